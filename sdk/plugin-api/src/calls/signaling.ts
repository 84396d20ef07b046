import type { NetworkEndpoint } from '../network-endpoint.ts';
import type { Contribution } from '../refs.ts';
import type { Address } from './address.ts';
import type { CallLeg } from './call-leg.ts';

/** Where protocols hand over the calls that come in. */
export interface CallIngress {
  /**
   * Takes a new leg. Resolves when the call has ended and its record is on disk: a protocol that was told BYE (or its like) by the far end
   * waits for that before it answers. Never rejects.
   */
  accept(leg: CallLeg): Promise<void>;
}

/** A signalling protocol. */
export interface SignalingProtocol extends Contribution {
  /** Starts to listen; called last of all at boot. Rejects with an error that names the address. */
  listen(calls: CallIngress): Promise<void>;
  /** Places a call; resolves with the leg once it is ringing. */
  dial(to: Address, signal: AbortSignal): Promise<CallLeg>;
  /**
   * The ports it listens on, or will once the gateway has started; none where another program listens for it. Absent: nothing is known, and
   * the protocol's usual ports are assumed.
   */
  endpoints?(): readonly NetworkEndpoint[];
  /** Stops listening. Legs that are still there end. Idempotent. */
  close(): Promise<void>;
}
