import type { Clock } from '@opencvi/plugin-api';
import type { DialPlan } from './dial-plan.ts';
import type { Journal } from './journal.ts';
import type { Observer } from './observer.ts';
import type { PhoneCall } from './phone.ts';

/** So much silence ends a prompt. */
const quietMs = 600;
/** A prompt that goes on is not waited out, and one that never comes is not waited for. */
const patienceMs = 8_000;
const pauseMs = 1_000;

/** Types the digits when the time has come. */
export class Typist {
  readonly #call: PhoneCall;
  readonly #plan: DialPlan;
  readonly #journal: Journal;
  readonly #clock: Clock;
  readonly #answeredAt: number;
  #audibleSince: number | undefined;
  #audibleAt = 0;

  constructor(call: PhoneCall, { plan, journal, clock }: { plan: DialPlan; journal: Journal; clock: Clock }) {
    this.#call = call;
    this.#plan = plan;
    this.#journal = journal;
    this.#clock = clock;
    this.#answeredAt = clock.now();
  }

  /** Whether it is time to type. */
  isDue(observer: Observer): boolean {
    const now = this.#clock.now();
    const waited = now - this.#answeredAt;
    if (this.#plan.digitsAfterMs !== undefined) return waited >= this.#plan.digitsAfterMs;
    if (observer.isAudible) {
      this.#audibleSince ??= now;
      this.#audibleAt = now;
    }
    if (this.#audibleSince === undefined) return waited >= patienceMs;
    return now - this.#audibleAt >= quietMs || now - this.#audibleSince >= patienceMs;
  }

  async type(signal: AbortSignal): Promise<void> {
    const { digits } = this.#plan;
    for (const [i, part] of digits.split(',').entries()) {
      if (i > 0) await this.#clock.sleep(pauseMs, signal);
      if (part !== '') await this.#call.sendDigits(part);
    }
    this.#journal.say('typed', `typed ${digits}`);
    this.#journal.note({ typed: digits });
  }
}
