const CYCLE = 0x10000;
const HALF = 0x8000;

/** Follows the rollover counter of one source: 16 bits of sequence number become a packet index of 48 bits (RFC 3711 3.3.1). */
export class PacketIndex {
  #highest: number | undefined;

  /** Goes on where another one is, when told. */
  constructor(before?: PacketIndex) {
    if (before) this.#highest = before.#highest;
  }

  /** The index this sequence number most likely stands for. */
  estimate(sequenceNumber: number): number {
    if (this.#highest === undefined) return sequenceNumber;
    const rollover = this.#highest - (this.#highest % CYCLE);
    const last = this.#highest % CYCLE;
    const step = sequenceNumber - last;
    if (step < -HALF) return rollover + CYCLE + sequenceNumber;
    // a packet from before the first rollover cannot be from the cycle before it
    if (step > HALF && rollover > 0) return rollover - CYCLE + sequenceNumber;
    return rollover + sequenceNumber;
  }

  /** Takes over the index of a packet that proved authentic. */
  confirm(index: number): void {
    if (this.#highest === undefined || index > this.#highest) this.#highest = index;
  }
}
