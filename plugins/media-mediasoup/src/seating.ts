import type { RtpEndpoint } from './endpoint/rtp-endpoint.ts';

/** A place in a room for the device of a call. */
export interface Seat {
  /** Media of the device may flow. The returned function ends that. */
  occupy(device: RtpEndpoint): () => void;
}

/** The meeting side of a call: an RTP endpoint toward a meeting elsewhere, or a seat in a room of this gateway. */
export class Seating {
  #seat: Seat | undefined;
  #changed: (() => void) | undefined;

  get seat(): Seat | undefined {
    return this.#seat;
  }

  /** Takes a seat, or leaves it. */
  take(seat: Seat | undefined): void {
    this.#seat = seat;
    this.#changed?.();
  }

  /** Told when the seat changes. */
  onChange(changed: () => void): void {
    this.#changed = changed;
  }
}
