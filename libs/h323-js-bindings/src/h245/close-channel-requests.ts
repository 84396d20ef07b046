import type * as Schema from '../generated/multimedia-system-control.ts';
import type { Outlet } from './outlet.ts';

/** Outgoing CLCSEs (H.245 C.6): channels of the far side that we asked it to close. */
export class CloseChannelRequests {
  readonly #outlet: Outlet;
  readonly #awaited = new Set<number>();

  constructor(outlet: Outlet) {
    this.#outlet = outlet;
  }

  request(channel: number) {
    if (this.#awaited.has(channel)) return this.#outlet.ignore(`requestClose: channel ${channel} is asked for already`);
    const value = { forwardLogicalChannelNumber: channel, reason: { type: 'normal' } } as const;
    this.#outlet.request({ type: 'requestChannelClose', value });
    this.#awaited.add(channel);
    this.#outlet.arm('T108', channel);
  }

  /** The channel itself is closed by its closeLogicalChannel. */
  onAck({ forwardLogicalChannelNumber }: Schema.RequestChannelCloseAck): void {
    if (!this.#answered(forwardLogicalChannelNumber)) this.#outlet.ignore('requestChannelCloseAck');
  }

  onReject({ forwardLogicalChannelNumber }: Schema.RequestChannelCloseReject): void {
    this.#answered(forwardLogicalChannelNumber);
    this.#outlet.ignore('requestChannelCloseReject');
  }

  /** The channel is closed: an answer is of no interest any more. */
  forget(channel: number): void {
    this.#answered(channel);
  }

  onTimeout(channel: number): void {
    if (!this.#awaited.delete(channel)) return;
    this.#outlet.indication({ type: 'requestChannelCloseRelease', value: { forwardLogicalChannelNumber: channel } });
    this.#outlet.tell({ type: 'timeout', timer: 'T108', procedure: 'requestChannelClose', channel });
  }

  #answered(channel: number): boolean {
    this.#outlet.disarm('T108', channel);
    return this.#awaited.delete(channel);
  }
}
