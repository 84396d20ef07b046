const FIRST = 10_000;
const LONGEST = 300_000;

/** How long to wait after failures, in milliseconds: twice as long after each, five minutes at most. */
export class BackOff {
  #failures = 0;

  next(): number {
    return Math.min(LONGEST, FIRST * 2 ** Math.min(this.#failures++, 10));
  }

  reset(): void {
    this.#failures = 0;
  }
}
