import type { SocketAddress } from '@opencvi/h323-js-bindings';
import type { MediaFormat } from '@opencvi/plugin-api';

/** A logical channel of ours. */
export interface OutgoingChannel {
  readonly channel: number;
  format: MediaFormat;
  /** What the far end takes, by its capabilities, in bit/s. */
  maxBitrate?: number;
  /** What it takes, by its flowControlCommand, in bit/s. */
  flowLimit?: number;
  /** Where it goes, once it is open. */
  to?: { readonly media: SocketAddress; readonly control?: SocketAddress };
}

/** A logical channel of the far end's. */
export interface IncomingChannel {
  readonly channel: number;
  readonly format: MediaFormat;
  /** Where the far end takes RTCP about it. */
  readonly control?: SocketAddress;
  /** Whether we have accepted it. */
  open: boolean;
}
