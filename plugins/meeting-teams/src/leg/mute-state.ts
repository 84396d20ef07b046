/** Tells the meeting's mutes from the echo of our own. */
export class MuteState {
  /** As the roster last had it. */
  #shown = false;
  /** As the room last wanted it, or was told. */
  #known = false;

  /** The room mutes or unmutes itself. The roster may say so before Graph answers; where Graph refuses, nothing has changed. */
  async ask(muted: boolean, send: () => Promise<void>): Promise<void> {
    const before = this.#known;
    this.#known = muted;
    try {
      await send();
    } catch (error) {
      this.#known = before;
      throw error;
    }
  }

  /** The roster says so: what the room has to be told, if it does not know. */
  shown(muted: boolean): boolean | undefined {
    if (muted === this.#shown) return undefined;
    this.#shown = muted;
    if (muted === this.#known) return undefined;
    this.#known = muted;
    return muted;
  }
}
