import type { DigitMode } from '../options.ts';

type SignalledMode = Exclude<DigitMode, 'rfc4733'>;

/** Keys that the far side pressed, by the way in which it told. */
export class DigitLog {
  readonly #signalled: Record<SignalledMode, string> = { signal: '', alphanumeric: '', keypad: '' };
  readonly #inRtp: () => string;

  constructor(inRtp: () => string) {
    this.#inRtp = inRtp;
  }

  add(mode: SignalledMode, digits: string): void {
    this.#signalled[mode] += digits;
  }

  by(mode: DigitMode): string {
    return mode === 'rfc4733' ? this.#inRtp() : this.#signalled[mode];
  }

  get all(): string {
    return this.#inRtp() + Object.values(this.#signalled).join('');
  }
}
