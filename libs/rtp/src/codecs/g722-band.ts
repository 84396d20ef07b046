import { saturate } from '../saturate.ts';
import { ILB } from './g722-tables.ts';

/** What differs between the two sub-bands. */
export interface G722BandLimits {
  readonly initialScale: number;
  /** Upper bound of the log scale factor NB (G.722 6.2.1.3, BLOCK 3L and 3H). */
  readonly maxLogScale: number;
  /** Shift of SCALEL (8) and SCALEH (10). */
  readonly scaleShift: number;
}

export const LOWER_BAND: G722BandLimits = { initialScale: 32, maxLogScale: 18432, scaleShift: 8 };
export const HIGHER_BAND: G722BandLimits = { initialScale: 8, maxLogScale: 22528, scaleShift: 10 };

/** G.722 6.2.1: the adaptive scale factor and the pole-zero predictor of one sub-band, the same in encoder and decoder. */
export class G722Band {
  /** DETL or DETH: the quantizer's scale. */
  scale: number;
  /** SL or SH: the predicted signal. */
  predicted = 0;

  readonly #limits: G722BandLimits;
  #logScale = 0;
  #zeroPart = 0;
  #a1 = 0;
  #a2 = 0;
  /** Partially reconstructed signal, one and two samples ago. */
  #p1 = 0;
  #p2 = 0;
  /** Reconstructed signal, one sample ago. */
  #r1 = 0;
  /** BL1 to BL6 and DLT1 to DLT6. */
  readonly #b = new Int32Array(6);
  readonly #d = new Int32Array(6);

  constructor(limits: G722BandLimits) {
    this.#limits = limits;
    this.scale = limits.initialScale;
  }

  /** LOGSCL and SCALEL (LOGSCH, SCALEH): leak the log scale, add the code's multiplier, take the antilogarithm. */
  adaptScale(multiplier: number): void {
    const { maxLogScale, scaleShift } = this.#limits;
    let logScale = ((this.#logScale * 127) >> 7) + multiplier;
    if (logScale < 0) logScale = 0;
    else if (logScale > maxLogScale) logScale = maxLogScale;
    this.#logScale = logScale;
    const fraction = ILB[(logScale >> 6) & 31] as number;
    const shift = scaleShift - (logScale >> 11);
    this.scale = (shift < 0 ? fraction << -shift : fraction >> shift) << 2;
  }

  /** BLOCK 4: takes the quantized difference, adapts the predictor, predicts the next sample. */
  predict(difference: number): void {
    const reconstructed = saturate(this.predicted + difference); // RECONS
    const partial = saturate(this.#zeroPart + difference); // PARREC
    this.#adaptPoles(partial);
    this.#p2 = this.#p1;
    this.#p1 = partial;
    this.#zeroPart = this.#adaptZeros(difference);
    // FILTEP, on this sample and the one before
    const poles = ((this.#a1 * saturate(2 * reconstructed)) >> 15) + ((this.#a2 * saturate(2 * this.#r1)) >> 15);
    this.#r1 = reconstructed;
    this.predicted = saturate(saturate(poles) + this.#zeroPart); // PREDIC
  }

  /** UPPOL2, UPPOL1 */
  #adaptPoles(partial: number): void {
    const sign = partial >> 31;
    const same1 = sign === this.#p1 >> 31;
    const same2 = sign === this.#p2 >> 31;
    const quadruple = saturate(this.#a1 * 4);
    let cross = same1 ? -quadruple : quadruple;
    if (cross > 32767) cross = 32767;
    let a2 = (cross >> 7) + (same2 ? 128 : -128) + ((this.#a2 * 32512) >> 15);
    if (a2 > 12288) a2 = 12288;
    else if (a2 < -12288) a2 = -12288;
    let a1 = (same1 ? 192 : -192) + ((this.#a1 * 32640) >> 15);
    const limit = 15360 - a2;
    if (a1 > limit) a1 = limit;
    else if (a1 < -limit) a1 = -limit;
    this.#a1 = a1;
    this.#a2 = a2;
  }

  /** UPZERO, DELAYA and FILTEZ in one pass, oldest tap first so that each difference moves on after its last use. */
  #adaptZeros(difference: number): number {
    const b = this.#b;
    const d = this.#d;
    const gain = difference === 0 ? 0 : 128;
    const sign = difference >> 31;
    let sum = 0;
    for (let i = 5; i >= 0; i--) {
      const old = d[i] as number;
      const tap = ((old >> 31 === sign ? gain : -gain) + (((b[i] as number) * 32640) >> 15)) | 0;
      const next = i === 0 ? difference : (d[i - 1] as number);
      b[i] = tap;
      d[i] = next;
      sum += (tap * saturate(2 * next)) >> 15;
    }
    return saturate(sum);
  }
}
