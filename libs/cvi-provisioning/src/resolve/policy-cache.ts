/** How long Teams keeps a user's policy before it looks again. */
export const policyCacheLifetime = 6 * 3_600_000;

/** What the cache is made from. */
export interface PolicyCacheOptions {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Milliseconds; Teams' own when absent. */
  readonly lifetime?: number;
  /** The oldest entries give way above this. */
  readonly capacity?: number;
}

/** Keeps what was resolved for a user for as long as Teams does: a change shows in new meetings only after that. */
export class PolicyCache<T> {
  readonly #entries = new Map<string, { readonly value: T; readonly until: number }>();
  readonly #now: () => number;
  readonly #lifetime: number;
  readonly #capacity: number;

  constructor({ now, lifetime = policyCacheLifetime, capacity = 10_000 }: PolicyCacheOptions) {
    this.#now = now;
    this.#lifetime = lifetime;
    this.#capacity = capacity;
  }

  /** What is kept for a key, or else what `resolve` gives now. */
  get(key: string, resolve: () => T): T {
    const kept = this.#entries.get(key);
    if (kept && kept.until > this.#now()) return kept.value;
    const value = resolve();
    this.#entries.delete(key);
    this.#entries.set(key, { value, until: this.#now() + this.#lifetime });
    const [oldest] = this.#entries.keys();
    if (this.#entries.size > this.#capacity && oldest !== undefined) this.#entries.delete(oldest);
    return value;
  }

  /** Forgets everything, for simulators that do not want to wait. */
  clear(): void {
    this.#entries.clear();
  }
}
