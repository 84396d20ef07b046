import { writeFileSync } from 'node:fs';
import { audioCodec, SineGenerator, sine, writeWav } from '@opencvi/rtp';
import type { FakeDevice } from './fake-device.ts';
import { temporaryPath } from './temporary.ts';

/** Writes a WAV file with a tone; gives its path. */
export function toneFile(hz: number, ms: number, sampleRate = 22_050): string {
  const file = temporaryPath(`${hz}.wav`);
  writeFileSync(file, writeWav({ sampleRate, channels: 1, samples: sine({ sampleRate, hz, amplitude: 0.5 }, ms) }));
  return file;
}

/** Makes a device say a tone, frame by frame. */
export class ToneSpeaker {
  readonly #device: FakeDevice;
  readonly #sine: SineGenerator;
  readonly #encoder;
  readonly #samples: number;

  constructor(device: FakeDevice, codecName: string, hz: number) {
    const codec = audioCodec(codecName);
    if (!codec) throw new Error(`no codec ${codecName}`);
    this.#device = device;
    this.#encoder = codec.createEncoder();
    this.#sine = new SineGenerator({ sampleRate: codec.sampleRate, hz, amplitude: 0.3 });
    this.#samples = codec.sampleRate / 50;
  }

  /** Says 20 ms. */
  say(): void {
    this.#device.sendAudio(this.#encoder.encode(this.#sine.next(this.#samples)));
  }

  close(): void {
    this.#encoder.close();
  }
}
