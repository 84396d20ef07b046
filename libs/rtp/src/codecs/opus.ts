import type { AudioCodec, AudioDecoder, AudioEncoder, AudioEncoderOptions } from './audio-codec.ts';
import { OpusDecoder } from './opus-decoder.ts';
import { OpusEncoder } from './opus-encoder.ts';
import { loadOpus, opusLibrary } from './opus-library.ts';

/** Opus (RFC 6716, RFC 7587) through libopus. `loadOpus` must have resolved before an encoder or decoder is made. */
export const opus: AudioCodec = {
  name: 'opus',
  clockRate: 48000,
  sampleRate: 48000,
  channels: 2,
  createEncoder: (options?: AudioEncoderOptions): AudioEncoder => new OpusEncoder(opusLibrary(), options),
  createDecoder: (): AudioDecoder => new OpusDecoder(opusLibrary()),
};

export { loadOpus };
