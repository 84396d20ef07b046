/** A packet and what its protection depends on. */
export interface SrtpInput {
  readonly bytes: Uint8Array;
  /** Octets that stay readable: the RTP header with CSRCs and extension, or the first eight of RTCP. */
  readonly headerLength: number;
  readonly ssrc: number;
  /** SRTP: rollover counter and sequence number. SRTCP: the SRTCP index. */
  readonly index: number;
}

/** Encrypts and authenticates packets of one direction. `undefined` where a packet is not authentic. */
export interface SrtpTransform {
  /** How many octets protection adds at least. */
  readonly overhead: { readonly rtp: number; readonly rtcp: number };
  protectRtp(input: SrtpInput): Uint8Array;
  unprotectRtp(input: SrtpInput): Uint8Array | undefined;
  protectRtcp(input: SrtpInput): Uint8Array;
  unprotectRtcp(input: SrtpInput): Uint8Array | undefined;
  /** The E bit and SRTCP index of a protected packet (RFC 3711 3.4). */
  readRtcpIndex(bytes: Uint8Array): number;
}

/** The highest bit of the word that holds the SRTCP index says that the packet is encrypted. */
export const ENCRYPTED = 0x80000000;

export function readUint32(bytes: Uint8Array, at: number): number {
  return (((bytes[at] ?? 0) << 24) | ((bytes[at + 1] ?? 0) << 16) | ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0)) >>> 0;
}

export function writeUint32(bytes: Uint8Array, at: number, value: number): void {
  bytes[at] = value >>> 24;
  bytes[at + 1] = value >>> 16;
  bytes[at + 2] = value >>> 8;
  bytes[at + 3] = value;
}

/** XORs a big-endian 32-bit value into some bytes. */
export function xorUint32(bytes: Uint8Array, at: number, value: number): void {
  writeUint32(bytes, at, readUint32(bytes, at) ^ value);
}
