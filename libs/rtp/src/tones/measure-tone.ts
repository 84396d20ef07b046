import { dbov } from '../audio-level.ts';

/** How much of a sound is one tone. */
export interface ToneMeasure {
  /** Share of the sound's energy, 0 to 1. */
  readonly level: number;
  /** Power of the tone alone; a full-scale sine is -3. */
  readonly dbov: number;
}

/** Blocks of this length are measured each for itself, so that a splice or a slip of the clock does not cancel the tone. */
const BLOCK_MS = 50;

/** Measures the tone at `hz`, and what lies within about 20 Hz of it, by the Goertzel algorithm. */
export function measureTone(pcm: Int16Array, sampleRate: number, hz: number): ToneMeasure {
  const block = Math.max(1, Math.min(pcm.length, Math.round((sampleRate * BLOCK_MS) / 1000)));
  let tone = 0;
  let total = 0;
  for (let at = 0; at + block <= pcm.length; at += block) {
    const samples = pcm.subarray(at, at + block);
    tone += toneEnergy(samples, (2 * Math.PI * hz) / sampleRate);
    total += energy(samples);
  }
  const measured = Math.floor(pcm.length / block) * block;
  if (total === 0) return { level: 0, dbov: dbov(0) };
  return { level: Math.min(1, tone / total), dbov: dbov(Math.sqrt(tone / measured)) };
}

/** Energy of the sine of angular step `omega` that fits the samples best. */
export function toneEnergy(samples: Int16Array, omega: number): number {
  const coefficient = 2 * Math.cos(omega);
  let last = 0;
  let before = 0;
  for (let i = 0; i < samples.length; i++) {
    const next = (samples[i] as number) + coefficient * last - before;
    before = last;
    last = next;
  }
  const power = last * last + before * before - coefficient * last * before;
  return (2 * power) / samples.length;
}

function energy(samples: Int16Array): number {
  let sum = 0;
  for (let i = 0; i < samples.length; i++) sum += (samples[i] as number) * (samples[i] as number);
  return sum;
}
