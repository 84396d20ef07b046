/** A header extension as it stands on the wire: the 16 profile bits and the data that follows the length (RFC 3550 5.3.1). */
export interface RtpHeaderExtension {
  readonly profile: number;
  readonly data: Uint8Array;
}

/** The fields from which a packet is written. */
export interface RtpPacketInit {
  readonly payloadType: number;
  readonly sequenceNumber: number;
  readonly timestamp: number;
  readonly ssrc: number;
  readonly marker?: boolean;
  readonly csrcs?: readonly number[];
  readonly extension?: RtpHeaderExtension | undefined;
  readonly payload: Uint8Array;
}

/** A parsed packet. `payload` and `extension.data` are views into the bytes given, padding removed. */
export interface RtpPacket extends RtpPacketInit {
  readonly ok: true;
  readonly marker: boolean;
  readonly csrcs: readonly number[];
  readonly padding: number;
}

export type RtpParseErrorReason = 'too-short' | 'version' | 'rtcp' | 'csrc' | 'extension' | 'padding';

/** Why some bytes are not an RTP packet. */
export interface RtpParseError {
  readonly ok: false;
  readonly reason: RtpParseErrorReason;
}

export const RTP_HEADER_LENGTH = 12;

const NO_CSRCS: readonly number[] = [];

const ERRORS: Record<RtpParseErrorReason, RtpParseError> = {
  'too-short': { ok: false, reason: 'too-short' },
  version: { ok: false, reason: 'version' },
  rtcp: { ok: false, reason: 'rtcp' },
  csrc: { ok: false, reason: 'csrc' },
  extension: { ok: false, reason: 'extension' },
  padding: { ok: false, reason: 'padding' },
};

/** RFC 5761 4: with RTP and RTCP on one port, a second byte of 192 to 223 is an RTCP packet type. */
export function isRtcp(bytes: Uint8Array): boolean {
  const second = bytes[1] ?? 0;
  return bytes.length >= 4 && (bytes[0] ?? 0) >> 6 === 2 && second >= 192 && second <= 223;
}

/** RFC 7983 7: a first byte of 128 to 191 is RTP or RTCP; the rest is STUN, DTLS, TURN or noise. */
export function isRtp(bytes: Uint8Array): boolean {
  return bytes.length >= RTP_HEADER_LENGTH && (bytes[0] ?? 0) >> 6 === 2 && !isRtcp(bytes);
}

/** Reads one RTP packet (RFC 3550 5.1). Never throws; check `ok`. */
export function parseRtp(bytes: Uint8Array): RtpPacket | RtpParseError {
  if (bytes.length < RTP_HEADER_LENGTH) return ERRORS['too-short'];
  const first = bytes[0] as number;
  if (first >> 6 !== 2) return ERRORS.version;
  if (isRtcp(bytes)) return ERRORS.rtcp;
  const csrcCount = first & 0x0f;
  let offset = RTP_HEADER_LENGTH + 4 * csrcCount;
  if (offset > bytes.length) return ERRORS.csrc;
  let extension: RtpHeaderExtension | undefined;
  if (first & 0x10) {
    extension = readExtension(bytes, offset);
    if (!extension) return ERRORS.extension;
    offset += 4 + extension.data.length;
  }
  const padding = first & 0x20 ? (bytes[bytes.length - 1] as number) : 0;
  // RFC 3550 5.1: the last octet counts itself, so zero padding octets cannot be
  if (first & 0x20 && (padding === 0 || offset + padding > bytes.length)) return ERRORS.padding;
  return {
    ok: true,
    marker: ((bytes[1] as number) & 0x80) !== 0,
    payloadType: (bytes[1] as number) & 0x7f,
    sequenceNumber: readSequenceNumber(bytes),
    timestamp: readTimestamp(bytes),
    ssrc: readSsrc(bytes),
    csrcs: csrcCount === 0 ? NO_CSRCS : readCsrcs(bytes, csrcCount),
    extension,
    payload: bytes.subarray(offset, bytes.length - padding),
    padding,
  };
}

