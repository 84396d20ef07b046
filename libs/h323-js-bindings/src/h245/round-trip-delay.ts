import type * as Schema from '../generated/multimedia-system-control.ts';
import type { Outlet } from './outlet.ts';

/** RTDSE (H.245 C.10). */
export class RoundTripDelay {
  readonly #outlet: Outlet;
  #sequenceNumber = 0;
  #awaited: number | undefined;

  constructor(outlet: Outlet) {
    this.#outlet = outlet;
  }

  /** A question that still awaits its answer is overtaken (H.245 C.10.4). */
  request(): void {
    const sequenceNumber = (this.#sequenceNumber + 1) % 256;
    this.#outlet.request({ type: 'roundTripDelayRequest', value: { sequenceNumber } });
    this.#sequenceNumber = sequenceNumber;
    this.#awaited = sequenceNumber;
    this.#outlet.arm('T105');
  }

  onRequest({ sequenceNumber }: Schema.RoundTripDelayRequest): void {
    this.#outlet.response({ type: 'roundTripDelayResponse', value: { sequenceNumber } });
  }

  onResponse({ sequenceNumber }: Schema.RoundTripDelayResponse) {
    if (sequenceNumber !== this.#awaited) return this.#outlet.ignore('roundTripDelayResponse');
    this.#awaited = undefined;
    this.#outlet.disarm('T105');
    this.#outlet.tell({ type: 'roundTrip', answered: true });
  }

  onTimeout(): void {
    this.#awaited = undefined;
    this.#outlet.tell({ type: 'roundTrip', answered: false });
  }
}
