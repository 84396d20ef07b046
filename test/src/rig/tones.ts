import { writeFile } from 'node:fs/promises';
import { writeWav } from '@opencvi/rtp';
import { cachedMedia } from './media-cache.ts';
import type { Recording } from './recording.ts';

/** A tone file: its pitch, and how it is sampled. */
export interface ToneFile {
  readonly hz: number;
  readonly sampleRate: number;
  readonly seconds: number;
}

const AMPLITUDE = 0.4;
const FULL_SCALE = 32_768;
const BLOCK_SECONDS = 0.05;
/** A block holds the tone when most of its power lies there... */
const PRESENT_SHARE = 0.5;
/** ...and it is not a quiet remainder. */
const PRESENT_LEVEL = 0.01;

/** A WAV file that holds one tone. With whole hertz and whole seconds it loops without a click. */
export function toneFile(tone: ToneFile): Promise<string> {
  return cachedMedia(`tone-${tone.hz}.wav`, { tone, AMPLITUDE }, path => {
    const { pcm, sampleRate } = makeTone(tone);
    return writeFile(path, writeWav({ samples: pcm, sampleRate, channels: 1 }));
  });
}

/** One tone, 8 dB below full scale. */
export function makeTone({ hz, sampleRate, seconds }: ToneFile): Recording {
  const step = (2 * Math.PI * hz) / sampleRate;
  const pcm = Int16Array.from({ length: sampleRate * seconds }, (_, n) => Math.round(AMPLITUDE * (FULL_SCALE - 1) * Math.sin(step * n)));
  return { pcm, sampleRate };
}

/** Loudest amplitude of the tone in any 50 ms of the recording, 1 being full scale. */
export function toneLevel(pcm: Int16Array, sampleRate: number, hz: number): number {
  return Math.max(0, ...blocks(pcm, sampleRate).map(block => measure(block, sampleRate, hz).level));
}

/** Seconds of the recording during which the tone was what could be heard. */
export function secondsOfTone({ pcm, sampleRate }: Recording, hz: number): number {
  const heard = blocks(pcm, sampleRate).filter(block => {
    const { level, share } = measure(block, sampleRate, hz);
    return level >= PRESENT_LEVEL && share >= PRESENT_SHARE;
  });
  return heard.length * BLOCK_SECONDS;
}

/** Amplitude of the tone (Goertzel's algorithm), and the share of the block's power that it has. */
function measure(block: Int16Array, sampleRate: number, hz: number): { level: number; share: number } {
  const k = 2 * Math.cos((2 * Math.PI * hz) / sampleRate);
  let last = 0;
  let beforeLast = 0;
  let energy = 0;
  for (const sample of block) {
    const x = sample / FULL_SCALE;
    const next = x + k * last - beforeLast;
    beforeLast = last;
    last = next;
    energy += x * x;
  }
  const power = last * last + beforeLast * beforeLast - k * last * beforeLast;
  const level = (2 * Math.sqrt(Math.max(0, power))) / block.length;
  return { level, share: energy === 0 ? 0 : (level * level * block.length) / 2 / energy };
}

function blocks(pcm: Int16Array, sampleRate: number): Int16Array[] {
  const size = Math.round(sampleRate * BLOCK_SECONDS);
  return Array.from({ length: Math.floor(pcm.length / size) }, (_, n) => pcm.subarray(n * size, (n + 1) * size));
}
