import { type AudioDecoder, AudioJitterBuffer, audioCodec, type MixerPort, Resampler } from '@opencvi/rtp';
import type { MediaPacket } from '../endpoint/media-packet.ts';
import { mixSampleRate } from './mix-sample-rate.ts';

/** One stream of sound on its way into the mix: smoothed, decoded, brought to the mix's sample rate. */
export class AudioVoice {
  readonly participant: string;
  readonly port: MixerPort;
  readonly #now: () => number;
  #codec: string | undefined;
  #source: number | undefined;
  #decoder: AudioDecoder | undefined;
  #buffer: AudioJitterBuffer | undefined;
  #resampler: Resampler | undefined;

  constructor(participant: string, port: MixerPort, now: () => number) {
    this.participant = participant;
    this.port = port;
    this.#now = now;
  }

  push(packet: MediaPacket): void {
    if (packet.format.codec !== this.#codec || packet.source !== this.#source) this.#follow(packet);
    this.#buffer?.push(packet, this.#now());
  }

  /** Gives the mix its next 20 ms. */
  tick(): void {
    if (this.#buffer && this.#resampler) this.port.push(this.#resampler.process(this.#buffer.pull()));
  }

  close(): void {
    this.#decoder?.close();
    this.#decoder = undefined;
    this.#buffer = undefined;
  }

  #follow({ format, source }: MediaPacket): void {
    this.close();
    this.#codec = format.codec;
    this.#source = source;
    const codec = audioCodec(format.codec);
    if (!codec) return;
    this.#decoder = codec.createDecoder();
    this.#buffer = new AudioJitterBuffer({ decoder: this.#decoder, clockRate: format.clockRate });
    this.#resampler = new Resampler(codec.sampleRate, mixSampleRate);
  }
}
