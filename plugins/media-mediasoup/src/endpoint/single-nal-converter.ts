import { NalType, sequenceDelta } from '@opencvi/rtp';
import type { MediaPacket } from './media-packet.ts';

/** A UDP datagram with IPv4, less headers. A longer NAL unit cannot be sent at all without fragmenting it. */
const maxDatagramPayload = 65_000;
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
  #oversized = 0;

  /** How many NAL units did not fit into a packet. */
  get oversized(): number {
    return this.#oversized;
  }

  /** The packets that a packet becomes. Late ones are dropped; a loss leaves a gap. */
  convert(packet: MediaPacket): MediaPacket[] {
    const step = this.#last === undefined ? 1 : sequenceDelta(this.#last, packet.sequenceNumber);
    if (step <= 0 && step > -100) return [];
    this.#last = packet.sequenceNumber;
    if (step !== 1) {
      this.#fragments = [];
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
    return type === NalType.fuA ? this.#fragment(payload) : [payload];
  }

  /** RFC 6184 5.8. */
  #fragment(payload: Uint8Array): Uint8Array[] {
    const header = payload[1] ?? 0;
    if (header & 0x80) this.#fragments = [Uint8Array.of(((payload[0] ?? 0) & 0xe0) | (header & 0x1f))];
    else if (this.#fragments.length === 0) return [];
    this.#fragments.push(payload.subarray(2));
    if ((header & 0x40) === 0) return [];
    const nal = Buffer.concat(this.#fragments);
    this.#fragments = [];
    if (nal.length > maxPayload) this.#oversized++;
    return nal.length <= maxDatagramPayload ? [nal] : [];
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
