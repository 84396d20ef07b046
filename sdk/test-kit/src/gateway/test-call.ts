import type { CallRecord, CallState } from '@opencvi/plugin-api';
import { eventually } from '../eventually.ts';
import type { FakeLeg } from '../fakes/fake-leg.ts';
import type { RecordingSink } from '../fakes/recording-sink.ts';

/** A call of the fake phone, as a test follows it. */
export class TestCall {
  readonly leg: FakeLeg;
  /** Resolves once the call is over and its record written. */
  readonly over: Promise<void>;
  readonly #sink: RecordingSink;
  readonly #first: number;

  constructor({ leg, over }: { readonly leg: FakeLeg; readonly over: Promise<void> }, sink: RecordingSink) {
    this.leg = leg;
    this.over = over;
    this.#sink = sink;
    // `accept` has told of this call's start already, as the last event so far
    this.#first = sink.events.findLastIndex(event => event.type === 'started');
  }

  get id(): string {
    return this.#sink.events[this.#first]?.call ?? '';
  }

  /** Every state the call has been in. */
  states(): CallState[] {
    return this.#sink.events.flatMap(event => (event.call === this.id && event.type === 'state' ? [event.state] : []));
  }

  /** Waits until the call has been in a state. */
  async reaches(state: CallState): Promise<void> {
    await eventually(`call ${this.id} to reach ${state}; it was ${this.states().join(', ')}`, () => this.states().includes(state));
  }

  /** Waits for the end; answers the record. */
  async ended(): Promise<CallRecord> {
    await this.over;
    const event = this.#sink.events.find(one => one.call === this.id && one.type === 'ended');
    if (event?.type !== 'ended') throw new Error(`call ${this.id} is over without a record`);
    return event.record;
  }
}
