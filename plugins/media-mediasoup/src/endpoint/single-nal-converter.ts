import { NalType, sequenceDelta } from '@opencvi/rtp';
import type { MediaPacket } from './media-packet.ts';

/** A UDP datagram with IPv4, less headers. A longer NAL unit cannot be sent at all without fragmenting it. */
const maxDatagramPayload = 65_000;
/** RFC 6184 Table 1: single NAL units; the types beyond are packets, of which mode 1 has STAP-A and FU-A alone (5.4). */
const lastSingleNal = 23;
/** Beyond this a datagram is fragmented by IP, which firewalls may drop. */
const maxPayload = 1_400;

/**
 * Turns H.264 of packetization-mode 1 into what a device of mode 0 takes (RFC 6184 6.2): one NAL unit a packet. Aggregates are split,
 * fragments joined. A NAL unit that was too large for a packet goes out as one large datagram: counted, and left to IP to fragment.
 */
export class SingleNalConverter {
  #sequence = 0;
  #last: number | undefined;
  #fragments: Uint8Array[] = [];
  #held = 0;
  #oversized = 0;

  /** How many NAL units did not fit into a packet. */
  get oversized(): number {
    return this.#oversized;
  }

  /** Octets of fragments that wait for their end. */
  get held(): number {
    return this.#held;
  }

  /** The packets that a packet becomes. Late ones are dropped; a loss leaves a gap. */
  convert(packet: MediaPacket): MediaPacket[] {
    const step = this.#last === undefined ? 1 : sequenceDelta(this.#last, packet.sequenceNumber);
    if (step <= 0 && step > -100) return [];
    this.#last = packet.sequenceNumber;
    if (step !== 1) {
      this.#drop();
      this.#sequence = (this.#sequence + Math.max(1, Math.min(step - 1, 100))) & 0xffff;
    }
    const nals = this.#nals(packet.payload);
    return nals.map((payload, i) => {
      this.#sequence = (this.#sequence + 1) & 0xffff;
      return { ...packet, payload, sequenceNumber: this.#sequence, marker: packet.marker && i === nals.length - 1 };
    });
  }

  #nals(payload: Uint8Array): Uint8Array[] {
    const type = (payload[0] ?? 0) & 0x1f;
    if (type === NalType.stapA) return splitAggregate(payload);
    if (type === NalType.fuA) return this.#fragment(payload);
    return type >= 1 && type <= lastSingleNal ? [payload] : [];
  }

  /** RFC 6184 5.8. */
  #fragment(payload: Uint8Array): Uint8Array[] {
    const header = payload[1] ?? 0;
    if (header & 0x80) {
      this.#drop();
      this.#hold(Uint8Array.of(((payload[0] ?? 0) & 0xe0) | (header & 0x1f)));
    } else if (this.#fragments.length === 0) return [];
    this.#hold(payload.subarray(2));
    if (this.#held > maxDatagramPayload) {
      this.#oversized++;
      this.#drop();
    }
    if (this.#fragments.length === 0 || (header & 0x40) === 0) return [];
    const nal = Buffer.concat(this.#fragments);
    this.#drop();
    if (nal.length > maxPayload) this.#oversized++;
    return [nal];
  }

  #hold(fragment: Uint8Array): void {
    this.#fragments.push(fragment);
    this.#held += fragment.length;
  }

  #drop(): void {
    this.#fragments = [];
    this.#held = 0;
  }
}

/** RFC 6184 5.7.1. */
function splitAggregate(payload: Uint8Array): Uint8Array[] {
  const nals: Uint8Array[] = [];
  for (let at = 1; at + 2 < payload.length; ) {
    const length = ((payload[at] ?? 0) << 8) | (payload[at + 1] ?? 0);
    if (length === 0 || at + 2 + length > payload.length) break;
    nals.push(payload.subarray(at + 2, at + 2 + length));
    at += 2 + length;
  }
  return nals;
}
