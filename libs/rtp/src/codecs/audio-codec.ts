export type AudioCodecName = 'PCMU' | 'PCMA' | 'G722' | 'opus';

/** Turns PCM into payloads. PCM is mono at `sampleRate`. */
export interface AudioEncoder {
  readonly sampleRate: number;
  /** One frame of PCM, any multiple of 10 ms (20 ms is usual; Opus knows 10, 20, 40 and 60), into one payload. */
  encode(pcm: Int16Array): Uint8Array;
  close(): void;
}

/** Turns payloads into PCM. Hostile payloads give concealment, never an exception. */
export interface AudioDecoder {
  readonly sampleRate: number;
  decode(payload: Uint8Array): Int16Array;
  /** Stands in for `samples` samples that were lost. */
  conceal(samples: number): Int16Array;
  /** Rebuilds the frame lost just before `next` from the redundancy `next` carries (Opus in-band FEC, RFC 6716 2.1.7). */
  recover?(next: Uint8Array, samples: number): Int16Array;
  close(): void;
}

/** Settings of an encoder; codecs of a fixed rate ignore them. */
export interface AudioEncoderOptions {
  /** Target bit rate in bit/s. */
  readonly bitrate?: number;
  /** Send next to nothing while nobody speaks. A payload of at most 2 bytes need not be sent (RFC 7587 3.1.3). */
  readonly dtx?: boolean;
  /** Carry a low-rate copy of the frame before. */
  readonly fec?: boolean;
  /** Loss the encoder should arm against, in percent. */
  readonly packetLossPercent?: number;
  /** 0 (cheap) to 10 (best). */
  readonly complexity?: number;
}

/** One audio codec: what SDP says of it, and how to make its two halves. */
export interface AudioCodec {
  readonly name: AudioCodecName;
  /** The RTP timestamp's rate: 8000 for G722 although it samples at 16000 (RFC 3551 4.5.2). */
  readonly clockRate: number;
  /** The rate of the PCM given and taken. */
  readonly sampleRate: number;
  /** What rtpmap says: 2 for opus whatever is sent (RFC 7587 7). PCM is mono all the same. */
  readonly channels: 1 | 2;
  /** The payload type RFC 3551 6 fixes, if it does. */
  readonly staticPayloadType?: number;
  createEncoder(options?: AudioEncoderOptions): AudioEncoder;
  createDecoder(): AudioDecoder;
}
