import { writeFile } from 'node:fs/promises';
import { measureTone, sine, writeWav } from '@opencvi/rtp';
import { cachedMedia } from './media-cache.ts';
import type { Recording } from './recording.ts';

/** A tone file: its pitch, and how it is sampled. */
export interface ToneFile {
  readonly hz: number;
  readonly sampleRate: number;
  readonly seconds: number;
}

const AMPLITUDE = 0.4;
const BLOCK_SECONDS = 0.05;
/** A block holds the tone when most of its energy lies there... */
const PRESENT_SHARE = 0.5;
/** ...and it is not a quiet remainder. */
const PRESENT_DBOV = -45;

/** A WAV file that holds one tone. With whole hertz and whole seconds it loops without a click. */
export function toneFile(tone: ToneFile): Promise<string> {
  return cachedMedia(`tone-${tone.hz}.wav`, { tone, AMPLITUDE }, path => {
    const { pcm, sampleRate } = makeTone(tone);
    return writeFile(path, writeWav({ samples: pcm, sampleRate, channels: 1 }));
  });
}

/** The same without a header: Asterisk's format sln, 16-bit samples, little end first. */
export function rawToneFile(tone: ToneFile): Promise<string> {
  return cachedMedia(`tone-${tone.hz}.sln`, { tone, AMPLITUDE }, path => {
    const { pcm } = makeTone(tone);
    return writeFile(path, new Uint8Array(pcm.buffer, pcm.byteOffset, pcm.byteLength)); // all that run Asterisk have the little end first
  });
}

/** One tone, 8 dB below full scale. */
export function makeTone({ hz, sampleRate, seconds }: ToneFile): Recording {
  return { pcm: sine({ hz, sampleRate, amplitude: AMPLITUDE }, 1_000 * seconds), sampleRate };
}

/** Seconds of the recording during which the tone was what could be heard; with a lower `share`, one of the things. */
export function secondsOfTone({ pcm, sampleRate }: Recording, hz: number, share = PRESENT_SHARE): number {
  const block = Math.round(sampleRate * BLOCK_SECONDS);
  let heard = 0;
  for (let at = 0; at + block <= pcm.length; at += block) {
    const { level, dbov } = measureTone(pcm.subarray(at, at + block), sampleRate, hz);
    if (level >= share && dbov >= PRESENT_DBOV) heard++;
  }
  return heard * BLOCK_SECONDS;
}
