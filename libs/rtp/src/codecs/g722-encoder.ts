import { saturate } from '../saturate.ts';
import type { AudioEncoder } from './audio-codec.ts';
import { G722Band, HIGHER_BAND, LOWER_BAND } from './g722-band.ts';
import { ILN, ILP, Q6, QM2, QM4, QMF_EVEN, WH_BY_CODE, WL_BY_CODE } from './g722-tables.ts';

const HISTORY = 22;

/** G.722 encoder, mode 1 (64 kbit/s): two samples of 16 kHz PCM into one octet. */
export class G722Encoder implements AudioEncoder {
  readonly sampleRate = 16000;
  readonly #lower = new G722Band(LOWER_BAND);
  readonly #higher = new G722Band(HIGHER_BAND);
  /** The filter's past, then the frame. */
  #line = new Int32Array(HISTORY);

  encode(pcm: Int16Array): Uint8Array {
    const octets = pcm.length >> 1;
    const line = this.#load(pcm, octets * 2);
    const payload = new Uint8Array(octets);
    for (let i = 0; i < octets; i++) {
      let even = 0;
      let odd = 0;
      const at = 2 * i;
      // G.722 3.1: XA takes the newest sample of each pair, XB the one before
      for (let tap = 0; tap < 12; tap++) {
        odd += (line[at + 2 * tap] as number) * (QMF_EVEN[tap] as number);
        even += (line[at + 2 * tap + 1] as number) * (QMF_EVEN[11 - tap] as number);
      }
      payload[i] = (this.#encodeHigher((even - odd) >> 14) << 6) | this.#encodeLower((even + odd) >> 14);
    }
    line.copyWithin(0, octets * 2, octets * 2 + HISTORY);
    return payload;
  }

  close(): void {}

  #load(pcm: Int16Array, samples: number): Int32Array {
    if (this.#line.length < samples + HISTORY) {
      const longer = new Int32Array(samples + HISTORY);
      longer.set(this.#line.subarray(0, HISTORY));
      this.#line = longer;
    }
    for (let i = 0; i < samples; i++) this.#line[HISTORY + i] = pcm[i] as number;
    return this.#line;
  }

  #encodeLower(sample: number): number {
    const band = this.#lower;
    const error = saturate(sample - band.predicted); // SUBTRA
    const code = quantizeLower(error, band.scale);
    // the adaptation sees 4 bits, so that a receiver of 48 kbit/s follows
    const coarse = code >> 2;
    const difference = (band.scale * (QM4[coarse] as number)) >> 15; // INVQAL
    band.adaptScale(WL_BY_CODE[coarse] as number);
    band.predict(difference);
    return code;
  }

  #encodeHigher(sample: number): number {
    const band = this.#higher;
    const error = saturate(sample - band.predicted); // SUBTRB
    const magnitude = error >= 0 ? error : -(error + 1);
    const large = magnitude >= (564 * band.scale) >> 12; // QUANTH
    const code = error < 0 ? (large ? 0 : 1) : large ? 2 : 3;
    const difference = (band.scale * (QM2[code] as number)) >> 15; // INVQBH
    band.adaptScale(WH_BY_CODE[code] as number);
    band.predict(difference);
    return code;
  }
}

/** QUANTL: the interval of the scaled magnitude, found by halving. */
function quantizeLower(error: number, scale: number): number {
  const magnitude = error >= 0 ? error : -(error + 1);
  let low = 1;
  let high = 30;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (magnitude < ((Q6[middle] as number) * scale) >> 12) high = middle;
    else low = middle + 1;
  }
  return (error < 0 ? ILN[low] : ILP[low]) as number;
}
