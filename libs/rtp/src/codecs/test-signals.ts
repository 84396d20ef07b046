/** Signals for tests: integers only, so that every platform makes the same samples. */

/** A repeatable noise in -1 to 1. */
export function noise(seed = 1): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 31 - 1;
  };
}

/** Triangles of rising pitch under a swelling noise, silence, then full scale: everything a codec must bear. */
export function codecTorture(samples: number): Int16Array {
  const next = noise();
  const pcm = new Int16Array(samples);
  for (let i = 0; i < samples; i++) {
    const part = Math.floor((8 * i) / samples);
    const period = 20 + part * 14;
    const triangle = Math.abs((i % period) * 2 - period) - period / 2;
    if (part === 3) continue;
    if (part === 7) pcm[i] = i & 64 ? 32767 : -32768;
    else pcm[i] = Math.round((triangle * 16000) / period + next() * 400 * part);
  }
  return pcm;
}

/** Signal to noise of `out` against `reference`, in dB, `out` being `lag` samples late. */
export function signalToNoise(reference: Int16Array, out: Int16Array, lag = 0): number {
  let signal = 0;
  let error = 1e-9;
  for (let i = 0; i < reference.length && i + lag < out.length; i++) {
    const wanted = reference[i] as number;
    signal += wanted * wanted;
    error += (wanted - (out[i + lag] as number)) ** 2;
  }
  return 10 * Math.log10(signal / error);
}
