import { formatsMatch, type MediaFormat } from '@opencvi/plugin-api';
import { type AudioEncoder, audioCodec, Resampler } from '@opencvi/rtp';
import { randomSource } from '../endpoint/media-packet.ts';
import type { RtpEndpoint } from '../endpoint/rtp-endpoint.ts';
import { frameMs } from '../frame-clock.ts';
import { mixSampleRate } from './mix-sample-rate.ts';

/** Brings what the others say to a room system, in its codec. */
export class AudioEar {
  readonly #device: RtpEndpoint;
  readonly #source = randomSource();
  #format: MediaFormat | undefined;
  #encoder: AudioEncoder | undefined;
  #resampler: Resampler | undefined;
  #sequence = 0;
  #timestamp = 0;

  constructor(device: RtpEndpoint) {
    this.#device = device;
  }

  /** Sends 20 ms of the mix. */
  hear(pcm: Int16Array): void {
    const format = this.#device.sending('audio');
    if (!format) return;
    if (!this.#format || !formatsMatch(this.#format, format)) this.#follow(format);
    if (!this.#encoder || !this.#resampler) return;
    const payload = Uint8Array.from(this.#encoder.encode(this.#resampler.process(pcm)));
    this.#sequence = (this.#sequence + 1) & 0xffff;
    this.#timestamp = (this.#timestamp + (format.clockRate * frameMs) / 1_000) >>> 0;
    const { source, sequenceNumber, timestamp } = { source: this.#source, sequenceNumber: this.#sequence, timestamp: this.#timestamp };
    this.#device.forward('audio', { source, format, sequenceNumber, timestamp, marker: false, payload });
  }

  close(): void {
    this.#encoder?.close();
    this.#encoder = undefined;
  }

  #follow(format: MediaFormat): void {
    this.close();
    this.#format = format;
    const codec = audioCodec(format.codec);
    if (!codec) return;
    this.#encoder = codec.createEncoder();
    this.#resampler = new Resampler(mixSampleRate, codec.sampleRate);
  }
}
