import { addSequence } from '../serial-arithmetic.ts';
import { PayloadFeedback, type RtcpPacket, RtcpType, RtpFeedback } from './types.ts';

interface FeedbackBody {
  readonly packetType: number;
  readonly format: number;
  readonly view: DataView;
  readonly body: Uint8Array;
}

const FCI = 8;

/** RFC 4585 6.1: sender's and media source's SSRC, then the feedback control information. */
export function parseFeedback({ packetType, format, view, body }: FeedbackBody): RtcpPacket | undefined {
  if (view.byteLength < FCI) return undefined;
  const senderSsrc = view.getUint32(0);
  const mediaSsrc = view.getUint32(4);
  if (packetType === RtcpType.psfb && format === PayloadFeedback.pli) return { type: 'pli', senderSsrc, mediaSsrc };
  if (packetType === RtcpType.psfb && format === PayloadFeedback.fir) return { type: 'fir', senderSsrc, entries: firEntries(view) };
  if (packetType === RtcpType.rtpfb && format === RtpFeedback.nack) {
    return { type: 'nack', senderSsrc, mediaSsrc, sequenceNumbers: nackedSequenceNumbers(view) };
  }
  if (packetType === RtcpType.rtpfb && (format === RtpFeedback.tmmbr || format === RtpFeedback.tmmbn)) {
    return { type: format === RtpFeedback.tmmbr ? 'tmmbr' : 'tmmbn', senderSsrc, entries: bitRateEntries(view) };
  }
  return { type: 'other', packetType, count: format, body };
}

/** RFC 5104 4.3.1.1 */
function firEntries(view: DataView): { ssrc: number; sequenceNumber: number }[] {
  const entries = [];
  for (let at = FCI; at + 8 <= view.byteLength; at += 8) entries.push({ ssrc: view.getUint32(at), sequenceNumber: view.getUint8(at + 4) });
  return entries;
}

/** RFC 4585 6.2.1: a packet identifier, and a bit for each of the 16 that follow it. */
function nackedSequenceNumbers(view: DataView): number[] {
  const numbers: number[] = [];
  for (let at = FCI; at + 4 <= view.byteLength; at += 4) {
    const first = view.getUint16(at);
    const following = view.getUint16(at + 2);
    numbers.push(first);
    for (let bit = 0; bit < 16; bit++) if (following & (1 << bit)) numbers.push(addSequence(first, bit + 1));
  }
  return numbers;
}

/** RFC 5104 4.2.1.1: 6 bits of exponent, 17 of mantissa, 9 of overhead per packet. */
function bitRateEntries(view: DataView): { ssrc: number; bitrate: number; overhead: number }[] {
  const entries = [];
  for (let at = FCI; at + 8 <= view.byteLength; at += 8) {
    const word = view.getUint32(at + 4);
    entries.push({ ssrc: view.getUint32(at), bitrate: ((word >>> 9) & 0x1ffff) * 2 ** (word >>> 26), overhead: word & 0x1ff });
  }
  return entries;
}
