import { NalType } from './nal.ts';

/** Whether an RTP payload begins or holds an IDR picture or an SPS: where a decoder, and a video switch, can start. */
export function isH264KeyFramePayload(payload: Uint8Array): boolean {
  const type = (payload[0] ?? 0) & 0x1f;
  if (type === NalType.stapA) return stapHoldsStart(payload);
  // RFC 6184 5.8: only the first fragment counts
  if (type === NalType.fuA) return ((payload[1] ?? 0) & 0x80) !== 0 && isStart((payload[1] ?? 0) & 0x1f);
  return isStart(type);
}

function stapHoldsStart(payload: Uint8Array): boolean {
  for (let at = 1; at + 2 < payload.length; ) {
    const length = ((payload[at] as number) << 8) | (payload[at + 1] as number);
    if (isStart((payload[at + 2] as number) & 0x1f)) return true;
    at += 2 + length;
  }
  return false;
}

function isStart(type: number): boolean {
  return type === NalType.idr || type === NalType.sps;
}
