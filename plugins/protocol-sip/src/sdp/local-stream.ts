import type { MediaRole, SrtpSuite, TransportAddress } from '@opencvi/plugin-api';

/** Our side of a stream. */
export interface LocalStream {
  readonly address: TransportAddress;
  /** The most we want to receive, in bits per second. */
  readonly receiveBitrate?: number;
  /** The most we want to send. */
  readonly sendBitrate?: number;
  /** Our SRTP key of a suite: the same one each time it is asked for, so that a re-INVITE does not restart the far end's counters. */
  key(suite: SrtpSuite): Uint8Array;
}

/** Our side of every stream that is open. */
export type LocalStreams = ReadonlyMap<MediaRole, LocalStream>;
