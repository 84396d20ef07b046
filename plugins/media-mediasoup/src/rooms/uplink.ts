import { formatsMatch, type Logger, type MediaFormat, type MediaRole } from '@opencvi/plugin-api';
import { RtpStreamRewriter, serializeRtp } from '@opencvi/rtp';
import type { types } from 'mediasoup';
import { type MediaPacket, randomSource } from '../endpoint/media-packet.ts';
import { producerParameters, producerPayloadType } from './router-codecs.ts';

/** What an uplink is made with. */
export interface UplinkOptions {
  readonly role: MediaRole;
  /** The same for all streams of a device. */
  readonly cname: string;
  readonly transport: types.DirectTransport;
  readonly log: Logger;
  readonly now: () => number;
  /** The router has a stream for browsers. */
  added(producer: types.Producer): void;
  removed(producer: types.Producer): void;
}

/** Brings one stream of a room system into the router, for browsers. Which codec the device uses is known by its first packet. */
export class Uplink {
  readonly ssrc = randomSource();
  readonly #options: UplinkOptions;
  #producer: types.Producer | undefined;
  #format: MediaFormat | undefined;
  #rewriter: RtpStreamRewriter | undefined;
  #closed = false;

  constructor(options: UplinkOptions) {
    this.#options = options;
  }

  push(packet: MediaPacket): void {
    if (this.#closed) return;
    if (!this.#format || !formatsMatch(this.#format, packet.format)) this.#produce(packet.format);
    if (!this.#producer || this.#producer.closed || !this.#rewriter) return;
    const { source: ssrc, sequenceNumber, timestamp, marker, payload } = packet;
    const bytes = serializeRtp({ payloadType: producerPayloadType, ssrc, sequenceNumber, timestamp, marker, payload });
    this.#rewriter.select(ssrc);
    if (this.#rewriter.rewrite(bytes, this.#options.now())) this.#producer.send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
  }

  close(): void {
    this.#closed = true;
    this.#drop();
  }

  /** The device changed its codec, or sends for the first time. Packets until the router is ready are left out. */
  #produce(format: MediaFormat): void {
    this.#drop();
    this.#format = format;
    this.#rewriter = new RtpStreamRewriter({ ssrc: this.ssrc, clockRate: format.clockRate, payloadType: producerPayloadType });
    const { transport, role, cname, log } = this.#options;
    const kind = role === 'audio' ? 'audio' : 'video';
    transport.produce({ kind, rtpParameters: producerParameters(format, this.ssrc, cname) }).then(
      producer => this.#ready(producer, format),
      error => {
        if (!transport.closed) log.error('a stream cannot be given to browsers', { role, codec: format.codec, error });
      },
    );
  }

  #ready(producer: types.Producer, format: MediaFormat): void {
    if (this.#closed || this.#format !== format) {
      producer.close();
      return;
    }
    this.#producer = producer;
    this.#options.added(producer);
  }

  #drop(): void {
    const producer = this.#producer;
    this.#producer = undefined;
    this.#format = undefined;
    if (!producer) return;
    producer.close();
    this.#options.removed(producer);
  }
}
