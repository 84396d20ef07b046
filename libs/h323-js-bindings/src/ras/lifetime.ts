import type { RasLink } from './ras-link.ts';

/** The longest that timers run. */
const MAX_TIMER = 2 ** 31 - 1;
/** When a registration is renewed, as part of its lifetime: so early that repetitions find time. */
const RENEWAL = 0.6;

/** The timers of a registration: `keepAlive`, by when it is renewed, and `lifetime`, when it is over (H.225.0 7.9.2, timeToLive). */
export class Lifetime {
  readonly #link: RasLink;
  /** None is for ever. */
  seconds: number | undefined;

  constructor(link: RasLink) {
    this.#link = link;
  }

  /** Begins anew; without `seconds` it is as long as before. */
  start(seconds: number | undefined): void {
    this.seconds = seconds ?? this.seconds;
    if (this.seconds === undefined) return;
    const lifetime = Math.min(MAX_TIMER, this.seconds * 1000);
    this.#link.arm('keepAlive', Math.floor(lifetime * RENEWAL));
    this.#link.arm('lifetime', lifetime);
  }

  stop(): void {
    this.seconds = undefined;
    this.#link.disarm('keepAlive');
    this.#link.disarm('lifetime');
  }
}
