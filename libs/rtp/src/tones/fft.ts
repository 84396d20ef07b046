/** In-place radix-2 Fourier transform of a power-of-two length. */
export function fft(real: Float64Array, imaginary: Float64Array): void {
  const length = real.length;
  reorder(real, imaginary);
  for (let size = 2; size <= length; size *= 2) {
    const half = size / 2;
    const angle = (-2 * Math.PI) / size;
    for (let k = 0; k < half; k++) {
      const cos = Math.cos(angle * k);
      const sin = Math.sin(angle * k);
      for (let at = k; at < length; at += size) butterfly(real, imaginary, { at, other: at + half, cos, sin });
    }
  }
}

/** Power of each bin up to the Nyquist frequency, after a Hann window; the input is cut or zero-padded to `size`. */
export function powerSpectrum(pcm: Int16Array, size: number): Float64Array {
  const real = new Float64Array(size);
  const imaginary = new Float64Array(size);
  const length = Math.min(size, pcm.length);
  for (let i = 0; i < length; i++) real[i] = (pcm[i] as number) * (0.5 - 0.5 * Math.cos((2 * Math.PI * i) / length));
  fft(real, imaginary);
  return Float64Array.from({ length: size / 2 }, (_, i) => (real[i] as number) ** 2 + (imaginary[i] as number) ** 2);
}

function reorder(real: Float64Array, imaginary: Float64Array): void {
  for (let i = 1, j = 0; i < real.length; i++) {
    let bit = real.length >> 1;
    for (; j & bit; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i >= j) continue;
    swap(real, i, j);
    swap(imaginary, i, j);
  }
}

function swap(values: Float64Array, i: number, j: number): void {
  const value = values[i] as number;
  values[i] = values[j] as number;
  values[j] = value;
}

function butterfly(real: Float64Array, imaginary: Float64Array, w: { at: number; other: number; cos: number; sin: number }): void {
  const re = (real[w.other] as number) * w.cos - (imaginary[w.other] as number) * w.sin;
  const im = (real[w.other] as number) * w.sin + (imaginary[w.other] as number) * w.cos;
  real[w.other] = (real[w.at] as number) - re;
  imaginary[w.other] = (imaginary[w.at] as number) - im;
  real[w.at] = (real[w.at] as number) + re;
  imaginary[w.at] = (imaginary[w.at] as number) + im;
}
