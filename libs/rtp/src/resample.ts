import { type PolyphaseFilter, polyphaseFilter } from './resampler-filter.ts';
import { saturate } from './saturate.ts';

/** Changes the sample rate of a mono stream, frame by frame, without a seam. 20 ms in give exactly 20 ms out at 8, 16 and 48 kHz. */
export class Resampler {
  readonly from: number;
  readonly to: number;
  readonly #filter: PolyphaseFilter;
  /** The last `taps - 1` samples, then the frame. */
  #line: Float64Array;
  /** Where in the frame the next output lies: whole samples, and the phase between two. */
  #offset = 0;
  #phase = 0;

  constructor(from: number, to: number) {
    this.from = from;
    this.to = to;
    this.#filter = polyphaseFilter(from, to);
    this.#line = new Float64Array(this.#filter.taps - 1);
  }

  /** How late the output is, in ms. */
  get delayMs(): number {
    return this.from === this.to ? 0 : (500 * this.#filter.taps) / this.from;
  }

  /** The next frame; the very array given when the rates are the same. */
  process(pcm: Int16Array): Int16Array {
    if (this.from === this.to) return pcm;
    const { up, down, taps, coefficients } = this.#filter;
    const line = this.#load(pcm);
    const out = new Int16Array(Math.max(0, Math.ceil(((pcm.length - this.#offset) * up - this.#phase) / down)));
    let offset = this.#offset;
    let phase = this.#phase;
    for (let n = 0; n < out.length; n++) {
      const row = phase * taps;
      let sum = 0;
      for (let i = 0; i < taps; i++) sum += (coefficients[row + i] as number) * (line[offset + i] as number);
      out[n] = saturate(Math.round(sum));
      phase += down;
      while (phase >= up) {
        phase -= up;
        offset++;
      }
    }
    this.#phase = phase;
    this.#offset = offset - pcm.length;
    line.copyWithin(0, pcm.length, pcm.length + taps - 1);
    return out;
  }

  #load(pcm: Int16Array): Float64Array {
    const history = this.#filter.taps - 1;
    if (this.#line.length < history + pcm.length) {
      const longer = new Float64Array(history + pcm.length);
      longer.set(this.#line.subarray(0, history));
      this.#line = longer;
    }
    this.#line.set(pcm, history);
    return this.#line;
  }
}

/** Changes the rate of a whole recording, and takes the filter's delay off. */
export function resample(pcm: Int16Array, from: number, to: number): Int16Array {
  if (from === to) return pcm;
  const resampler = new Resampler(from, to);
  const delay = Math.round((resampler.delayMs * to) / 1000);
  const tail = Math.ceil((resampler.delayMs * from) / 1000) + 1;
  const padded = new Int16Array(pcm.length + tail);
  padded.set(pcm);
  const length = Math.round((pcm.length * to) / from);
  return resampler.process(padded).slice(delay, delay + length);
}
