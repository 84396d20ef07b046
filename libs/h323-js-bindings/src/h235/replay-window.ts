/** What makes a message unlike any other of its sender: when it was made, in seconds, and a number that grows. */
export interface Freshness {
  readonly timeStamp: number;
  readonly random: number | bigint;
}

/**
 * Remembers the messages of one sender, so that none is taken twice (H.235.1 7.3). It holds `capacity` of them: to take in more it forgets the
 * oldest, and refuses from then on whatever is not newer than what it forgot. Order does not matter, UDP keeps none.
 */
export class ReplayWindow {
  readonly #capacity: number;
  readonly #seen = new Map<string, number>();
  /** Nothing made then or before is new. */
  #forgotten = 0;

  constructor(capacity = 1024) {
    this.#capacity = capacity;
  }

  /** Whether the message may be new. */
  isNew(message: Freshness): boolean {
    return message.timeStamp > this.#forgotten && !this.#seen.has(keyOf(message));
  }

  /** Call it for authentic messages only: others would push them out. */
  remember(message: Freshness): void {
    this.#seen.set(keyOf(message), message.timeStamp);
    if (this.#seen.size > this.#capacity) this.#forgetOldest();
  }

  #forgetOldest(): void {
    const times = [...this.#seen.values()].sort((a, b) => a - b);
    // A quarter at once, so that this is done seldom.
    this.#forgotten = times[Math.floor(this.#capacity / 4)] ?? 0;
    for (const [key, timeStamp] of this.#seen) if (timeStamp <= this.#forgotten) this.#seen.delete(key);
  }
}

function keyOf({ timeStamp, random }: Freshness): string {
  return `${timeStamp} ${random}`;
}
