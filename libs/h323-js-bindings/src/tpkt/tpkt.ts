/** Packets on a TCP connection (RFC 1006 6): version 3, a reserved octet, the length with these four octets, the packet. */

const VERSION = 3;
const HEADER = 4;
const MAX_LENGTH = 0xffff;
/** How much is told of what is no packet. */
const SHOWN = 16;

/** Headers that keep a connection open and mean nothing, although they are none of RFC 1006: OPAL's has no length, Tandberg's begins with a zero. */
const keepAlives: readonly (readonly number[])[] = [
  [VERSION, 0, 0, 0],
  [0, VERSION, 0, HEADER],
];

/** A packet in its frame. Throws a RangeError for one that is too long for it. */
export function frameTpkt(packet: Uint8Array): Uint8Array {
  const length = packet.length + HEADER;
  if (length > MAX_LENGTH) throw new RangeError(`a packet of ${packet.length} octets`);
  const frame = new Uint8Array(length);
  frame.set([VERSION, 0, length >> 8, length & 0xff]);
  frame.set(packet, HEADER);
  return frame;
}

export type TpktFault = 'not-tpkt' | 'too-long';

export interface TpktResult {
  /** Complete packets, without their frames. Empty ones, which some devices send to keep a connection open, are left out. */
  readonly packets: readonly Uint8Array[];
  /** What is wrong with the connection: nothing after it can be understood. */
  readonly fault?: TpktFault;
  /** With a fault: where it begins, as far as it is there, 16 octets at most. */
  readonly octets?: Uint8Array;
}

/** Takes packets out of a stream of octets, however it is cut. Holds one incomplete packet at most. */
export class TpktReader {
  readonly #maxLength: number;
  readonly #header = new Uint8Array(HEADER);
  /** Octets of the header that are there. */
  #headerFilled = 0;
  #packet: Uint8Array = new Uint8Array(0);
  #packetFilled = 0;
  #fault: TpktFault | undefined;
  #octets = new Uint8Array(0);

  /** `maxLength` is that of a packet with its header. */
  constructor({ maxLength = MAX_LENGTH }: { readonly maxLength?: number } = {}) {
    this.#maxLength = maxLength;
  }

  /** True between the first octet of a packet and its last. */
  get isInside(): boolean {
    return this.#headerFilled > 0;
  }

  /** Octets that came. Packets may be parts of `bytes`. */
  push(bytes: Uint8Array): TpktResult {
    const packets: Uint8Array[] = [];
    let rest = bytes;
    while (rest.length > 0 && !this.#fault) rest = this.#headerFilled < HEADER ? this.#takeHeader(rest) : this.#takePacket(rest, packets);
    return this.#fault ? { packets, fault: this.#fault, octets: this.#octets } : { packets };
  }

  #takeHeader(bytes: Uint8Array): Uint8Array {
    const taken = bytes.subarray(0, HEADER - this.#headerFilled);
    this.#header.set(taken, this.#headerFilled);
    this.#headerFilled += taken.length;
    const isKeepAlive = this.#isKeepAlive();
    if (this.#header[0] !== VERSION && !isKeepAlive) this.#fault = 'not-tpkt';
    else if (this.#headerFilled === HEADER && isKeepAlive) this.#headerFilled = 0;
    else if (this.#headerFilled === HEADER) this.#begin();
    const rest = bytes.subarray(taken.length);
    if (this.#fault)
      this.#octets = Uint8Array.of(...this.#header.subarray(0, this.#headerFilled), ...rest.subarray(0, SHOWN - this.#headerFilled));
    return rest;
  }

  /** As far as it is there. */
  #isKeepAlive(): boolean {
    const there = this.#header.subarray(0, this.#headerFilled);
    return keepAlives.some(keepAlive => there.every((octet, i) => octet === keepAlive[i]));
  }

  #begin(): void {
    const length = new DataView(this.#header.buffer).getUint16(2);
    if (length < HEADER) this.#fault = 'not-tpkt';
    else if (length > this.#maxLength) this.#fault = 'too-long';
    else if (length === HEADER) this.#headerFilled = 0;
    this.#packetFilled = 0;
    this.#packet = new Uint8Array(0);
  }

  #takePacket(bytes: Uint8Array, packets: Uint8Array[]): Uint8Array {
    const length = new DataView(this.#header.buffer).getUint16(2) - HEADER;
    const taken = bytes.subarray(0, length - this.#packetFilled);
    if (taken.length === length) this.#packet = taken;
    else this.#collect(taken, length);
    this.#packetFilled += taken.length;
    if (this.#packetFilled === length) {
      packets.push(this.#packet);
      this.#headerFilled = 0;
      this.#packet = new Uint8Array(0);
    }
    return bytes.subarray(taken.length);
  }

  /** Memory grows with what has come, not with what a header promises. */
  #collect(taken: Uint8Array, length: number): void {
    const filled = this.#packetFilled + taken.length;
    if (filled > this.#packet.length) {
      const larger = new Uint8Array(Math.min(length, Math.max(filled, this.#packet.length * 2, 256)));
      larger.set(this.#packet.subarray(0, this.#packetFilled));
      this.#packet = larger;
    }
    this.#packet.set(taken, this.#packetFilled);
  }
}
