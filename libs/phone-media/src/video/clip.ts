import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { splitAccessUnits, splitAnnexB } from '@opencvi/rtp';

/** A loop of H.264 whose first picture is its only key frame. */
export interface Clip {
  readonly accessUnits: readonly (readonly Uint8Array[])[];
  readonly framesPerSecond: number;
}

const framesPerSecond = 15;
let loaded: Promise<Clip> | undefined;

/** What the phone shows: coloured quadrants in a yellow border, 640x360, constrained baseline. Read once. */
export function testClip(): Promise<Clip> {
  // The same distance from src/video and dist/video
  const file = path.join(import.meta.dirname, '../../assets/clip.h264');
  loaded ??= readFile(file).then(bytes => ({ accessUnits: splitAccessUnits(splitAnnexB(bytes)), framesPerSecond }));
  return loaded;
}
