import { randomBytes } from 'node:crypto';
import type { Clock } from '@opencvi/plugin-api';
import type { CallNotification } from './notifications.ts';

/** What became of a notification. */
export type Delivery = 'applied' | 'unchanged' | 'late' | 'foreign';

/** A call that Graph tells us about. */
export interface ListeningCall {
  readonly cloud: string;
  readonly tenantId: string;
  deliver(notification: CallNotification): Delivery;
}

/** How long a call that is over is still known, so that what comes late is told from what was never ours. */
const afterlife = 10 * 60_000;

/** A call's place in the directory. */
export interface Registration {
  /** The last part of its callback address: 192 bits nobody can guess. */
  readonly key: string;
  /** The call is over: its place is kept for a while, for what comes late. */
  release(): void;
}

interface Entry {
  readonly call: ListeningCall;
  queue: Promise<unknown>;
}

/** The calls that callbacks can be for, by the key in their address. */
export class CallDirectory {
  readonly #clock: Clock;
  readonly #entries = new Map<string, Entry>();
  readonly #timers = new Set<() => void>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  register(call: ListeningCall, key: string = randomBytes(24).toString('base64url')): Registration {
    this.#entries.set(key, { call, queue: Promise.resolve() });
    return { key, release: () => this.#release(key) };
  }

  /** One after another for each call, in the order in which they came in. `undefined` when there is no such call. */
  inTurn<T>(key: string, work: (call: ListeningCall) => Promise<T>): Promise<T> | undefined {
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    const done = entry.queue.then(() => work(entry.call));
    entry.queue = done.catch(() => {});
    return done;
  }

  close(): void {
    for (const cancel of this.#timers) cancel();
    this.#timers.clear();
    this.#entries.clear();
  }

  #release(key: string): void {
    if (!this.#entries.has(key)) return;
    const cancel = this.#clock.after(afterlife, () => {
      this.#entries.delete(key);
      this.#timers.delete(cancel);
    });
    this.#timers.add(cancel);
  }
}
