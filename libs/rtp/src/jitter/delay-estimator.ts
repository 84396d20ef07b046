/** Share of packets that should be in time. */
const QUANTILE = 0.97;
/** Each packet makes what came before count this much less: about 500 packets, 10 s, are remembered. */
const FORGET = 0.998;
const BUCKET_MS = 10;
const BUCKETS = 60;
/** The fastest packet of the last 5 to 10 s is the measure of lateness, so that clock drift does not add up. */
const BASE_WINDOW_MS = 5000;

/** Learns how late packets come, and so how long to hold them back: a forgetting histogram of lateness. */
export class DelayEstimator {
  readonly #weights = new Float64Array(BUCKETS);
  #total = 0;
  #windowStart: number | undefined;
  #fastest = Number.POSITIVE_INFINITY;
  #fastestBefore = Number.POSITIVE_INFINITY;

  /** Takes a packet: its media time and its arrival, both in ms. */
  observe(mediaMs: number, arrivalMs: number): void {
    const transit = arrivalMs - mediaMs;
    this.#windowStart ??= arrivalMs;
    if (arrivalMs - this.#windowStart > BASE_WINDOW_MS) {
      this.#windowStart = arrivalMs;
      this.#fastestBefore = this.#fastest;
      this.#fastest = Number.POSITIVE_INFINITY;
    }
    this.#fastest = Math.min(this.#fastest, transit);
    const late = transit - Math.min(this.#fastest, this.#fastestBefore);
    const bucket = Math.min(BUCKETS - 1, Math.floor(late / BUCKET_MS));
    for (let i = 0; i < BUCKETS; i++) this.#weights[i] = (this.#weights[i] as number) * FORGET;
    this.#weights[bucket] = (this.#weights[bucket] as number) + 1;
    this.#total = this.#total * FORGET + 1;
  }

  /** The lateness that all but a few packets keep below, in ms. */
  get latenessMs(): number {
    let sum = 0;
    for (let i = 0; i < BUCKETS; i++) {
      sum += this.#weights[i] as number;
      if (sum >= this.#total * QUANTILE) return this.#total === 0 ? 0 : (i + 1) * BUCKET_MS;
    }
    return BUCKETS * BUCKET_MS;
  }

  reset(): void {
    this.#weights.fill(0);
    this.#total = 0;
    this.#windowStart = undefined;
    this.#fastest = Number.POSITIVE_INFINITY;
    this.#fastestBefore = Number.POSITIVE_INFINITY;
  }
}
