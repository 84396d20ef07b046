/** Samples in wait between decoding, in packets of any length, and playing, in frames. */
export class PcmQueue {
  #samples = new Int16Array(1920);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(pcm: Int16Array): void {
    if (this.#length + pcm.length > this.#samples.length) {
      const larger = new Int16Array(2 * (this.#length + pcm.length));
      larger.set(this.#samples.subarray(0, this.#length));
      this.#samples = larger;
    }
    this.#samples.set(pcm, this.#length);
    this.#length += pcm.length;
  }

  /** The next `count` samples; zeros stand for what is not there. */
  take(count: number): Int16Array {
    const out = new Int16Array(count);
    const there = Math.min(count, this.#length);
    out.set(this.#samples.subarray(0, there));
    this.#samples.copyWithin(0, there, this.#length);
    this.#length -= there;
    return out;
  }

  /** Takes twice `count` samples and fades from the first half to the second: `count` samples of time are gone, without a click. */
  takeSqueezed(count: number): Int16Array {
    const out = this.take(count);
    const next = this.take(count);
    for (let i = 0; i < count; i++) {
      const share = i / count;
      out[i] = Math.round((1 - share) * (out[i] as number) + share * (next[i] as number));
    }
    return out;
  }

  clear(): void {
    this.#length = 0;
  }
}
