import { parseRtp } from '@opencvi/rtp';
import type { types } from 'mediasoup';
import { type MediaPacket, randomSource } from '../endpoint/media-packet.ts';
import { formatOf, tapCapabilities } from './router-codecs.ts';

/** Takes a browser's stream out of the router, for room systems. */
export class Tap {
  readonly source = randomSource();
  readonly #consumer: types.Consumer;

  private constructor(consumer: types.Consumer, deliver: (packet: MediaPacket) => void) {
    this.#consumer = consumer;
    const codec = consumer.rtpParameters.codecs[0];
    const format = codec && formatOf(codec);
    if (!format) return;
    consumer.on('rtp', bytes => {
      const packet = parseRtp(bytes);
      if (!packet.ok || packet.payloadType !== format.payloadType) return;
      const { sequenceNumber, timestamp, marker, payload } = packet;
      deliver({ source: this.source, format, sequenceNumber, timestamp, marker, payload });
    });
  }

  /** Opens a tap; audio flows at once, video when somebody watches. */
  static async open(router: types.Router, transport: types.DirectTransport, options: TapOptions): Promise<Tap> {
    const { producer, deliver } = options;
    const paused = producer.kind === 'video';
    const rtpCapabilities = tapCapabilities(router.rtpCapabilities);
    return new Tap(await transport.consume({ producerId: producer.id, rtpCapabilities, paused }), deliver);
  }

  /** Lets the stream flow while somebody watches: what nobody sees need not cross from process to process. */
  setWatched(watched: boolean): void {
    if (this.#consumer.closed || this.#consumer.paused !== watched) return;
    // a resumed consumer asks for a key frame by itself
    void (watched ? this.#consumer.resume() : this.#consumer.pause()).catch(ignore);
  }

  requestKeyFrame(): void {
    if (!this.#consumer.closed) void this.#consumer.requestKeyFrame().catch(ignore);
  }

  close(): void {
    this.#consumer.close();
  }
}

/** What a tap is opened on. */
export interface TapOptions {
  readonly producer: types.Producer;
  deliver(packet: MediaPacket): void;
}

/** The worker died meanwhile: the room notices by itself. */
function ignore(): void {}
