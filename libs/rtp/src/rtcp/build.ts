import {
  type Bye,
  type FullIntraRequest,
  type GenericNack,
  PayloadFeedback,
  type PictureLossIndication,
  type ReceiverReport,
  type ReportBlock,
  RtcpType,
  RtpFeedback,
  type SenderReport,
  type SourceDescription,
  type TemporaryMaxBitRate,
} from './types.ts';

/** What can be written; `RtcpPacket` without the packets only read. */
export type RtcpPacketToSend =
  | SenderReport
  | ReceiverReport
  | SourceDescription
  | Bye
  | PictureLossIndication
  | FullIntraRequest
  | GenericNack
  | TemporaryMaxBitRate;

/** Writes a compound packet. RFC 3550 6.1: begin with a report and an SDES CNAME, unless the peer takes reduced size (RFC 5506). */
export function serializeRtcp(packets: readonly RtcpPacketToSend[]): Uint8Array {
  const parts = packets.map(serializePacket);
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function serializePacket(packet: RtcpPacketToSend): Uint8Array {
  switch (packet.type) {
    case 'sr':
      return senderReport(packet);
    case 'rr':
      return words({ type: RtcpType.rr, count: packet.reports.length }, [packet.ssrc, ...packet.reports.flatMap(reportWords)]);
    case 'sdes':
      return sourceDescription(packet);
    case 'bye':
      return bye(packet);
    case 'pli':
      return words({ type: RtcpType.psfb, count: PayloadFeedback.pli }, [packet.senderSsrc, packet.mediaSsrc]);
    case 'fir': {
      // RFC 5104 4.3.1.2: the media source's SSRC is not used and shall be 0
      const entries = packet.entries.flatMap(entry => [entry.ssrc, (entry.sequenceNumber & 0xff) << 24]);
      return words({ type: RtcpType.psfb, count: PayloadFeedback.fir }, [packet.senderSsrc, 0, ...entries]);
    }
    case 'nack':
      return words({ type: RtcpType.rtpfb, count: RtpFeedback.nack }, [packet.senderSsrc, packet.mediaSsrc, ...nackWords(packet)]);
    case 'tmmbr':
    case 'tmmbn': {
      const entries = packet.entries.flatMap(entry => [entry.ssrc, bitRateWord(entry)]);
      return words({ type: RtcpType.rtpfb, count: RtpFeedback[packet.type] }, [packet.senderSsrc, 0, ...entries]);
    }
  }
}

function senderReport(packet: SenderReport): Uint8Array {
  return words({ type: RtcpType.sr, count: packet.reports.length }, [
    packet.ssrc,
    packet.ntp.seconds,
    packet.ntp.fraction,
    packet.rtpTimestamp,
    packet.packetCount,
    packet.octetCount,
    ...packet.reports.flatMap(reportWords),
  ]);
}

function reportWords(report: ReportBlock): number[] {
  return [
    report.ssrc,
    (report.fractionLost << 24) | (clamp24(report.cumulativeLost) & 0xffffff),
    report.extendedHighestSequence,
    report.jitter,
    report.lastSr,
    report.delaySinceLastSr,
  ];
}

/** RFC 3550 A.3: the cumulative loss stops at the limits of its 24 bits. */
function clamp24(lost: number): number {
  return Math.max(-0x800000, Math.min(0x7fffff, lost));
}

function sourceDescription(packet: SourceDescription): Uint8Array {
  const octets: number[] = [];
  for (const { ssrc, cname } of packet.chunks) {
    octets.push(ssrc >>> 24, (ssrc >>> 16) & 0xff, (ssrc >>> 8) & 0xff, ssrc & 0xff);
    if (cname !== undefined) {
      const text = new TextEncoder().encode(cname).subarray(0, 255);
      octets.push(1, text.length, ...text);
    }
    do octets.push(0);
    while (octets.length % 4 !== 0);
  }
  return body({ type: RtcpType.sdes, count: packet.chunks.length }, octets);
}

function bye(packet: Bye): Uint8Array {
  const octets = packet.ssrcs.flatMap(ssrc => [ssrc >>> 24, (ssrc >>> 16) & 0xff, (ssrc >>> 8) & 0xff, ssrc & 0xff]);
  if (packet.reason !== undefined) {
    const text = new TextEncoder().encode(packet.reason).subarray(0, 255);
    octets.push(text.length, ...text);
    while (octets.length % 4 !== 0) octets.push(0);
  }
  return body({ type: RtcpType.bye, count: packet.ssrcs.length }, octets);
}

/** Packs numbers in order into identifiers with 16 followers each. */
function nackWords(packet: GenericNack): number[] {
  const packed: number[] = [];
  for (const number of packet.sequenceNumbers) {
    const last = packed.length - 1;
    const distance = (number - ((packed[last] ?? 0) >>> 16)) & 0xffff;
    if (last >= 0 && distance >= 1 && distance <= 16) packed[last] = ((packed[last] as number) | (1 << (distance - 1))) >>> 0;
    else packed.push(((number & 0xffff) << 16) >>> 0);
  }
  return packed;
}

function bitRateWord(entry: { readonly bitrate: number; readonly overhead: number }): number {
  let exponent = 0;
  let mantissa = Math.floor(entry.bitrate);
  while (mantissa > 0x1ffff) {
    exponent++;
    mantissa = Math.floor(entry.bitrate / 2 ** exponent);
  }
  return ((exponent << 26) | (mantissa << 9) | (entry.overhead & 0x1ff)) >>> 0;
}

interface Header {
  readonly type: number;
  readonly count: number;
}

function words(header: Header, values: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(4 + 4 * values.length);
  const view = new DataView(bytes.buffer);
  values.forEach((value, i) => {
    view.setUint32(4 + 4 * i, value);
  });
  return writeHeader(bytes, header);
}

function body(header: Header, octets: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(4 + octets.length);
  bytes.set(octets, 4);
  return writeHeader(bytes, header);
}

function writeHeader(bytes: Uint8Array, header: Header): Uint8Array {
  const length = bytes.length / 4 - 1;
  bytes[0] = 0x80 | (header.count & 0x1f);
  bytes[1] = header.type;
  bytes[2] = length >> 8;
  bytes[3] = length;
  return bytes;
}
