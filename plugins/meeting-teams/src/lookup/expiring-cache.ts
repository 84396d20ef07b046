import type { Clock } from '@opencvi/plugin-api';

/** Remembers values for a while each, the newest of them when there are too many. */
export class ExpiringCache<T> {
  readonly #clock: Clock;
  readonly #maximum: number;
  readonly #entries = new Map<string, { readonly value: T; readonly until: number }>();

  constructor(clock: Clock, maximum = 10_000) {
    this.#clock = clock;
    this.#maximum = maximum;
  }

  get(key: string): { readonly value: T } | undefined {
    const entry = this.#entries.get(key);
    if (!entry || entry.until > this.#clock.now()) return entry;
    this.#entries.delete(key);
    return undefined;
  }

  set(key: string, value: T, ms: number): void {
    this.#entries.delete(key);
    if (ms <= 0) return;
    this.#entries.set(key, { value, until: this.#clock.now() + ms });
    const [oldest] = this.#entries.keys();
    if (this.#entries.size > this.#maximum && oldest !== undefined) this.#entries.delete(oldest);
  }
}
