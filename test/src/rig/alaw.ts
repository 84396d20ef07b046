const CLIP = 32_635;

/** G.711 A-law of 16-bit samples. */
export const encodeAlaw = (pcm: Int16Array): Uint8Array => Uint8Array.from(pcm, encodeSample);

function encodeSample(sample: number): number {
  const sign = sample >= 0 ? 0x80 : 0;
  const magnitude = Math.min(CLIP, sample >= 0 ? sample : -sample - 1);
  // G.711 table 1a: eight segments, each twice as wide as the one below, the lowest two alike
  const segment = Math.max(0, Math.floor(Math.log2(Math.max(1, magnitude >> 8))) + (magnitude >= 256 ? 1 : 0));
  const step = segment === 0 ? magnitude >> 4 : magnitude >> (segment + 3);
  return (sign | (segment << 4) | (step & 0x0f)) ^ 0x55; // every other bit inverted on the line
}
