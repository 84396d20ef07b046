import type { Clock, ClockTimer } from '../clock.ts';

interface Pending {
  readonly at: number;
  readonly callback: () => void;
}

/** A clock that stands still until a test advances it; due timers then fire in order. */
export class FakeClock implements Clock {
  #now = 0;
  readonly #pending = new Set<Pending>();

  now(): number {
    return this.#now;
  }

  get pending(): number {
    return this.#pending.size;
  }

  setTimeout(callback: () => void, milliseconds: number): ClockTimer {
    const timer = { at: this.#now + milliseconds, callback };
    this.#pending.add(timer);
    return { cancel: () => void this.#pending.delete(timer) };
  }

  advance(milliseconds: number): void {
    const end = this.#now + milliseconds;
    for (let next = this.#due(end); next; next = this.#due(end)) {
      this.#pending.delete(next);
      this.#now = Math.max(this.#now, next.at);
      next.callback();
    }
    this.#now = end;
  }

  #due(end: number): Pending | undefined {
    let first: Pending | undefined;
    for (const timer of this.#pending) if (timer.at <= end && (!first || timer.at < first.at)) first = timer;
    return first;
  }
}
