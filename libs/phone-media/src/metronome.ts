import type { PhoneClock } from './clock.ts';

export const frameMs = 20;
/** After a stall, at most so many frames are made up for at once. */
const maxCatchUp = 10;

/** Beats once per frame of sound, on average exactly: timers alone drift. */
export class Metronome {
  readonly #clock: PhoneClock;
  readonly #stop: () => void;
  readonly #beat: () => void;
  #due: number;

  constructor(clock: PhoneClock, beat: () => void) {
    this.#clock = clock;
    this.#beat = beat;
    this.#due = clock.now();
    this.#stop = clock.every(frameMs / 2, () => this.#catchUp());
  }

  close(): void {
    this.#stop();
  }

  #catchUp(): void {
    const now = this.#clock.now();
    this.#due = Math.max(this.#due, now - maxCatchUp * frameMs);
    while (this.#due <= now) {
      this.#due += frameMs;
      this.#beat();
    }
  }
}
