import type { ChannelOffer, SocketAddress } from '@opencvi/h323-js-bindings';
import type { MediaFormat, TransportAddress } from '@opencvi/plugin-api';

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
  readonly session: number;
  readonly format: MediaFormat;
  /** Where the far end takes RTCP about it. */
  readonly control?: SocketAddress;
  /** Whether we have accepted it. */
  open: boolean;
}

/** A channel of the far end's, as it was offered. */
export function incomingOf({ channel, session, mediaControl }: ChannelOffer, format: MediaFormat, open: boolean): IncomingChannel {
  return { channel, session, format, open, ...(mediaControl && { control: mediaControl }) };
}

/** What the far end takes, by its capabilities; absent: all. */
export function setLimit(channel: OutgoingChannel, maxBitrate: number | undefined): void {
  if (maxBitrate === undefined) delete channel.maxBitrate;
  else channel.maxBitrate = maxBitrate;
}

/** Where an endpoint takes RTP, as H.245 says it. */
export function rtpOf({ address, port }: TransportAddress): SocketAddress {
  return { address, port };
}

/** Where it takes RTCP. */
export function rtcpOf({ address, rtcpPort }: TransportAddress): SocketAddress {
  return { address, port: rtcpPort };
}
