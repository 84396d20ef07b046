import type { CallIngress, CallLeg, EndReason, Metrics } from '@opencvi/plugin-api';
import { type Deferred, deferred } from '../leg/deferred.ts';

/** Counters that can be read: `h323_malformed_total h225`. */
export class FakeMetrics implements Metrics {
  readonly counts = new Map<string, number>();
  readonly gauges = new Map<string, () => number>();

  count(name: string, labels: Readonly<Record<string, string>> = {}, by = 1): void {
    const key = [name, ...Object.values(labels)].join(' ');
    this.counts.set(key, (this.counts.get(key) ?? 0) + by);
  }

  gauge(name: string, read: () => number): void {
    this.gauges.set(name, read);
  }

  observe(): void {}
}

/** A call that came in, and the moment at which its record is written. */
export interface Arrival {
  readonly leg: CallLeg;
  readonly ended: Promise<EndReason>;
  readonly record: Deferred<void>;
}

/** Takes calls in and does nothing with them. */
export class FakeIngress implements CallIngress {
  readonly #arrivals: Arrival[] = [];
  readonly #waiting: ((arrival: Arrival) => void)[] = [];
  accepted = 0;

  accept(leg: CallLeg): Promise<void> {
    this.accepted += 1;
    const record = deferred<void>();
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
