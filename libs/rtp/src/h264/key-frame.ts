import { NalType } from './nal.ts';

/** Whether an RTP payload begins an IDR picture or holds an SPS: where a decoder, and a video switch, can start. */
export function isH264KeyFramePayload(payload: Uint8Array): boolean {
  const type = (payload[0] ?? 0) & 0x1f;
  if (type === NalType.stapA) return stapHoldsStart(payload);
  // RFC 6184 5.8: only the first fragment counts
  if (type === NalType.fuA) return ((payload[1] ?? 0) & 0x80) !== 0 && isStart((payload[1] ?? 0) & 0x1f, payload[2]);
  return isStart(type, payload[1]);
}

function stapHoldsStart(payload: Uint8Array): boolean {
  for (let at = 1; at + 2 < payload.length; ) {
    const length = ((payload[at] as number) << 8) | (payload[at + 1] as number);
    if (isStart((payload[at + 2] as number) & 0x1f, payload[at + 3])) return true;
    at += 2 + length;
  }
  return false;
}

/** Of an IDR picture only the slice whose first_mb_in_slice is 0, which ue(v) codes as a single 1 bit (H.264 7.3.3), begins it. */
function isStart(type: number, next = 0): boolean {
  return type === NalType.sps || (type === NalType.idr && (next & 0x80) !== 0);
}
