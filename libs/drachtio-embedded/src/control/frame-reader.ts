import { decodePayload, type Frame } from './frame.ts';

const hash = 0x23;
const maxDigits = 8;

/** Cuts the control connection's bytes into frames. Throws once, when the other side breaks the framing: the connection is then of no use. */
export class FrameReader {
  readonly #maxBytes: number;
  #chunks: Buffer[] = [];
  #length = 0;
  #needed = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  push(chunk: Buffer): Frame[] {
    this.#chunks.push(chunk);
    this.#length += chunk.length;
    if (this.#length < this.#needed) return [];
    let bytes = this.#chunks.length === 1 ? chunk : Buffer.concat(this.#chunks);
    const frames: Frame[] = [];
    for (let next = this.#next(bytes); next; next = this.#next(bytes)) {
      frames.push(next.frame);
      bytes = bytes.subarray(next.used);
    }
    this.#chunks = bytes.length > 0 ? [bytes] : [];
    this.#length = bytes.length;
    return frames;
  }

  #next(bytes: Buffer): { frame: Frame; used: number } | undefined {
    this.#needed = 0;
    const mark = bytes.indexOf(hash);
    if (mark < 0 && bytes.length <= maxDigits) return undefined;
    const digits = bytes.toString('latin1', 0, Math.min(mark < 0 ? bytes.length : mark, maxDigits + 1));
    if (!/^\d{1,8}$/.test(digits) || Number(digits) > this.#maxBytes) throw new RangeError('invalid frame length');
    const end = mark + 1 + Number(digits);
    this.#needed = end;
    if (bytes.length < end) return undefined;
    this.#needed = 0;
    return { frame: decodePayload(bytes.subarray(mark + 1, end)), used: end };
  }
}
