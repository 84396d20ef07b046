/** A windowed-sinc low-pass cut into phases: `coefficients[phase * taps + i]`, i from oldest to newest sample. */
export interface PolyphaseFilter {
  /** Interpolation and decimation: output rate / input rate = up / down. */
  readonly up: number;
  readonly down: number;
  readonly taps: number;
  readonly coefficients: Float64Array;
}

/** Zero crossings of the sinc on either side, counted at the lower rate. */
const ZERO_CROSSINGS = 16;
/** Kaiser window of about 63 dB stop band: under the noise of the codecs it stands between. */
const KAISER_BETA = 6;
/** The pass band's share of the lower Nyquist frequency: leaves the transition room, so that it ends about where aliasing begins. */
const PASS_BAND = 0.89;

const filters = new Map<string, PolyphaseFilter>();

/** The filter of a pair of rates; made once. */
export function polyphaseFilter(from: number, to: number): PolyphaseFilter {
  const divisor = greatestCommonDivisor(from, to);
  const up = to / divisor;
  const down = from / divisor;
  const key = `${up}/${down}`;
  const known = filters.get(key);
  if (known) return known;
  const filter = design(up, down);
  filters.set(key, filter);
  return filter;
}

function design(up: number, down: number): PolyphaseFilter {
  const taps = Math.ceil(2 * ZERO_CROSSINGS * Math.max(1, down / up));
  const length = taps * up;
  // a whole number of samples late, at both rates
  const center = length / 2;
  const cutoff = PASS_BAND / Math.max(up, down);
  const coefficients = new Float64Array(length);
  for (let phase = 0; phase < up; phase++) {
    let sum = 0;
    for (let i = 0; i < taps; i++) {
      const at = (taps - 1 - i) * up + phase;
      const value = sinc((at - center) * cutoff) * kaiser((at - center) / (center + 1));
      coefficients[phase * taps + i] = value;
      sum += value;
    }
    // each phase passes DC alike, else a constant would come out as a tone at the input rate
    for (let i = 0; i < taps; i++) coefficients[phase * taps + i] = (coefficients[phase * taps + i] as number) / sum;
  }
  return { up, down, taps, coefficients };
}

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
}

function kaiser(x: number): number {
  return bessel(KAISER_BETA * Math.sqrt(Math.max(0, 1 - x * x))) / bessel(KAISER_BETA);
}

/** Modified Bessel function of the first kind, order zero, by its series. */
function bessel(x: number): number {
  let sum = 1;
  let term = 1;
  for (let k = 1; term > sum * 1e-12; k++) {
    term *= (x / (2 * k)) ** 2;
    sum += term;
  }
  return sum;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
