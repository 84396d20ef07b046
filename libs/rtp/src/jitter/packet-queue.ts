/** A packet in wait. Its numbers are extended: they do not wrap. */
export interface QueuedPacket {
  readonly sequence: number;
  readonly timestamp: number;
  readonly payload: Uint8Array;
}

/** Packets in order of sequence, without duplicates. Most come in order, so they are put in from the end. */
export class PacketQueue {
  readonly #packets: QueuedPacket[] = [];

  get length(): number {
    return this.#packets.length;
  }

  get first(): QueuedPacket | undefined {
    return this.#packets[0];
  }

  get last(): QueuedPacket | undefined {
    return this.#packets[this.#packets.length - 1];
  }

  /** False when its number is there already. */
  insert(packet: QueuedPacket): boolean {
    let at = this.#packets.length;
    while (at > 0 && (this.#packets[at - 1] as QueuedPacket).sequence > packet.sequence) at--;
    if (at > 0 && (this.#packets[at - 1] as QueuedPacket).sequence === packet.sequence) return false;
    this.#packets.splice(at, 0, packet);
    return true;
  }

  shift(): QueuedPacket | undefined {
    return this.#packets.shift();
  }

  clear(): void {
    this.#packets.length = 0;
  }
}
