import { Fault } from './per-error.ts';

/** Bits of an encoding, one after another, into memory that grows. */
export class Writer {
  #bytes = new Uint8Array(512);
  /** The next bit. */
  position = 0;

  /** Octets of memory. */
  get capacity(): number {
    return this.#bytes.length;
  }

  fault(detail: string): Fault {
    return new Fault('invalid-value', detail, this.position);
  }

  /** What was written, padded to whole octets; one octet at least (X.691 11.1.3). */
  finish(): Uint8Array {
    if (this.position === 0) this.zeros(8);
    return this.#bytes.slice(0, (this.position + 7) >> 3);
  }

  /** Room for that many more bits. */
  #reserve(bits: number): void {
    const need = (this.position + bits + 7) >> 3;
    if (need > this.#bytes.length) this.#grow(need);
  }

  #grow(need: number): void {
    const larger = new Uint8Array(Math.max(need, this.#bytes.length * 2));
    larger.set(this.#bytes);
    this.#bytes = larger;
  }

  /** Pads with zeros to the next octet. */
  align(): void {
    this.position = (this.position + 7) & ~7;
  }

  bit(value: boolean | number): void {
    this.bits(value ? 1 : 0, 1);
  }

  /** Bits that `set` may change later. Returns where they begin. */
  zeros(count: number): number {
    const start = this.position;
    let left = count;
    for (; left > 30; left -= 30) this.bits(0, 30);
    if (left > 0) this.bits(0, left);
    return start;
  }

  /** Sets a bit that was written as zero. */
  set(position: number): void {
    (this.#bytes[position >> 3] as number) |= 0x80 >> (position & 7);
  }

  /** The low `count` bits (at most 32) of an unsigned number. The rest of the last octet becomes zero. */
  bits(value: number, count: number): void {
    this.#reserve(count);
    const first = this.position & 7;
    let at = this.position >> 3;
    this.position += count;
    const left = count - (8 - first);
    const before = first === 0 ? 0 : (this.#bytes[at] as number);
    if (left <= 0) {
      this.#bytes[at] = before | (value << -left);
      return;
    }
    this.#bytes[at] = before | Math.floor(value / 2 ** left);
    let remaining = left;
    for (; remaining >= 8; remaining -= 8) this.#bytes[++at] = Math.floor(value / 2 ** (remaining - 8));
    if (remaining > 0) this.#bytes[at + 1] = value << (8 - remaining);
  }

  /** One octet of an aligned field. */
  octet(value: number): void {
    this.#reserve(8);
    this.#bytes[this.position >> 3] = value;
    this.position += 8;
  }

  /** An unsigned number of whole octets, at most 6, aligned. */
  uint(value: number, octets: number): void {
    this.#reserve(octets * 8);
    let at = (this.position >> 3) + octets;
    this.position += octets * 8;
    for (let rest = value, i = 0; i < octets; i++, rest = Math.floor(rest / 256)) this.#bytes[--at] = rest;
  }

  /** Octets, aligned. */
  octets(bytes: Uint8Array): void {
    this.#reserve(bytes.length * 8);
    this.#bytes.set(bytes, this.position >> 3);
    this.position += bytes.length * 8;
  }

  /** Takes back what was written since `start` (aligned), as whole octets. */
  take(start: number): Uint8Array {
    this.align();
    const taken = this.#bytes.slice(start >> 3, this.position >> 3);
    this.position = start;
    return taken;
  }

  /** Writes one octet again. */
  patch(position: number, value: number): void {
    this.#bytes[position >> 3] = value;
  }
}
