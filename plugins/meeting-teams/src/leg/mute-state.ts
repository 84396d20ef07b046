import type { Clock } from '@opencvi/plugin-api';

/** How long a roster may lag behind what Graph has taken, in milliseconds. */
const lag = 5_000;

/** What tells mutes works with. */
export interface MuteStateOptions {
  readonly clock: Pick<Clock, 'after'>;
  /** The meeting muted the room, or lifted that. */
  readonly onTold: (muted: boolean) => void;
}

/** Tells the meeting's mutes from the echo of our own. */
export class MuteState {
  readonly #options: MuteStateOptions;
  /** As the roster last had it. */
  #shown = false;
  /** As the room last wanted it, or was told. */
  #known = false;
  /** What the room asked for and no roster has shown yet, oldest first. */
  #unseen: boolean[] = [];
  #stopDoubting = (): void => {};

  constructor(options: MuteStateOptions) {
    this.#options = options;
  }

  /** The room mutes or unmutes itself. The roster may say so before Graph answers; where Graph refuses, nothing has changed. */
  async ask(muted: boolean, send: () => Promise<void>): Promise<void> {
    const before = this.#known;
    this.#known = muted;
    this.#unseen.push(muted);
    try {
      await send();
    } catch (error) {
      this.#known = before;
      this.#unseen.splice(this.#unseen.lastIndexOf(muted), 1);
      throw error;
    }
  }

  /**
   * The roster says so. A roster that shows an older wish of the room's than its last is late, and another will follow: only where none does was it
   * the meeting.
   */
  shown(muted: boolean): void {
    if (muted === this.#shown) return;
    this.#shown = muted;
    this.#stopDoubting();
    const echo = this.#unseen.indexOf(muted);
    this.#unseen.splice(0, echo + 1);
    if (echo < 0) this.#settle();
    else this.#stopDoubting = this.#options.clock.after(lag, () => this.#settle());
  }

  close(): void {
    this.#stopDoubting();
  }

  #settle(): void {
    if (this.#shown === this.#known) return;
    this.#known = this.#shown;
    this.#unseen = [];
    this.#options.onTold(this.#known);
  }
}
