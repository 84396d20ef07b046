import type { AudioCodec } from './audio-codec.ts';
import { G722Decoder } from './g722-decoder.ts';
import { G722Encoder } from './g722-encoder.ts';

/** G.722 at 64 kbit/s. RFC 3551 4.5.2: its RTP clock is 8000 by an old mistake kept for compatibility. */
export const g722: AudioCodec = {
  name: 'G722',
  clockRate: 8000,
  sampleRate: 16000,
  channels: 1,
  staticPayloadType: 9,
  createEncoder: () => new G722Encoder(),
  createDecoder: () => new G722Decoder(),
};
