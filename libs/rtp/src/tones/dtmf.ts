import { toneEnergy } from './measure-tone.ts';

/** ITU-T Q.23: low and high group. */
const LOW = [697, 770, 852, 941] as const;
const HIGH = [1209, 1336, 1477, 1633] as const;
const KEYS = ['123A', '456B', '789C', '*0#D'] as const;

/** The two frequencies of a digit; undefined when it has none. */
export function dtmfFrequencies(digit: string): readonly [low: number, high: number] | undefined {
  for (const [row, keys] of KEYS.entries()) {
    const column = digit.length === 1 ? keys.indexOf(digit.toUpperCase()) : -1;
    if (column >= 0) return [LOW[row] as number, HIGH[column] as number];
  }
  return undefined;
}

/** A digit as sound. Throws when `digit` is none. */
export function dtmfTone(
  digit: string,
  options: { readonly sampleRate: number; readonly ms: number; readonly amplitude?: number },
): Int16Array {
  const frequencies = dtmfFrequencies(digit);
  if (!frequencies) throw new RangeError(`not a DTMF digit: ${digit}`);
  const { sampleRate, ms, amplitude = 0.2 } = options;
  const [low, high] = frequencies.map(hz => (2 * Math.PI * hz) / sampleRate) as [number, number];
  return Int16Array.from({ length: Math.round((sampleRate * ms) / 1000) }, (_, i) =>
    Math.round(32767 * amplitude * (Math.sin(low * i) + Math.sin(high * i))),
  );
}

/** Both tones together must be this much of the sound. */
const PURITY = 0.7;
/** ITU-T Q.24: the two may differ by 8 dB. */
const MAX_TWIST = 6.3;
/** Quieter than about -45 dBov is no key. */
const MIN_MEAN_SQUARE = 34_000;

/** The digit a block of 20 to 50 ms holds, by Goertzel filters; undefined when it holds none. */
export function detectDtmf(pcm: Int16Array, sampleRate: number): string | undefined {
  let total = 0;
  for (let i = 0; i < pcm.length; i++) total += (pcm[i] as number) * (pcm[i] as number);
  if (pcm.length === 0 || total / pcm.length < MIN_MEAN_SQUARE) return undefined;
  const low = strongest(pcm, sampleRate, LOW);
  const high = strongest(pcm, sampleRate, HIGH);
  const twist = low.energy > high.energy ? low.energy / high.energy : high.energy / low.energy;
  if (twist > MAX_TWIST || (low.energy + high.energy) / total < PURITY) return undefined;
  return KEYS[low.index]?.charAt(high.index);
}

function strongest(pcm: Int16Array, sampleRate: number, group: readonly number[]): { index: number; energy: number } {
  let best = { index: 0, energy: 0 };
  for (const [index, hz] of group.entries()) {
    const energy = toneEnergy(pcm, (2 * Math.PI * hz) / sampleRate);
    if (energy > best.energy) best = { index, energy };
  }
  return best;
}
