import { writeFile } from 'node:fs/promises';
import { AudioMixer, audioCodec } from '@opencvi/rtp';
import { TempDir } from '../../rig/temp-dir.ts';
import { compare, quietOnes } from '../measure/compare.ts';
import { cpuOf } from '../measure/cpu.ts';
import { interleave } from '../measure/rounds.ts';
import { median } from '../measure/statistics.ts';
import type { Measured, Subject } from '../measure/trial.ts';
import { comparedRow, type Row } from '../row.ts';
import type { SuitePlan } from '../suite-plan.ts';
import { ffmpegCpu } from './ffmpeg.ts';
import { framesOf, voice } from './voice.ts';

const RATE = 16_000;
const PARTIES = 10;

/** Sound: CPU time per frame of 20 ms. */
export async function codecSuite(plan: SuitePlan): Promise<Row[]> {
  await using dir = await TempDir.make('bench-codecs');
  const pcm = voice(RATE, plan.quick ? 120 : 300);
  const frames = framesOf(pcm, RATE);
  const payloads = encodeAll(frames);
  const [raw, coded] = [dir.file('voice.s16'), dir.file('voice.g722')];
  await writeFile(raw, new Uint8Array(pcm.buffer));
  await writeFile(coded, Buffer.concat(payloads));
  const rawInput = ['-f', 's16le', '-ar', `${RATE}`, '-ac', '1', '-i', raw];
  const perFrame = (microseconds: number): Measured => ({ cost: microseconds / frames.length });
  const trials = await interleave(
    [
      here('encode', frames.length, () => encodeAll(frames)),
      // what ffmpeg spends on reading and counting is not the codec's
      { name: 'ffmpeg encode', run: async () => perFrame((await ffmpegCpu([...rawInput, '-c:a', 'g722'])) - (await ffmpegCpu(rawInput))) },
      here('decode', frames.length, () => decodeAll(payloads)),
      { name: 'ffmpeg decode', run: async () => perFrame((await ffmpegCpu(['-f', 'g722', '-i', coded])) - (await ffmpegCpu(rawInput))) },
      here('mix', frames.length * PARTIES, () => mixAll(frames)),
    ],
    plan,
  );
  const of = (name: string) => trials.get(name) ?? [];
  const row = (half: string): Row => {
    const about = { suite: 'codecs', unit: 'µs/frame', name: `G.722, ${half}`, peer: "ffmpeg's g722" } as const;
    return comparedRow(about, compare(of(half), of(`ffmpeg ${half}`)));
  };
  const { kept, rounds } = quietOnes(of('mix'), trial => trial.noise === undefined);
  const mix: Row = {
    suite: 'codecs',
    name: `mixer, ${PARTIES} parties that speak`,
    unit: 'µs/frame and party',
    ours: median(kept.map(trial => trial.cost)),
    target: { of: 'value', most: 5 },
    rounds,
  };
  return [row('encode'), row('decode'), mix];
}

/** Work in this process. */
function here(name: string, units: number, work: () => void): Subject {
  return {
    name,
    run: async () => {
      const before = cpuOf(process.pid);
      work();
      return { cost: (cpuOf(process.pid) - before) / units };
    },
  };
}

function encodeAll(frames: readonly Int16Array[]): Uint8Array[] {
  const encoder = g722().createEncoder();
  return frames.map(frame => encoder.encode(frame));
}

function decodeAll(payloads: readonly Uint8Array[]): void {
  const decoder = g722().createDecoder();
  for (const payload of payloads) decoder.decode(payload);
}

function g722() {
  const codec = audioCodec('G722');
  if (!codec) throw new Error('there is no G.722');
  return codec;
}

/** Every party says what the others say, at another time. */
function mixAll(frames: readonly Int16Array[]): void {
  const mixer = new AudioMixer({ sampleRate: RATE });
  const ports = Array.from({ length: PARTIES }, (_, i) => mixer.add(`party ${i}`));
  for (let tick = 0; tick < frames.length; tick++) {
    for (const [i, port] of ports.entries()) port.push(frames[(tick + 37 * i) % frames.length] as Int16Array);
    mixer.tick();
    for (const port of ports) mixer.pull(port);
  }
}
