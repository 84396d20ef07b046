/**
 * The ports that media may use. Pairs are an even port and the odd one after it (RFC 3550 11); a port that was given back is used again as late
 * as possible, so that packets still under way to its last user do not reach the next one.
 */
export class PortRange {
  readonly #first: number;
  readonly #pairs: number;
  readonly #taken = new Set<number>();
  #next = 0;

  constructor(min: number, max: number) {
    this.#first = min + (min % 2);
    this.#pairs = Math.floor((max - this.#first + 1) / 2);
    if (this.#pairs < 1) throw new RangeError(`no pair of ports between ${min} and ${max}`);
  }

  get first(): number {
    return this.#first;
  }

  get last(): number {
    return this.#first + 2 * this.#pairs - 1;
  }

  /** How many pairs there are. */
  get size(): number {
    return this.#pairs;
  }

  /** How many pairs are free. */
  get free(): number {
    return this.#pairs - this.#taken.size;
  }

  /** The even port of a pair, or `undefined` when none is left. */
  take(): number | undefined {
    if (this.free === 0) return undefined;
    while (this.#taken.has(this.#next)) this.#next = (this.#next + 1) % this.#pairs;
    const pair = this.#next;
    this.#taken.add(pair);
    this.#next = (pair + 1) % this.#pairs;
    return this.#first + 2 * pair;
  }

  /** Whether a port is in use, as far as this range gave it out. */
  holds(port: number): boolean {
    const offset = port - this.#first;
    return offset >= 0 && this.#taken.has(offset >> 1);
  }

  /** Gives a pair back. */
  give(port: number): void {
    this.#taken.delete((port - this.#first) / 2);
  }
}
