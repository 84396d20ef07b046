import type { Clock, ClockTimer } from '../clock.ts';

export interface RetransmissionPlan {
  readonly first: number;
  /** Doubling stops here; Infinity for timer A, which doubles for ever (17.1.1.2). */
  readonly longest: number;
  readonly send: () => void;
}

/** Sends again and again at doubling intervals until stopped (timers A, E, G and their like). */
export class Retransmitter {
  readonly #clock: Clock;
  readonly #plan: RetransmissionPlan;
  #interval: number;
  #timer: ClockTimer | undefined;

  constructor(clock: Clock, plan: RetransmissionPlan) {
    this.#clock = clock;
    this.#plan = plan;
    this.#interval = plan.first;
    this.#schedule();
  }

  /** Goes on at a fixed pace (timer E in the proceeding state, 17.1.2.2). */
  slowTo(interval: number): void {
    this.#interval = interval;
  }

  stop(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
  }

  #schedule(): void {
    this.#timer = this.#clock.setTimeout(() => {
      this.#interval = Math.min(this.#interval * 2, this.#plan.longest);
      this.#schedule();
      this.#plan.send();
    }, this.#interval);
  }
}
