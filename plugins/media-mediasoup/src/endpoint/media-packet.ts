import type { MediaFormat, MediaRole } from '@opencvi/plugin-api';

/** A packet of media on its way through the gateway, without its transport: decrypted, checked, its payload type resolved. */
export interface MediaPacket {
  /** Tells sources apart: sequence numbers and timestamps of one source belong together. Random, 32 bits, like an SSRC. */
  readonly source: number;
  readonly format: MediaFormat;
  readonly sequenceNumber: number;
  readonly timestamp: number;
  readonly marker: boolean;
  readonly payload: Uint8Array;
}

/** What is on the other side of an endpoint while it is bridged: another endpoint, or a seat in a room. */
export interface MediaPeer {
  /** Media came from this endpoint's far end. */
  receive(role: MediaRole, packet: MediaPacket): void;
  /** This endpoint's far end wants a key frame. */
  keyFrameRequested(role: MediaRole): void;
  /** So many bits per second, and no more, may be sent to this endpoint's far end; `undefined`: it has not said. */
  limited(role: MediaRole, maxBitrate: number | undefined): void;
}

/** A random source or SSRC (RFC 3550 8). */
export function randomSource(): number {
  return Math.floor(Math.random() * 0x100000000);
}

/** Whether a format carries digits and not sound. */
export function isTelephoneEvent(format: MediaFormat): boolean {
  return format.codec.toLowerCase() === 'telephone-event';
}
