/** Notices when a room types a sequence of keys, such as `*6`, without long pauses between them. */
export class TypedSequence {
  readonly #sequence: string;
  readonly #patience: number;
  #typed = '';
  #last = Number.NEGATIVE_INFINITY;

  /** `patience` is the longest pause between two keys, in milliseconds. */
  constructor(sequence: string, patience: number) {
    this.#sequence = sequence;
    this.#patience = patience;
  }

  /** A key was typed at this time (milliseconds). Answers whether it completes the sequence. */
  typed(digit: string, at: number): boolean {
    const before = at - this.#last > this.#patience ? '' : this.#typed;
    this.#last = at;
    this.#typed = (before + digit).slice(-this.#sequence.length);
    if (this.#typed !== this.#sequence) return false;
    this.#typed = '';
    return true;
  }
}
