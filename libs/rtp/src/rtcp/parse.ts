import { parseFeedback } from './parse-feedback.ts';
import { type Bye, type ReportBlock, type RtcpPacket, RtcpType, type SourceDescription } from './types.ts';

/** What a datagram held: the packets read, and why reading stopped before its end, if it did. */
export interface RtcpCompound {
  readonly packets: readonly RtcpPacket[];
  readonly error?: 'version' | 'type' | 'length' | 'padding' | 'body';
}

const REPORT_LENGTH = 24;

/** Reads a compound packet (RFC 3550 6.1) or a reduced-size one (RFC 5506). Never throws; what came before a fault is given. */
export function parseRtcp(bytes: Uint8Array): RtcpCompound {
  const packets: RtcpPacket[] = [];
  let at = 0;
  while (at < bytes.length) {
    if (at + 4 > bytes.length) return { packets, error: 'length' };
    const first = bytes[at] as number;
    if (first >> 6 !== 2) return { packets, error: 'version' };
    // RFC 5761 4: the types that are RTCP's
    const type = bytes[at + 1] as number;
    if (type < 192 || type > 223) return { packets, error: 'type' };
    // RFC 3550 6.4.1: length counts 32-bit words, less one
    const end = at + 4 * (1 + (((bytes[at + 2] as number) << 8) | (bytes[at + 3] as number)));
    if (end > bytes.length) return { packets, error: 'length' };
    const padding = first & 0x20 ? (bytes[end - 1] as number) : 0;
    if (first & 0x20 && (padding === 0 || at + 4 + padding > end)) return { packets, error: 'padding' };
    const packet = parsePacket(type, first & 0x1f, bytes.subarray(at + 4, end - padding));
    if (!packet) return { packets, error: 'body' };
    packets.push(packet);
    at = end;
  }
  return { packets };
}

function parsePacket(packetType: number, count: number, body: Uint8Array): RtcpPacket | undefined {
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  switch (packetType) {
    case RtcpType.sr:
      return parseSenderReport(view, count);
    case RtcpType.rr:
      return view.byteLength < 4 + count * REPORT_LENGTH
        ? undefined
        : { type: 'rr', ssrc: view.getUint32(0), reports: parseReports(view, { at: 4, count }) };
    case RtcpType.sdes:
      return parseSourceDescription(body, count);
    case RtcpType.bye:
      return parseBye(body, count);
    case RtcpType.rtpfb:
    case RtcpType.psfb:
      return parseFeedback({ packetType, format: count, view, body });
    default:
      return { type: 'other', packetType, count, body };
  }
}

function parseSenderReport(view: DataView, count: number): RtcpPacket | undefined {
  if (view.byteLength < 24 + count * REPORT_LENGTH) return undefined;
  return {
    type: 'sr',
    ssrc: view.getUint32(0),
    ntp: { seconds: view.getUint32(4), fraction: view.getUint32(8) },
    rtpTimestamp: view.getUint32(12),
    packetCount: view.getUint32(16),
    octetCount: view.getUint32(20),
    reports: parseReports(view, { at: 24, count }),
  };
}

function parseReports(view: DataView, where: { at: number; count: number }): ReportBlock[] {
  return Array.from({ length: where.count }, (_, i) => {
    const at = where.at + i * REPORT_LENGTH;
    return {
      ssrc: view.getUint32(at),
      fractionLost: view.getUint8(at + 4),
      // 24 bits, signed
      cumulativeLost: (view.getInt32(at + 4) << 8) >> 8,
      extendedHighestSequence: view.getUint32(at + 8),
      jitter: view.getUint32(at + 12),
      lastSr: view.getUint32(at + 16),
      delaySinceLastSr: view.getUint32(at + 20),
    };
  });
}

/** RFC 3550 6.5: chunks of an SSRC and items, each chunk padded to a word with at least one zero. */
function parseSourceDescription(body: Uint8Array, count: number): SourceDescription | undefined {
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  const chunks: { ssrc: number; cname?: string }[] = [];
  let at = 0;
  for (let i = 0; i < count; i++) {
    if (at + 4 > body.length) return undefined;
    const ssrc = view.getUint32(at);
    let cname: string | undefined;
    at += 4;
    while (at < body.length && body[at] !== 0) {
      const end = at + 2 + (body[at + 1] ?? 0);
      if (at + 2 > body.length || end > body.length) return undefined;
      if (body[at] === 1) cname = text(body.subarray(at + 2, end));
      at = end;
    }
    at = (at | 3) + 1;
    chunks.push(cname === undefined ? { ssrc } : { ssrc, cname });
  }
  return { type: 'sdes', chunks };
}

/** RFC 3550 6.6 */
function parseBye(body: Uint8Array, count: number): Bye | undefined {
  if (body.length < 4 * count) return undefined;
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  const ssrcs = Array.from({ length: count }, (_, i) => view.getUint32(4 * i));
  const length = body[4 * count] ?? 0;
  if (length === 0) return { type: 'bye', ssrcs };
  const start = 4 * count + 1;
  return { type: 'bye', ssrcs, reason: text(body.subarray(start, start + length)) };
}

function text(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
