import type { OpusEncoderHandle } from 'libopus-wasm';
import type { AudioEncoder, AudioEncoderOptions } from './audio-codec.ts';
import { OpusHandle } from './opus-handle.ts';
import type { OpusLibrary } from './opus-library.ts';

/** RFC 6716 3.1, 3.2.1: a TOC of CELT fullband 20 ms mono and no frame: the decoder conceals, which after nothing is silence. */
const EMPTY_FRAME = Uint8Array.of(0xf8);

/** An RTP payload beyond this would not fit a datagram; RFC 6716 3.2.1 bounds a frame at 1275. */
const MAX_PAYLOAD = 1275;

export class OpusEncoder implements AudioEncoder {
  readonly sampleRate = 48000;
  readonly #handle: OpusHandle<OpusEncoderHandle>;
  readonly #options = { frameSize: 960, maxPacketBytes: MAX_PAYLOAD };

  constructor(library: OpusLibrary, options: AudioEncoderOptions = {}) {
    this.#handle = new OpusHandle(library.takeEncoder(), handle => configure(handle, options));
  }

  encode(pcm: Int16Array): Uint8Array {
    const handle = this.#handle.get();
    if (!handle) return EMPTY_FRAME;
    this.#options.frameSize = pcm.length;
    return handle.encode(pcm, this.#options);
  }

  close(): void {
    this.#handle.close();
  }
}

function configure(handle: OpusEncoderHandle, options: AudioEncoderOptions): void {
  if (options.bitrate !== undefined) handle.setBitrate(options.bitrate);
  if (options.complexity !== undefined) handle.setComplexity(options.complexity);
  if (options.packetLossPercent !== undefined) handle.setPacketLossPercent(options.packetLossPercent);
  handle.setDtx(options.dtx ?? false);
  handle.setFec(options.fec ?? false);
}
