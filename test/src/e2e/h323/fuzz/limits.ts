import { Finding } from './fuzz-target.ts';

/** Octets of the largest message: that of TPKT. */
export const LARGEST = 65_535;
/** Milliseconds that reading it may take. */
const MAX_TIME = 10;
const ATTEMPTS = 30;

/** Runs something that reads `length` octets; what takes too long is run again, since the machine may have been busy: the best counts. */
export function timed<T>(length: number, read: () => T): T {
  let begin = performance.now();
  const result = read();
  let best = performance.now() - begin;
  for (let attempt = 1; length <= LARGEST && best > MAX_TIME && attempt < ATTEMPTS; attempt++) {
    begin = performance.now();
    read();
    best = Math.min(best, performance.now() - begin);
  }
  if (length <= LARGEST && best > MAX_TIME) throw new Finding(`${length} octets took ${best.toFixed(1)} ms`);
  return result;
}

/** About how much memory a value takes: its objects, and the octets and characters in them. */
export function weightOf(value: unknown): number {
  if (typeof value === 'string') return 8 + value.length;
  if (typeof value === 'bigint') return 8 + value.toString(16).length;
  if (value instanceof Uint8Array) return 8 + value.length;
  if (typeof value !== 'object' || value === null) return 8;
  return Object.values(value).reduce<number>((sum, each) => sum + 8 + weightOf(each), 16);
}

/** Octet by octet a message may have so much to say, and every list element that takes no octet is counted by the decoder's own limit. */
const WEIGHT_PER_OCTET = 512;
const WEIGHT_OF_ANY = 16_384;

/** A value may not be out of proportion to the octets that it was read from. */
export function assertLight(value: unknown, octets: number): void {
  const weight = weightOf(value);
  if (weight > WEIGHT_OF_ANY + octets * WEIGHT_PER_OCTET) throw new Finding(`${octets} octets became a value of ${weight}`);
}
