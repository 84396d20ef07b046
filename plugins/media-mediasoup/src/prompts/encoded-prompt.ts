import { type AudioCodec, type AudioEncoder, resample } from '@opencvi/rtp';
import { frameMs } from '../frame-clock.ts';

/** Frames after which an encoder has settled on silence. */
const settleFrames = 10;

/**
 * An encoder that has heard silence, as the far end's decoder has: the step size of ADPCM (G.722) then agrees, and a prompt begins without a
 * crackle. Gives its last frame of silence as well.
 */
export function settledEncoder(codec: AudioCodec): { readonly encoder: AudioEncoder; readonly silence: Uint8Array } {
  const encoder = codec.createEncoder();
  const quiet = new Int16Array((codec.sampleRate * frameMs) / 1000);
  for (let i = 1; i < settleFrames; i++) encoder.encode(quiet);
  return { encoder, silence: Uint8Array.from(encoder.encode(quiet)) };
}

/**
 * A prompt in one codec, in frames of 20 ms. Frames are encoded when they are first asked for, in order: the first caller hears the beginning
 * while the rest is not encoded yet, no long prompt holds up everybody's packets, and later callers share what is there.
 */
export class EncodedPrompt {
  /** How many frames there are. */
  readonly length: number;
  readonly #samples: number;
  readonly #codec: AudioCodec;
  readonly #frames: Uint8Array[] = [];
  #pcm: Int16Array | undefined;
  #encoder: AudioEncoder | undefined;

  constructor(codec: AudioCodec, pcm: Int16Array, sampleRate: number) {
    this.#codec = codec;
    this.#pcm = resample(pcm, sampleRate, codec.sampleRate);
    this.#samples = (codec.sampleRate * frameMs) / 1000;
    this.length = Math.ceil(this.#pcm.length / this.#samples);
  }

  /** A frame by number, from 0; `undefined` past the end. */
  frame(index: number): Uint8Array | undefined {
    while (this.#frames.length <= index && this.#pcm) this.#encodeNext(this.#pcm);
    return this.#frames[index];
  }

  /** About how many bytes it takes. */
  get size(): number {
    const encoded = this.#frames.reduce((sum, frame) => sum + frame.length, 0);
    return (this.#pcm?.byteLength ?? 0) + encoded;
  }

  #encodeNext(pcm: Int16Array): void {
    if (this.#frames.length >= this.length) {
      this.close();
      return;
    }
    this.#encoder ??= settledEncoder(this.#codec).encoder;
    const start = this.#frames.length * this.#samples;
    const frame = new Int16Array(this.#samples);
    frame.set(pcm.subarray(start, start + this.#samples));
    // the encoder may reuse its buffer for the next frame
    this.#frames.push(Uint8Array.from(this.#encoder.encode(frame)));
    if (this.#frames.length === this.length) this.close();
  }

  /** Lets go of what is needed to encode on. */
  close(): void {
    this.#encoder?.close();
    this.#encoder = undefined;
    this.#pcm = undefined;
  }
}
