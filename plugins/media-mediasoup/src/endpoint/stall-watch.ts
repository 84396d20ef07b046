import type { Clock } from '@opencvi/plugin-api';

/** Whom the watch tells. */
export interface StallListener {
  started(): void;
  stalled(): void;
}

/** Notices the first media, and silence that lasts too long. RTCP counts as a sign of life: a muted device may send nothing else. */
export class StallWatch {
  readonly #clock: Clock;
  readonly #timeout: number;
  readonly #listener: StallListener;
  #expected = false;
  #started = false;
  #stalled = false;
  #lastAt = 0;
  #cancel: (() => void) | undefined;

  constructor(clock: Clock, timeout: number, listener: StallListener) {
    this.#clock = clock;
    this.#timeout = timeout;
    this.#listener = listener;
  }

  /** States whether the far end should be sending. The time counts from now. */
  expect(expected: boolean): void {
    if (expected === this.#expected) return;
    this.#expected = expected;
    this.#stalled = false;
    this.#cancel?.();
    this.#cancel = undefined;
    if (!expected) return;
    this.#lastAt = this.#clock.now();
    this.#arm(this.#timeout);
  }

  /** Media came. */
  alive(): void {
    this.stillThere();
    if (this.#started) return;
    this.#started = true;
    this.#listener.started();
  }

  /** A sign of life came. */
  stillThere(): void {
    this.#lastAt = this.#clock.now();
    if (!this.#stalled || !this.#expected) return;
    this.#stalled = false;
    this.#arm(this.#timeout);
  }

  close(): void {
    this.expect(false);
  }

  #arm(ms: number): void {
    this.#cancel = this.#clock.after(ms, () => {
      const left = this.#lastAt + this.#timeout - this.#clock.now();
      if (left > 0) {
        this.#arm(left);
        return;
      }
      this.#stalled = true;
      this.#listener.stalled();
    });
  }
}
