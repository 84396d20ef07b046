import type { OpusDecoderHandle } from 'libopus-wasm';
import type { AudioDecoder } from './audio-codec.ts';
import { OpusHandle } from './opus-handle.ts';
import type { OpusLibrary } from './opus-library.ts';

const FRAME = 960;
/** 2.5 ms: what concealment counts in. */
const GRAIN = 120;
/** 120 ms: the longest packet, and the most libopus conceals at once. */
const MAX_SAMPLES = 5760;

/** Opus decoder to 48 kHz mono; stereo packets are mixed down by libopus. */
export class OpusDecoder implements AudioDecoder {
  readonly sampleRate = 48000;
  readonly #handle: OpusHandle<OpusDecoderHandle>;

  constructor(library: OpusLibrary) {
    this.#handle = new OpusHandle(library.takeDecoder());
  }

  decode(payload: Uint8Array): Int16Array {
    if (payload.length === 0) return this.conceal(FRAME);
    try {
      return this.#handle.get()?.decode(payload) ?? new Int16Array(FRAME);
    } catch {
      // a packet libopus calls corrupt: the frame is lost, the call is not
      return this.conceal(FRAME);
    }
  }

  conceal(samples: number): Int16Array {
    const handle = this.#handle.get();
    const out = new Int16Array(samples);
    if (!handle) return out;
    for (let done = 0; done < samples; ) {
      const part = Math.min(MAX_SAMPLES, Math.ceil((samples - done) / GRAIN) * GRAIN);
      const pcm = handle.decodePacketLoss(part);
      out.set(pcm.subarray(0, Math.min(pcm.length, samples - done)), done);
      done += part;
    }
    return out;
  }

  recover(next: Uint8Array, samples: number): Int16Array {
    const usable = next.length > 0 && samples % GRAIN === 0 && samples <= MAX_SAMPLES;
    try {
      const pcm = usable ? this.#handle.get()?.decode(next, { decodeFec: true, frameSize: samples }) : undefined;
      return pcm?.length === samples ? pcm : this.conceal(samples);
    } catch {
      return this.conceal(samples);
    }
  }

  close(): void {
    this.#handle.close();
  }
}
