import type { CallContext } from '../calls/call-context.ts';
import type { NetworkEndpoint } from '../network-endpoint.ts';
import type { Contribution } from '../refs.ts';
import type { MediaEndpoint } from './media-endpoint.ts';

/** The media of one call: an endpoint for each leg. */
export interface MediaSession {
  /** Toward the room system. */
  readonly device: MediaEndpoint;
  /** Toward the meeting. */
  readonly meeting: MediaEndpoint;
  /** Lets media flow between the two, or (`false`) stops it, as while the room waits in the lobby. Idempotent. */
  bridge(on: boolean): Promise<void>;
  /** Closes both endpoints. Idempotent. */
  close(): Promise<void>;
}

/** Carries media. Exactly one is needed. */
export interface MediaEngine extends Contribution {
  /** Opens the media of a call; takes no ports yet. Rejects with `CallError` `unavailable` when there is no room for another call. */
  open(call: CallContext): Promise<MediaSession>;
  /** The ports that media comes in at (`rtp`). */
  endpoints?(): readonly NetworkEndpoint[];
}
