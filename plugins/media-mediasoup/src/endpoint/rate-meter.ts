const seconds = 5;

/** Sums over the last few seconds, in buckets of one second. */
export class RateMeter {
  readonly #buckets = new Float64Array(seconds);
  #second = 0;
  #first: number | undefined;

  add(amount: number, now: number): void {
    this.#advance(now);
    this.#first ??= now;
    const at = this.#second % seconds;
    this.#buckets[at] = (this.#buckets[at] ?? 0) + amount;
  }

  /** The amount per second. */
  perSecond(now: number): number {
    this.#advance(now);
    if (this.#first === undefined) return 0;
    const from = Math.max(this.#first, (this.#second - seconds + 1) * 1000);
    const span = Math.max(1, (now - from) / 1000);
    return this.#buckets.reduce((sum, bucket) => sum + bucket, 0) / span;
  }

  #advance(now: number): void {
    const second = Math.floor(now / 1000);
    if (second === this.#second) return;
    if (second - this.#second >= seconds) this.#buckets.fill(0);
    else for (let past = this.#second + 1; past <= second; past++) this.#buckets[past % seconds] = 0;
    this.#second = second;
  }
}
