export interface SineOptions {
  readonly sampleRate: number;
  readonly hz: number;
  /** Peak, 0 to 1 of full scale. */
  readonly amplitude?: number;
}

/** A sine that goes on from frame to frame without a click. */
export class SineGenerator {
  readonly #step: number;
  readonly #peak: number;
  #phase = 0;

  constructor(options: SineOptions) {
    this.#step = (2 * Math.PI * options.hz) / options.sampleRate;
    this.#peak = 32767 * (options.amplitude ?? 0.25);
  }

  /** The next `samples` samples. */
  next(samples: number): Int16Array {
    const out = new Int16Array(samples);
    for (let i = 0; i < samples; i++) out[i] = Math.round(this.#peak * Math.sin(this.#phase + i * this.#step));
    this.#phase = (this.#phase + samples * this.#step) % (2 * Math.PI);
    return out;
  }
}

/** `ms` of a sine. */
export function sine(options: SineOptions, ms: number): Int16Array {
  return new SineGenerator(options).next(Math.round((options.sampleRate * ms) / 1000));
}
