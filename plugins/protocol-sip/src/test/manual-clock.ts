import { type Clock, TimeoutError } from '@opencvi/plugin-api';

interface Alarm {
  at: number;
  readonly every: number | undefined;
  readonly callback: () => void;
}

/** A clock that stands still until a test turns its hands. */
export class ManualClock implements Clock {
  #now = 1_700_000_000_000;
  readonly #alarms = new Set<Alarm>();

  now(): number {
    return this.#now;
  }

  /** How many timers are set. */
  get pending(): number {
    return this.#alarms.size;
  }

  after(ms: number, callback: () => void): () => void {
    return this.#set({ at: this.#now + ms, every: undefined, callback });
  }

  every(ms: number, callback: () => void): () => void {
    return this.#set({ at: this.#now + ms, every: ms, callback });
  }

  sleep(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const stop = this.after(ms, resolve);
      signal.addEventListener('abort', () => {
        stop();
        reject(signal.reason);
      });
    });
  }

  async within<T>(ms: number, work: Promise<T>): Promise<T> {
    let stop = () => {};
    const late = new Promise<never>((_, reject) => {
      stop = this.after(ms, () => reject(new TimeoutError(ms)));
    });
    try {
      return await Promise.race([work, late]);
    } finally {
      stop();
    }
  }

  /** Lets time pass; what falls due runs in order, and what it promised is awaited. */
  async advance(ms: number): Promise<void> {
    const end = this.#now + ms;
    for (let alarm = this.#due(end); alarm; alarm = this.#due(end)) {
      this.#now = alarm.at;
      if (alarm.every === undefined) this.#alarms.delete(alarm);
      else alarm.at += alarm.every;
      alarm.callback();
      await settled();
    }
    this.#now = end;
    await settled();
  }

  #set(alarm: Alarm): () => void {
    this.#alarms.add(alarm);
    return () => void this.#alarms.delete(alarm);
  }

  #due(end: number): Alarm | undefined {
    return [...this.#alarms].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
  }
}

/** Every promise that can settle without time or network has. */
export function settled(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve));
}
