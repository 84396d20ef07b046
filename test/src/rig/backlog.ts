import { DeadlineError, deadlineOf, type Wait } from './eventually.ts';

interface Waiter<T> {
  readonly accepts: (item: T) => boolean;
  readonly give: (item: T) => void;
  readonly fail: (error: Error) => void;
}

/**
 * An asynchronous queue of what a peer reported. `next` takes the first matching item, one that came earlier included,
 * and leaves the others where they are; so the order in which a test waits does not matter.
 */
export class Backlog<T> {
  readonly #items: T[] = [];
  readonly #waiters = new Set<Waiter<T>>();
  readonly #limit: number;
  #ended: Error | undefined;

  constructor(limit = 10_000) {
    this.#limit = limit;
  }

  /** Items that nobody has taken, oldest first. */
  get waiting(): readonly T[] {
    return this.#items;
  }

  push(item: T): void {
    for (const waiter of this.#waiters) {
      if (!waiter.accepts(item)) continue;
      this.#waiters.delete(waiter);
      waiter.give(item);
      return;
    }
    this.#items.push(item);
    if (this.#items.length > this.#limit) this.#items.shift();
  }

  /** Fails everyone who waits, now and later: nothing more will come. */
  end(reason: Error): void {
    this.#ended ??= reason;
    for (const waiter of this.#waiters) waiter.fail(this.#ended);
    this.#waiters.clear();
  }

  /** Forgets what nobody has taken yet. */
  clear(): void {
    this.#items.length = 0;
  }

  /** Takes the first item that matches, as soon as there is one. */
  async next(accepts: (item: T) => boolean, wait: Wait): Promise<T> {
    const index = this.#items.findIndex(accepts);
    if (index >= 0) return this.#items.splice(index, 1)[0] as T;
    if (this.#ended) throw this.#ended;
    return new Promise<T>((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiters.delete(waiter);
        reject(new DeadlineError(wait));
      }, deadlineOf(wait));
      const settled =
        <V>(then: (value: V) => void) =>
        (value: V): void => {
          clearTimeout(timer);
          then(value);
        };
      const waiter: Waiter<T> = { accepts, give: settled(resolve), fail: settled(reject) };
      this.#waiters.add(waiter);
    });
  }
}
