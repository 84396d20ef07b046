import { type DecodeLimits, defaultLimits } from './limits.ts';
import { Fault, type PerErrorCode } from './per-error.ts';

/** Bits of an encoding, one after another. Every read is checked against the end. */
export class Reader {
  readonly #bytes: Uint8Array;
  readonly limits: DecodeLimits;
  /** Whether to remember how many extension additions a sender knows even when it sent none that we do not know. */
  readonly exact: boolean;
  /** The next bit. Always a multiple of 8 away from the start of the open type that is being read. */
  position = 0;
  /** The bit after the last that may be read. */
  end: number;
  #depth = 0;
  #elements = 0;

  constructor(bytes: Uint8Array, options: { limits?: DecodeLimits; exact?: boolean } = {}) {
    this.#bytes = bytes;
    this.limits = options.limits ?? defaultLimits;
    this.exact = options.exact ?? false;
    this.end = bytes.length * 8;
    if (bytes.length > this.limits.maxBytes) throw this.fault('limit', `more than ${this.limits.maxBytes} octets`);
  }

  fault(code: PerErrorCode, detail: string): Fault {
    return new Fault(code, detail, this.position);
  }

  /** Moves on by `bits`, and returns where they begin. */
  skip(bits: number): number {
    const start = this.position;
    const next = start + bits;
    if (next > this.end) throw this.fault('truncated', `the encoding ends within ${bits} bits`);
    this.position = next;
    return start;
  }

  /** Moves on to the next octet. What was padded with does not matter. */
  align(): void {
    this.position = (this.position + 7) & ~7;
  }

  /** The bit at a place that has been skipped. */
  bitAt(position: number): number {
    return ((this.#bytes[position >> 3] as number) >> (7 - (position & 7))) & 1;
  }

  bit(): number {
    return this.bitAt(this.skip(1));
  }

  /** An unsigned number of up to 32 bits. */
  bits(count: number): number {
    const start = this.skip(count);
    const first = start & 7;
    let at = start >> 3;
    let left = count - (8 - first);
    let value = (this.#bytes[at] as number) & (0xff >> first);
    if (left <= 0) return count === 0 ? 0 : value >> -left;
    for (; left >= 8; left -= 8) value = value * 256 + (this.#bytes[++at] as number);
    return left === 0 ? value : value * 2 ** left + ((this.#bytes[at + 1] as number) >> (8 - left));
  }

  /** One octet of an aligned field. */
  octet(): number {
    return this.#bytes[this.skip(8) >> 3] as number;
  }

  /** An unsigned number of whole octets, at most 6, aligned. */
  uint(octets: number): number {
    let at = this.skip(octets * 8) >> 3;
    let value = 0;
    for (const end = at + octets; at < end; at++) value = value * 256 + (this.#bytes[at] as number);
    return value;
  }

  /** A copy of octets, aligned: nothing that is decoded keeps the message alive. */
  octets(count: number): Uint8Array {
    const at = this.skip(count * 8) >> 3;
    return this.#bytes.slice(at, at + count);
  }

  /** Goes into a constructed type. */
  enter(): void {
    if (++this.#depth > this.limits.maxDepth) throw this.fault('limit', `nested deeper than ${this.limits.maxDepth}`);
  }

  leave(): void {
    this.#depth--;
  }

  /** Before elements of a list are read. */
  countElements(count: number): void {
    this.#elements += count;
    if (this.#elements > this.limits.maxElements) throw this.fault('limit', `more than ${this.limits.maxElements} elements`);
  }

  /** A reader of other bytes that shares what is left of the limits. */
  nested(bytes: Uint8Array): Reader {
    const reader = new Reader(bytes, this);
    reader.#depth = this.#depth;
    reader.#elements = this.#elements;
    return reader;
  }
}
