import type { Clock } from '@opencvi/plugin-api';

/** A clock that moves when it is told to. */
export class ManualClock implements Clock {
  #now = Date.UTC(2026, 0, 1);
  readonly #timers = new Set<{ at: number; every: number | undefined; callback: () => void }>();

  /** How many timers are running: none may be left at a test's end. */
  get pending(): number {
    return this.#timers.size;
  }

  now(): number {
    return this.#now;
  }

  after(ms: number, callback: () => void): () => void {
    return this.#add(ms, undefined, callback);
  }

  every(ms: number, callback: () => void): () => void {
    return this.#add(ms, ms, callback);
  }

  sleep(ms: number): Promise<void> {
    return new Promise(resolve => this.after(ms, resolve));
  }

  within<T>(_ms: number, work: Promise<T>): Promise<T> {
    return work;
  }

  advance(ms: number): void {
    const end = this.#now + ms;
    for (let next = this.#next(end); next !== undefined; next = this.#next(end)) {
      this.#now = next.at;
      if (next.every === undefined) this.#timers.delete(next);
      else next.at += next.every;
      next.callback();
    }
    this.#now = end;
  }

  #next(end: number) {
    return [...this.#timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
  }

  #add(ms: number, every: number | undefined, callback: () => void): () => void {
    const timer = { at: this.#now + ms, every, callback };
    this.#timers.add(timer);
    return () => void this.#timers.delete(timer);
  }
}
