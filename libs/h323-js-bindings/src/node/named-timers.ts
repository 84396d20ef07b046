import type { RimClock } from './rim.ts';

/** The timers of a machine, by the names it gives them. */
export class NamedTimers {
  readonly #clock: RimClock;
  readonly #onTimer: (name: string) => void;
  readonly #cancel = new Map<string, () => void>();

  constructor(clock: RimClock, onTimer: (name: string) => void) {
    this.#clock = clock;
    this.#onTimer = onTimer;
  }

  /** How many run. */
  get size(): number {
    return this.#cancel.size;
  }

  /** Starts a timer, or starts it again. */
  arm(name: string, ms: number): void {
    this.disarm(name);
    const cancel = this.#clock.after(ms, () => {
      this.#cancel.delete(name);
      this.#onTimer(name);
    });
    this.#cancel.set(name, cancel);
  }

  disarm(name: string): void {
    this.#cancel.get(name)?.();
    this.#cancel.delete(name);
  }

  clear(): void {
    for (const name of [...this.#cancel.keys()]) this.disarm(name);
  }
}
