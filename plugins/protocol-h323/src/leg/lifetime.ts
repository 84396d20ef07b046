import type { EndReason } from '@opencvi/plugin-api';

/** What a leg has to tidy up when it ends, and why it ended. */
export class Lifetime {
  readonly #cleanups: (() => void)[] = [];
  #ended: EndReason | undefined;

  get ended(): EndReason | undefined {
    return this.#ended;
  }

  /** Tidies up at the end, or at once when that has come. */
  onCleanup(cleanup: () => void): void {
    if (this.#ended) cleanup();
    else this.#cleanups.push(cleanup);
  }

  /** The first reason stands; false for every other. */
  end(reason: EndReason): boolean {
    if (this.#ended) return false;
    this.#ended = reason;
    for (const cleanup of this.#cleanups.splice(0)) cleanup();
    return true;
  }
}