/** Writes one RTP packet. Numbers wrap to their field's width. */
export function serializeRtp(packet: RtpPacketInit): Uint8Array {
  const csrcs = packet.csrcs ?? NO_CSRCS;
  // RFC 3550 5.3.1: the extension's length counts 32-bit words
  const words = packet.extension ? Math.ceil(packet.extension.data.length / 4) : 0;
  const extensionLength = packet.extension ? 4 + 4 * words : 0;
  const bytes = new Uint8Array(RTP_HEADER_LENGTH + 4 * csrcs.length + extensionLength + packet.payload.length);
  bytes[0] = 0x80 | (packet.extension ? 0x10 : 0) | (csrcs.length & 0x0f);
  bytes[1] = (packet.marker ? 0x80 : 0) | (packet.payloadType & 0x7f);
  writeSequenceNumber(bytes, packet.sequenceNumber);
  writeTimestamp(bytes, packet.timestamp);
  writeSsrc(bytes, packet.ssrc);
  let offset = RTP_HEADER_LENGTH;
  for (const csrc of csrcs) {
    writeUint32(bytes, offset, csrc);
    offset += 4;
  }
  if (packet.extension) {
    bytes[offset] = packet.extension.profile >> 8;
    bytes[offset + 1] = packet.extension.profile;
    bytes[offset + 2] = words >> 8;
    bytes[offset + 3] = words;
    bytes.set(packet.extension.data, offset + 4);
    offset += extensionLength;
  }
  bytes.set(packet.payload, offset);
  return bytes;
}

/** The sequence number of a packet known to hold a header. */
export function readSequenceNumber(bytes: Uint8Array): number {
  return ((bytes[2] as number) << 8) | (bytes[3] as number);
}

/** The timestamp of a packet known to hold a header. */
export function readTimestamp(bytes: Uint8Array): number {
  return readUint32(bytes, 4);
}

/** The synchronization source of a packet known to hold a header. */
export function readSsrc(bytes: Uint8Array): number {
  return readUint32(bytes, 8);
}

/** Overwrites the sequence number in place. */
export function writeSequenceNumber(bytes: Uint8Array, sequenceNumber: number): void {
  bytes[2] = sequenceNumber >> 8;
  bytes[3] = sequenceNumber;
}

/** Overwrites the timestamp in place. */
export function writeTimestamp(bytes: Uint8Array, timestamp: number): void {
  writeUint32(bytes, 4, timestamp);
}

/** Overwrites the synchronization source in place. */
export function writeSsrc(bytes: Uint8Array, ssrc: number): void {
  writeUint32(bytes, 8, ssrc);
}

/** Overwrites the payload type in place and keeps the marker. */
export function writePayloadType(bytes: Uint8Array, payloadType: number): void {
  bytes[1] = ((bytes[1] as number) & 0x80) | (payloadType & 0x7f);
}

/** Overwrites the marker in place and keeps the payload type. */
export function writeMarker(bytes: Uint8Array, marker: boolean): void {
  bytes[1] = ((bytes[1] as number) & 0x7f) | (marker ? 0x80 : 0);
}

function readExtension(bytes: Uint8Array, offset: number): RtpHeaderExtension | undefined {
  if (offset + 4 > bytes.length) return undefined;
  const length = 4 * (((bytes[offset + 2] as number) << 8) | (bytes[offset + 3] as number));
  const start = offset + 4;
  if (start + length > bytes.length) return undefined;
  return {
    profile: ((bytes[offset] as number) << 8) | (bytes[offset + 1] as number),
    data: bytes.subarray(start, start + length),
  };
}

function readCsrcs(bytes: Uint8Array, count: number): number[] {
  const csrcs = new Array<number>(count);
  for (let i = 0; i < count; i++) csrcs[i] = readUint32(bytes, RTP_HEADER_LENGTH + 4 * i);
  return csrcs;
}

function readUint32(bytes: Uint8Array, at: number): number {
  return (
    (((bytes[at] as number) << 24) | ((bytes[at + 1] as number) << 16) | ((bytes[at + 2] as number) << 8) | (bytes[at + 3] as number)) >>> 0
  );
}

function writeUint32(bytes: Uint8Array, at: number, value: number): void {
  bytes[at] = value >>> 24;
  bytes[at + 1] = value >>> 16;
  bytes[at + 2] = value >>> 8;
  bytes[at + 3] = value;
}
