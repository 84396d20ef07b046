import type { Clock, ClockTimer } from '../clock.ts';
import type { SessionInterval } from './session-interval.ts';

export interface SessionTimerActions {
  /** Ours to refresh, and time to do so. */
  refresh(): void;
  /** Nobody refreshed: the session is dead. */
  expire(): void;
}

/** RFC 4028 10: refreshes at half the interval, gives up a little before its end. */
export class SessionTimer {
  readonly #clock: Clock;
  readonly #actions: SessionTimerActions;
  #refresh: ClockTimer | undefined;
  #expiry: ClockTimer | undefined;
  #interval: SessionInterval | undefined;

  constructor(clock: Clock, actions: SessionTimerActions) {
    this.#clock = clock;
    this.#actions = actions;
  }

  /** What the timer runs by; undefined while it does not run. */
  get interval(): SessionInterval | undefined {
    return this.#interval;
  }

  arm(interval: SessionInterval): void {
    const { seconds, refresher } = interval;
    this.stop();
    this.#interval = interval;
    // RFC 4028 10: the BYE comes the smaller of 32 s and a third of the interval before the end
    const lead = Math.min(32, seconds / 3);
    this.#expiry = this.#clock.setTimeout(() => this.#actions.expire(), (seconds - lead) * 1000);
    if (refresher === 'us') this.#refresh = this.#clock.setTimeout(() => this.#actions.refresh(), seconds * 500);
  }

  /** Tries to refresh again soon: the last attempt met one of the peer's (RFC 3261 14.1, 491). */
  retry(milliseconds: number): void {
    this.#refresh?.cancel();
    this.#refresh = this.#clock.setTimeout(() => this.#actions.refresh(), milliseconds);
  }

  stop(): void {
    this.#refresh?.cancel();
    this.#expiry?.cancel();
    this.#interval = undefined;
  }
}
