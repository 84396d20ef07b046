import type { MediaFormat } from '@opencvi/plugin-api';

/** Payload types that need no rtpmap (RFC 3551 6, tables 4 and 5), as far as room systems still name them. */
const formats: readonly MediaFormat[] = [
  { payloadType: 0, codec: 'PCMU', clockRate: 8000 },
  { payloadType: 3, codec: 'GSM', clockRate: 8000 },
  { payloadType: 4, codec: 'G723', clockRate: 8000 },
  { payloadType: 8, codec: 'PCMA', clockRate: 8000 },
  { payloadType: 9, codec: 'G722', clockRate: 8000 },
  { payloadType: 15, codec: 'G728', clockRate: 8000 },
  { payloadType: 18, codec: 'G729', clockRate: 8000 },
  { payloadType: 31, codec: 'H261', clockRate: 90000 },
  { payloadType: 34, codec: 'H263', clockRate: 90000 },
];

const byPayloadType = new Map(formats.map(format => [format.payloadType, format]));

/** What a payload type means when no rtpmap says so. */
export function staticFormat(payloadType: number): MediaFormat | undefined {
  return byPayloadType.get(payloadType);
}
