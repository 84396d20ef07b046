import type { AudioCodec, AudioDecoder, AudioEncoder } from './audio-codec.ts';
import { Concealment } from './concealment.ts';
import { ALAW_TO_LINEAR, LINEAR_TO_ALAW, LINEAR_TO_ULAW, ULAW_TO_LINEAR } from './g711-tables.ts';

const SAMPLE_RATE = 8000;

class G711Encoder implements AudioEncoder {
  readonly sampleRate = SAMPLE_RATE;
  readonly #table: Uint8Array;

  constructor(table: Uint8Array) {
    this.#table = table;
  }

  encode(pcm: Int16Array): Uint8Array {
    const table = this.#table;
    const payload = new Uint8Array(pcm.length);
    for (let i = 0; i < pcm.length; i++) payload[i] = table[(pcm[i] as number) & 0xffff] as number;
    return payload;
  }

  close(): void {}
}

class G711Decoder implements AudioDecoder {
  readonly sampleRate = SAMPLE_RATE;
  readonly #table: Int16Array;
  readonly #concealment = new Concealment(SAMPLE_RATE);

  constructor(table: Int16Array) {
    this.#table = table;
  }

  decode(payload: Uint8Array): Int16Array {
    const table = this.#table;
    const pcm = new Int16Array(payload.length);
    for (let i = 0; i < payload.length; i++) pcm[i] = table[payload[i] as number] as number;
    return this.#concealment.heard(pcm);
  }

  conceal(samples: number): Int16Array {
    return this.#concealment.conceal(samples);
  }

  close(): void {}
}

/** G.711 µ-law (RFC 3551 4.5.14). */
export const pcmu: AudioCodec = {
  name: 'PCMU',
  clockRate: SAMPLE_RATE,
  sampleRate: SAMPLE_RATE,
  channels: 1,
  staticPayloadType: 0,
  createEncoder: () => new G711Encoder(LINEAR_TO_ULAW),
  createDecoder: () => new G711Decoder(ULAW_TO_LINEAR),
};

/** G.711 A-law (RFC 3551 4.5.14). */
export const pcma: AudioCodec = {
  name: 'PCMA',
  clockRate: SAMPLE_RATE,
  sampleRate: SAMPLE_RATE,
  channels: 1,
  staticPayloadType: 8,
  createEncoder: () => new G711Encoder(LINEAR_TO_ALAW),
  createDecoder: () => new G711Decoder(ALAW_TO_LINEAR),
};
