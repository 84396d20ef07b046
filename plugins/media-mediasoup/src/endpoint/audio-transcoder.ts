import { formatsMatch, type MediaFormat } from '@opencvi/plugin-api';
import { type AudioDecoder, type AudioEncoder, audioCodec, Resampler, sequenceDelta, timestampDelta } from '@opencvi/rtp';
import { frameMs } from '../frame-clock.ts';
import { type MediaPacket, randomSource } from './media-packet.ts';

const empty = new Int16Array(0);
/** A longer gap is a pause of the source, and not a loss to be covered up. */
const maxConcealedMs = 120;

/** Turns one codec into another through PCM, in frames of 20 ms. Packets come in about in order; late ones are dropped. */
export class AudioTranscoder {
  readonly #from: MediaFormat;
  readonly #to: MediaFormat;
  readonly #decoder: AudioDecoder;
  readonly #encoder: AudioEncoder;
  readonly #resampler: Resampler;
  readonly #source = randomSource();
  readonly #samples: number;
  #rest: Int16Array = empty;
  #sequence = 0;
  #timestamp = 0;
  #last: MediaPacket | undefined;

  private constructor(from: MediaFormat, to: MediaFormat, codecs: { readonly decoder: AudioDecoder; readonly encoder: AudioEncoder }) {
    this.#from = from;
    this.#to = to;
    this.#decoder = codecs.decoder;
    this.#encoder = codecs.encoder;
    this.#resampler = new Resampler(codecs.decoder.sampleRate, codecs.encoder.sampleRate);
    this.#samples = (codecs.encoder.sampleRate * frameMs) / 1000;
  }

  /** A transcoder between two formats, or `undefined` when one of them is not known here. */
  static create(from: MediaFormat, to: MediaFormat): AudioTranscoder | undefined {
    const source = audioCodec(from.codec);
    const target = audioCodec(to.codec);
    return source && target && new AudioTranscoder(from, to, { decoder: source.createDecoder(), encoder: target.createEncoder() });
  }

  matches(from: MediaFormat, to: MediaFormat): boolean {
    return formatsMatch(this.#from, from) && formatsMatch(this.#to, to) && this.#to.payloadType === to.payloadType;
  }

  /** The frames that a packet completes. */
  transcode(packet: MediaPacket): MediaPacket[] {
    if (this.#last?.source !== packet.source) this.#last = undefined;
    const step = this.#last ? sequenceDelta(this.#last.sequenceNumber, packet.sequenceNumber) : 1;
    if (step <= 0 && step > -100) return [];
    if (step > 1) this.#conceal(packet);
    this.#last = packet;
    this.#append(this.#decoder.decode(packet.payload));
    return this.#drain();
  }

  close(): void {
    this.#decoder.close();
    this.#encoder.close();
  }

  #conceal(packet: MediaPacket): void {
    const missing = this.#last ? timestampDelta(this.#last.timestamp, packet.timestamp) / this.#from.clockRate - frameMs / 1000 : 0;
    if (missing > 0 && missing <= maxConcealedMs / 1000)
      this.#append(this.#decoder.conceal(Math.round(missing * this.#decoder.sampleRate)));
  }

  #append(pcm: Int16Array): void {
    const more = this.#resampler.process(pcm);
    if (this.#rest.length === 0) {
      this.#rest = more;
      return;
    }
    const joined = new Int16Array(this.#rest.length + more.length);
    joined.set(this.#rest);
    joined.set(more, this.#rest.length);
    this.#rest = joined;
  }

  #drain(): MediaPacket[] {
    const packets: MediaPacket[] = [];
    while (this.#rest.length >= this.#samples) {
      const payload = Uint8Array.from(this.#encoder.encode(this.#rest.subarray(0, this.#samples)));
      this.#rest = this.#rest.subarray(this.#samples);
      this.#sequence = (this.#sequence + 1) & 0xffff;
      this.#timestamp = (this.#timestamp + (this.#to.clockRate * frameMs) / 1000) >>> 0;
      const { format, source, sequenceNumber, timestamp } = {
        format: this.#to,
        source: this.#source,
        sequenceNumber: this.#sequence,
        timestamp: this.#timestamp,
      };
      packets.push({ source, format, sequenceNumber, timestamp, marker: false, payload });
    }
    return packets;
  }
}
