import { NalType } from './nal.ts';

export interface H264PacketizerOptions {
  /** RFC 6184 6: 0 sends each NAL unit alone, 1 may also fragment and aggregate. */
  readonly packetizationMode: 0 | 1;
  /** Longest RTP payload, in octets. */
  readonly maxPayload?: number;
  /** Mode 1: put small neighbours, such as parameter sets, into one packet. Some old decoders know no STAP-A. */
  readonly aggregate?: boolean;
}

export interface H264Payloads {
  /** RTP payloads in order. RFC 6184 5.1: the last of an access unit takes the marker. */
  readonly payloads: readonly Uint8Array[];
  /** NAL units that mode 0 cannot send because they are longer than a payload: the encoder must make smaller slices. */
  readonly tooLarge: readonly Uint8Array[];
}

const DEFAULT_MAX_PAYLOAD = 1200;
const FU_HEADER = 2;

/** Puts the NAL units of one access unit into RTP payloads (RFC 6184 5.6 to 5.8). */
export function packetizeH264(nals: readonly Uint8Array[], options: H264PacketizerOptions): H264Payloads {
  const { packetizationMode, maxPayload = DEFAULT_MAX_PAYLOAD, aggregate = false } = options;
  const payloads: Uint8Array[] = [];
  const tooLarge: Uint8Array[] = [];
  const waiting: Uint8Array[] = [];
  let waitingLength = 1;
  for (const nal of nals) {
    if (nal.length === 0) continue;
    if (nal.length > maxPayload) {
      flush();
      if (packetizationMode === 1) fragment(nal, { maxPayload, payloads });
      else tooLarge.push(nal);
      continue;
    }
    if (waitingLength + 2 + nal.length > maxPayload) flush();
    waiting.push(nal);
    waitingLength += 2 + nal.length;
    if (packetizationMode === 0 || !aggregate) flush();
  }
  flush();
  return { payloads, tooLarge };

  function flush(): void {
    const [only] = waiting;
    if (only && waiting.length === 1) payloads.push(only);
    else if (waiting.length > 1) payloads.push(stapA(waiting, waitingLength));
    waiting.length = 0;
    waitingLength = 1;
  }
}

/** RFC 6184 5.7.1: F is the OR, NRI the highest of the aggregated units; each goes after its 16-bit size. */
function stapA(nals: readonly Uint8Array[], length: number): Uint8Array {
  const payload = new Uint8Array(length);
  let forbidden = 0;
  let nri = 0;
  let at = 1;
  for (const nal of nals) {
    const header = nal[0] as number;
    forbidden |= header & 0x80;
    nri = Math.max(nri, header & 0x60);
    payload[at] = nal.length >> 8;
    payload[at + 1] = nal.length;
    payload.set(nal, at + 2);
    at += 2 + nal.length;
  }
  payload[0] = forbidden | nri | NalType.stapA;
  return payload;
}

/** RFC 6184 5.8: FU-A. Fragments of like size, since a last one of a few octets costs a packet as well. */
function fragment(nal: Uint8Array, to: { maxPayload: number; payloads: Uint8Array[] }): void {
  const header = nal[0] as number;
  const body = nal.length - 1;
  const count = Math.ceil(body / (to.maxPayload - FU_HEADER));
  const size = Math.ceil(body / count);
  for (let at = 1; at < nal.length; at += size) {
    const piece = nal.subarray(at, at + size);
    const payload = new Uint8Array(FU_HEADER + piece.length);
    const start = at === 1 ? 0x80 : 0;
    const end = at + size >= nal.length ? 0x40 : 0;
    payload[0] = (header & 0xe0) | NalType.fuA;
    payload[1] = start | end | (header & 0x1f);
    payload.set(piece, FU_HEADER);
    to.payloads.push(payload);
  }
}
