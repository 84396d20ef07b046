import { addSequence, sequenceDelta, timestampDelta } from '../serial-arithmetic.ts';
import type { QueuedPacket } from './packet-queue.ts';

/** What an RTP packet must tell. */
export interface JitterBufferPacket {
  readonly sequenceNumber: number;
  readonly timestamp: number;
  readonly payload: Uint8Array;
}

/** RFC 3550 A.1 */
const MAX_DROPOUT = 3000;
const MAX_MISORDER = 100;

/** A packet in its place, a stray one, or the first of a sender that began anew. */
export type Placed = { readonly kind: 'placed' | 'restarted'; readonly packet: QueuedPacket } | { readonly kind: 'stray' };

const STRAY: Placed = { kind: 'stray' };

/** Gives packets numbers that do not wrap, counted from the newest one, and knows when a sender began anew. */
export class StreamPosition {
  #newest: QueuedPacket | undefined;
  #strayNext: number | undefined;

  place(packet: JitterBufferPacket): Placed {
    const { sequenceNumber, timestamp, payload } = packet;
    const newest = this.#newest;
    if (!newest) return this.#begin(packet, 'placed');
    const step = sequenceDelta(newest.sequence & 0xffff, sequenceNumber);
    if (step > MAX_DROPOUT || step < -MAX_MISORDER) return this.#jump(packet);
    this.#strayNext = undefined;
    const placed = {
      sequence: newest.sequence + step,
      timestamp: newest.timestamp + timestampDelta(newest.timestamp >>> 0, timestamp),
      payload,
    };
    if (step > 0) this.#newest = placed;
    return { kind: 'placed', packet: placed };
  }

  reset(): void {
    this.#newest = undefined;
    this.#strayNext = undefined;
  }

  /** RFC 3550 A.1: one packet far off is a stray; the next in order after it means a new beginning. */
  #jump(packet: JitterBufferPacket): Placed {
    if (packet.sequenceNumber === this.#strayNext) return this.#begin(packet, 'restarted');
    this.#strayNext = addSequence(packet.sequenceNumber, 1);
    return STRAY;
  }

  #begin(packet: JitterBufferPacket, kind: 'placed' | 'restarted'): Placed {
    const first = { sequence: packet.sequenceNumber, timestamp: packet.timestamp, payload: packet.payload };
    this.#newest = first;
    this.#strayNext = undefined;
    return { kind, packet: first };
  }
}
