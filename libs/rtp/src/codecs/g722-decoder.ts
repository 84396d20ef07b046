import { saturate } from '../saturate.ts';
import type { AudioDecoder } from './audio-codec.ts';
import { Concealment } from './concealment.ts';
import { G722Band, HIGHER_BAND, LOWER_BAND } from './g722-band.ts';
import { QM2, QM4, QM6, QMF_EVEN, WH_BY_CODE, WL_BY_CODE } from './g722-tables.ts';

const HISTORY = 22;

/** G.722 decoder, mode 1 (64 kbit/s): one octet into two samples of 16 kHz PCM. */
export class G722Decoder implements AudioDecoder {
  readonly sampleRate = 16000;
  readonly #lower = new G722Band(LOWER_BAND);
  readonly #higher = new G722Band(HIGHER_BAND);
  readonly #concealment = new Concealment(16000);
  /** Sums and differences of the bands, by turns: the filter's past, then the frame. */
  #line = new Int32Array(HISTORY);

  decode(payload: Uint8Array): Int16Array {
    const line = this.#decodeBands(payload);
    const pcm = new Int16Array(payload.length * 2);
    for (let at = 0; at < pcm.length; at += 2) {
      let first = 0;
      let second = 0;
      // G.722 4.4: receive QMF
      for (let tap = 0; tap < 12; tap++) {
        second += (line[at + 2 * tap] as number) * (QMF_EVEN[tap] as number);
        first += (line[at + 2 * tap + 1] as number) * (QMF_EVEN[11 - tap] as number);
      }
      pcm[at] = saturate(first >> 11);
      pcm[at + 1] = saturate(second >> 11);
    }
    line.copyWithin(0, pcm.length, pcm.length + HISTORY);
    return this.#concealment.heard(pcm);
  }

  conceal(samples: number): Int16Array {
    return this.#concealment.conceal(samples);
  }

  close(): void {}

  #decodeBands(payload: Uint8Array): Int32Array {
    if (this.#line.length < 2 * payload.length + HISTORY) {
      const longer = new Int32Array(2 * payload.length + HISTORY);
      longer.set(this.#line.subarray(0, HISTORY));
      this.#line = longer;
    }
    const line = this.#line;
    for (let i = 0; i < payload.length; i++) {
      const octet = payload[i] as number;
      const lower = this.#decodeLower(octet & 63);
      const higher = this.#decodeHigher(octet >> 6);
      line[HISTORY + 2 * i] = lower + higher;
      line[HISTORY + 2 * i + 1] = lower - higher;
    }
    return line;
  }

  #decodeLower(code: number): number {
    const band = this.#lower;
    const coarse = code >> 2;
    const output = limit(band.predicted + ((band.scale * (QM6[code] as number)) >> 15)); // INVQBL, RECONS, LIMIT
    const difference = (band.scale * (QM4[coarse] as number)) >> 15; // INVQAL
    band.adaptScale(WL_BY_CODE[coarse] as number);
    band.predict(difference);
    return output;
  }

  #decodeHigher(code: number): number {
    const band = this.#higher;
    const difference = (band.scale * (QM2[code] as number)) >> 15; // INVQAH
    const output = limit(band.predicted + difference);
    band.adaptScale(WH_BY_CODE[code] as number);
    band.predict(difference);
    return output;
  }
}

/** LIMIT: 15 bits. */
function limit(value: number): number {
  if (value > 16383) return 16383;
  return Math.max(value, -16384);
}
