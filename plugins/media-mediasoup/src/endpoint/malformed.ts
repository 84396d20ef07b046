import type { RtpParseErrorReason } from '@opencvi/rtp';

/** The offset of the octet that makes some bytes no RTP packet, for the log. */
export function malformedOffset(bytes: Uint8Array, reason: RtpParseErrorReason): number {
  const afterCsrcs = 12 + 4 * ((bytes[0] ?? 0) & 0x0f);
  switch (reason) {
    case 'too-short':
      return bytes.length;
    case 'version':
      return 0;
    case 'rtcp':
      return 1;
    case 'csrc':
      return 12;
    case 'extension':
      return afterCsrcs;
    case 'padding':
      return bytes.length - 1;
  }
}
