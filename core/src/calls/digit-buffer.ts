import type { Clock, Digits } from '@opencvi/plugin-api';

/** More than this typed ahead is no conference id any more. */
const most = 64;
const valid = /^[0-9*#A-D]$/;

/** Keeps digits until somebody reads them. */
export class DigitBuffer implements Digits {
  readonly #clock: Clock;
  readonly #digits: string[] = [];
  #waiting: ((digit: string) => void) | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  push(digit: string): void {
    if (!valid.test(digit)) return;
    if (this.#waiting) this.#waiting(digit);
    else if (this.#digits.length < most) this.#digits.push(digit);
  }

  next(ms: number, signal: AbortSignal): Promise<string | undefined> {
    const ready = this.#digits.shift();
    if (ready !== undefined) return Promise.resolve(ready);
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      const settle = (how: () => void): void => {
        this.#waiting = undefined;
        cancel();
        signal.removeEventListener('abort', abort);
        how();
      };
      const abort = (): void => settle(() => reject(signal.reason));
      const cancel = this.#clock.after(ms, () => settle(() => resolve(undefined)));
      signal.addEventListener('abort', abort, { once: true });
      this.#waiting = digit => settle(() => resolve(digit));
    });
  }

  clear(): void {
    this.#digits.length = 0;
  }
}
