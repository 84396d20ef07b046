import type { Clock } from '@opencvi/plugin-api';

interface Timer {
  at: number;
  readonly every: number | undefined;
  readonly callback: () => void;
}

/** A clock that stands still until it is advanced. */
export class ManualClock implements Clock {
  #now: number;
  readonly #timers = new Set<Timer>();

  constructor(now = 1_700_000_000_000) {
    this.#now = now;
  }

  /** How many timers are armed: none when everything was cleaned up. */
  get armed(): number {
    return this.#timers.size;
  }

  now(): number {
    return this.#now;
  }

  after(ms: number, callback: () => void): () => void {
    return this.#arm({ at: this.#now + ms, every: undefined, callback });
  }

  every(ms: number, callback: () => void): () => void {
    return this.#arm({ at: this.#now + ms, every: ms, callback });
  }

  sleep(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      const abort = () => {
        cancel();
        reject(signal.reason);
      };
      const cancel = this.after(ms, () => {
        signal.removeEventListener('abort', abort);
        resolve();
      });
      signal.addEventListener('abort', abort, { once: true });
    });
  }

  within<T>(_ms: number, work: Promise<T>): Promise<T> {
    return work;
  }

  /** Lets time pass, timer by timer, and gives promises and sockets a turn after each step of 20 ms. */
  async advance(ms: number): Promise<void> {
    const end = this.#now + ms;
    while (this.#now < end) {
      this.#step(Math.min(end, this.#now + 20));
      await new Promise(resolve => setImmediate(resolve));
    }
  }

  #step(until: number): void {
    for (;;) {
      const due = [...this.#timers].filter(timer => timer.at <= until).sort((a, b) => a.at - b.at)[0];
      if (!due) break;
      this.#now = Math.max(this.#now, due.at);
      if (due.every === undefined) this.#timers.delete(due);
      else due.at += due.every;
      due.callback();
    }
    this.#now = until;
  }

  #arm(timer: Timer): () => void {
    this.#timers.add(timer);
    return () => void this.#timers.delete(timer);
  }
}
