const MIN_PITCH_HZ = 66;
const MAX_PITCH_HZ = 400;
const FADE_START_MS = 10;
const FADE_END_MS = 60;

/**
 * Conceals losses of codecs that have no concealment of their own: goes on with the last pitch period and fades to silence
 * within 60 ms (the method of G.711 Appendix I, without its overlap into the past, so it adds no delay).
 */
export class Concealment {
  readonly #sampleRate: number;
  readonly #history: Int16Array;
  #lag = 0;
  /** Samples concealed since the last frame heard. */
  #concealed = 0;
  #blend: Int16Array | undefined;

  constructor(sampleRate: number) {
    this.#sampleRate = sampleRate;
    this.#history = new Int16Array(Math.ceil((2.5 * sampleRate) / MIN_PITCH_HZ));
  }

  /** Remembers a decoded frame. After a loss, its first 5 ms are blended with what concealment would have said. */
  heard(pcm: Int16Array): Int16Array {
    if (this.#concealed > 0) this.#blendIn(pcm);
    this.#concealed = 0;
    this.#lag = 0;
    const history = this.#history;
    const take = Math.min(pcm.length, history.length);
    history.copyWithin(0, take);
    history.set(pcm.subarray(pcm.length - take), history.length - take);
    return pcm;
  }

  /** The next `samples` samples after the last frame heard or concealed. */
  conceal(samples: number): Int16Array {
    const out = new Int16Array(samples);
    this.#continue(out);
    return out;
  }

  #continue(out: Int16Array): void {
    if (this.#lag === 0) this.#lag = this.#pitchLag();
    const history = this.#history;
    const start = history.length - this.#lag;
    const fadeStart = (FADE_START_MS * this.#sampleRate) / 1000;
    const fadeEnd = (FADE_END_MS * this.#sampleRate) / 1000;
    for (let i = 0; i < out.length; i++) {
      const at = this.#concealed + i;
      if (at >= fadeEnd) break;
      const gain = at <= fadeStart ? 1 : (fadeEnd - at) / (fadeEnd - fadeStart);
      out[i] = gain * (history[start + (at % this.#lag)] as number);
    }
    this.#concealed += out.length;
  }

  #blendIn(pcm: Int16Array): void {
    const length = Math.min(pcm.length, Math.floor(this.#sampleRate / 200));
    if (this.#blend?.length !== length) this.#blend = new Int16Array(length);
    else this.#blend.fill(0);
    this.#continue(this.#blend);
    for (let i = 0; i < length; i++) {
      const share = (i + 1) / (length + 1);
      pcm[i] = Math.round((1 - share) * (this.#blend[i] as number) + share * (pcm[i] as number));
    }
  }

  /** The lag at which the end of the history is most like itself, on every second sample: good enough to repeat by. */
  #pitchLag(): number {
    const history = this.#history;
    const minLag = Math.floor(this.#sampleRate / MAX_PITCH_HZ);
    const maxLag = Math.floor(this.#sampleRate / MIN_PITCH_HZ);
    const window = Math.min(history.length - maxLag, maxLag);
    const from = history.length - window;
    let best = 0;
    let bestLag = maxLag;
    for (let lag = minLag; lag <= maxLag; lag++) {
      let product = 0;
      let energy = 1;
      for (let i = from; i < history.length; i += 2) {
        const past = history[i - lag] as number;
        product += past * (history[i] as number);
        energy += past * past;
      }
      const score = product <= 0 ? 0 : (product * product) / energy;
      if (score > best) {
        best = score;
        bestLag = lag;
      }
    }
    return bestLag;
  }
}
