/** RFC 3711 3.3.2 asks for at least 64. Video comes in bursts that a network reorders by more. */
const WINDOW = 512;

/** Remembers which packet indices were seen, so that a packet that was recorded cannot be played back. */
export class ReplayWindow {
  readonly #slots = new Float64Array(WINDOW).fill(-1);
  #highest = -1;

  /** Whether this index is new and not too old. */
  allows(index: number): boolean {
    return index > this.#highest - WINDOW && this.#slots[index % WINDOW] !== index;
  }

  /** Marks an index whose packet proved authentic. */
  remember(index: number): void {
    this.#slots[index % WINDOW] = index;
    if (index > this.#highest) this.#highest = index;
  }
}
