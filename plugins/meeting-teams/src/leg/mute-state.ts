/** Tells the meeting's mutes from the echo of our own. */
export class MuteState {
  /** As the roster last had it. */
  #shown = false;
  /** As the room last wanted it, or was told. */
  #known = false;

  /** The room muted or unmuted itself. */
  asked(muted: boolean): void {
    this.#known = muted;
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
