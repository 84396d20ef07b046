/** Reads the RBSP of a NAL unit bit by bit (H.264 7.2, 9.1). Reading past the end gives zeros and sets `exhausted`. */
export class BitReader {
  readonly #bytes: Uint8Array;
  #bit = 0;

  constructor(rbsp: Uint8Array) {
    this.#bytes = rbsp;
  }

  get exhausted(): boolean {
    return this.#bit > this.#bytes.length * 8;
  }

  /** u(n), n up to 32 */
  bits(count: number): number {
    let value = 0;
    for (let i = 0; i < count; i++) {
      const octet = this.#bytes[this.#bit >> 3] ?? 0;
      value = value * 2 + ((octet >> (7 - (this.#bit & 7))) & 1);
      this.#bit++;
    }
    return value;
  }

  flag(): boolean {
    return this.bits(1) === 1;
  }

  /** ue(v): Exp-Golomb */
  unsigned(): number {
    let zeros = 0;
    while (zeros < 32 && !this.exhausted && this.bits(1) === 0) zeros++;
    return 2 ** zeros - 1 + this.bits(zeros);
  }

  /** se(v) */
  signed(): number {
    const code = this.unsigned();
    return code & 1 ? (code + 1) / 2 : -code / 2;
  }
}

/** H.264 7.4.1: removes the emulation prevention octets (00 00 03 becomes 00 00). */
export function unescapeRbsp(nal: Uint8Array): Uint8Array {
  const rbsp = new Uint8Array(nal.length);
  let length = 0;
  let zeros = 0;
  for (const octet of nal) {
    if (zeros >= 2 && octet === 3) {
      zeros = 0;
      continue;
    }
    zeros = octet === 0 ? zeros + 1 : 0;
    rbsp[length++] = octet;
  }
  return rbsp.subarray(0, length);
}
