import { powerSpectrum } from './fft.ts';

const SIZE = 4096;
const LOWEST_HZ = 40;

/** The strongest frequency of a sound in Hz, to about 1 Hz when it is a tone; undefined for silence. */
export function dominantFrequency(pcm: Int16Array, sampleRate: number): number | undefined {
  const spectrum = averageSpectrum(pcm);
  let best = 0;
  for (let bin = Math.ceil((LOWEST_HZ * SIZE) / sampleRate); bin < spectrum.length - 1; bin++) {
    if ((spectrum[bin] as number) > (spectrum[best] as number) || best === 0) best = bin;
  }
  if (best === 0 || (spectrum[best] as number) < 1) return undefined;
  return ((best + peakOffset(spectrum, best)) * sampleRate) / SIZE;
}

function averageSpectrum(pcm: Int16Array): Float64Array {
  const sum = powerSpectrum(pcm, SIZE);
  for (let at = SIZE; at + SIZE <= pcm.length; at += SIZE) {
    const part = powerSpectrum(pcm.subarray(at, at + SIZE), SIZE);
    for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] as number) + (part[i] as number);
  }
  return sum;
}

/** Where between the bins the peak lies: the top of a parabola through the logarithms of three. */
function peakOffset(spectrum: Float64Array, bin: number): number {
  const [left, middle, right] = [bin - 1, bin, bin + 1].map(i => Math.log((spectrum[i] as number) + 1e-9)) as [number, number, number];
  const curve = left - 2 * middle + right;
  return curve === 0 ? 0 : (left - right) / (2 * curve);
}
