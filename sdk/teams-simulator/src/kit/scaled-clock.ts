import type { Clock } from '@opencvi/plugin-api';

/** A clock that runs faster than the real one, so that 45 minutes can pass in a test. The scale may change; timers keep theirs. */
export class ScaledClock implements Clock {
  readonly #real: Clock;
  #scale: number;
  #since: { real: number; scaled: number };

  constructor(real: Clock, scale = 1) {
    this.#real = real;
    this.#scale = scale;
    this.#since = { real: real.now(), scaled: real.now() };
  }

  get scale(): number {
    return this.#scale;
  }

  /** From now on time runs at another speed. */
  set scale(scale: number) {
    this.#since = { real: this.#real.now(), scaled: this.now() };
    this.#scale = scale;
  }

  now(): number {
    return this.#since.scaled + (this.#real.now() - this.#since.real) * this.#scale;
  }

  after(ms: number, callback: () => void): () => void {
    return this.#real.after(ms / this.#scale, callback);
  }

  every(ms: number, callback: () => void): () => void {
    return this.#real.every(ms / this.#scale, callback);
  }

  sleep(ms: number, signal: AbortSignal): Promise<void> {
    return this.#real.sleep(ms / this.#scale, signal);
  }

  within<T>(ms: number, work: Promise<T>): Promise<T> {
    return this.#real.within(ms / this.#scale, work);
  }
}
