import { sequenceDelta } from '../serial-arithmetic.ts';
import { isKeyFrame, NalType } from './nal.ts';

/** The NAL units of one picture. */
export interface H264AccessUnit {
  readonly timestamp: number;
  readonly nals: readonly Uint8Array[];
  readonly keyFrame: boolean;
  /** False when a packet of it was lost, or before it: ask for a key frame. */
  readonly complete: boolean;
}

/** What the depacketizer needs of an RTP packet. */
export interface H264Packet {
  readonly sequenceNumber: number;
  readonly timestamp: number;
  readonly marker: boolean;
  readonly payload: Uint8Array;
}

const NOTHING: readonly H264AccessUnit[] = [];
/** A step back of more than this is a restarted sender and not a late packet (RFC 3550 A.1 MAX_MISORDER). */
const MAX_MISORDER = 100;
/** More than any level allows for one coded picture at the rates of a call. */
const MAX_ACCESS_UNIT = 4 << 20;

/** Puts access units together again from RTP payloads in order of sequence (RFC 6184 5.6 to 5.8, 7.1). Late packets are dropped. */
export class H264Depacketizer {
  #nals: Uint8Array[] = [];
  #size = 0;
  #timestamp: number | undefined;
  #complete = true;
  #lastSequence: number | undefined;
  #fragments: Uint8Array[] = [];

  /** Takes one packet; gives the access units it completes (two when a marker was lost). */
  push(packet: H264Packet): readonly H264AccessUnit[] {
    const step = this.#lastSequence === undefined ? 1 : sequenceDelta(this.#lastSequence, packet.sequenceNumber);
    if (step <= 0 && step > -MAX_MISORDER) return NOTHING;
    this.#lastSequence = packet.sequenceNumber;
    const units: H264AccessUnit[] = [];
    const lost = step !== 1;
    if (this.#timestamp !== packet.timestamp) {
      // which picture the lost packets belonged to cannot be known: neither is whole
      if (lost) this.#complete = false;
      this.#finish(units);
      this.#timestamp = packet.timestamp;
    }
    if (lost) {
      this.#complete = false;
      this.#fragments = [];
    }
    this.#take(packet.payload);
    if (packet.marker) this.#finish(units);
    return units.length > 0 ? units : NOTHING;
  }

  #take(payload: Uint8Array): void {
    const type = (payload[0] ?? 0) & 0x1f;
    if (type === NalType.fuA) this.#takeFragment(payload);
    else if (type === NalType.stapA) this.#takeAggregate(payload);
    else if (type >= 1 && type <= 23) this.#add(payload);
    else this.#complete = false; // 0, 30, 31 undefined; STAP-B, MTAP and FU-B are for interleaved mode only
  }

  #takeFragment(payload: Uint8Array): void {
    const header = payload[1] ?? 0;
    if (payload.length < 3) {
      this.#complete = false;
      return;
    }
    if (header & 0x80) this.#fragments = [Uint8Array.of(((payload[0] as number) & 0xe0) | (header & 0x1f))];
    else if (this.#fragments.length === 0) {
      this.#complete = false; // its start was lost
      return;
    }
    this.#fragments.push(payload.subarray(2));
    this.#size += payload.length - 2;
    if (this.#size > MAX_ACCESS_UNIT) this.#overflow();
    else if (header & 0x40) {
      this.#nals.push(concat(this.#fragments));
      this.#fragments = [];
    }
  }

  #takeAggregate(payload: Uint8Array): void {
    for (let at = 1; at < payload.length; ) {
      const length = ((payload[at] as number) << 8) | (payload[at + 1] ?? 0);
      if (length === 0 || at + 2 + length > payload.length) {
        this.#complete = false;
        return;
      }
      this.#add(payload.subarray(at + 2, at + 2 + length));
      at += 2 + length;
    }
  }

  #add(nal: Uint8Array): void {
    this.#size += nal.length;
    if (this.#size > MAX_ACCESS_UNIT) this.#overflow();
    else this.#nals.push(nal);
  }

  #overflow(): void {
    this.#nals = [];
    this.#fragments = [];
    this.#complete = false;
    this.#size = 0;
  }

  #finish(units: H264AccessUnit[]): void {
    const complete = this.#complete && this.#fragments.length === 0;
    if (this.#nals.length > 0) {
      units.push({ timestamp: this.#timestamp ?? 0, nals: this.#nals, keyFrame: isKeyFrame(this.#nals), complete });
    }
    this.#nals = [];
    this.#fragments = [];
    this.#size = 0;
    this.#complete = true;
    this.#timestamp = undefined;
  }
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
