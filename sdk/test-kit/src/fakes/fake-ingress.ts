import type { CallIngress, CallLeg, EndReason } from '@opencvi/plugin-api';

/** A call that came in. */
export interface Arrival {
  readonly leg: CallLeg;
  readonly ended: Promise<EndReason>;
  /** Resolve it when the call's record is to be on disk. */
  readonly record: { readonly promise: Promise<void>; resolve(): void; reject(reason: unknown): void };
}

/** Takes calls in and does nothing with them: for testing a protocol alone. */
export class FakeIngress implements CallIngress {
  readonly #arrivals: Arrival[] = [];
  readonly #waiting: ((arrival: Arrival) => void)[] = [];
  /** Calls so far. */
  accepted = 0;

  accept(leg: CallLeg): Promise<void> {
    this.accepted += 1;
    const record = Promise.withResolvers<void>();
    const ended = new Promise<EndReason>(resolve => leg.on('ended', resolve));
    const arrival = { leg, ended, record };
    const waiting = this.#waiting.shift();
    if (waiting) waiting(arrival);
    else this.#arrivals.push(arrival);
    return record.promise;
  }

  /** The next call. */
  next(): Promise<Arrival> {
    const arrival = this.#arrivals.shift();
    return arrival ? Promise.resolve(arrival) : new Promise(resolve => this.#waiting.push(resolve));
  }
}
