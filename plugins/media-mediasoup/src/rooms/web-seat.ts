import type { types } from 'mediasoup';
import type { BrowserConsumer, BrowserProduce, BrowserSeat, BrowserTransport } from '../api.ts';
import { BrowserStream } from './browser-stream.ts';
import type { RoomParts } from './room-parts.ts';

/** What a browser may open at most: a page that goes wrong must not take the worker down. */
const maxTransports = 4;
const maxStreams = 8;

/** A browser's place in a room. */
export class WebSeat implements BrowserSeat {
  readonly #parts: RoomParts;
  readonly #participant: string;
  readonly #onClose: () => void;
  readonly #transports = new Map<string, { readonly transport: types.WebRtcTransport; readonly direction: 'send' | 'receive' }>();
  readonly #streams = new Map<string, BrowserStream>();
  readonly #consumers = new Map<string, types.Consumer>();
  #last: Promise<unknown> = Promise.resolve();
  #muted = false;
  #closed = false;

  constructor(parts: RoomParts, participant: string, onClose: () => void) {
    this.#parts = parts;
    this.#participant = participant;
    this.#onClose = onClose;
  }

  createTransport(direction: 'send' | 'receive'): Promise<BrowserTransport> {
    return this.#inTurn(() => this.#createTransport(direction));
  }

  produce(transport: string, stream: BrowserProduce): Promise<string> {
    return this.#inTurn(() => this.#produce(transport, stream));
  }

  consume(id: string, rtpCapabilities: types.RtpCapabilities): Promise<BrowserConsumer> {
    return this.#inTurn(() => this.#consume(id, rtpCapabilities));
  }

  /** One thing is opened after another: what is being opened would be in no count yet. */
  #inTurn<T>(open: () => Promise<T>): Promise<T> {
    const opened = this.#last.then(open);
    this.#last = opened.catch(() => {});
    return opened;
  }

  async #createTransport(direction: 'send' | 'receive'): Promise<BrowserTransport> {
    this.#refuseIf(this.#transports.size >= maxTransports, 'too many transports');
    const { router, webRtc: webRtcServer, config, browserBitrate } = this.#parts;
    const transport = await router.createWebRtcTransport({
      webRtcServer,
      enableUdp: true,
      enableTcp: config.webRtc.tcp,
      preferUdp: true,
      initialAvailableOutgoingBitrate: config.webRtc.initialBitrate,
    });
    if (this.#closed) transport.close();
    this.#transports.set(transport.id, { transport, direction });
    // what browsers send goes to room systems as it is, so it must fit them
    if (direction === 'send') await transport.setMaxIncomingBitrate(browserBitrate());
    const { id, iceParameters, iceCandidates, dtlsParameters } = transport;
    return { id, iceParameters, iceCandidates, dtlsParameters };
  }

  async connectTransport(id: string, dtlsParameters: types.DtlsParameters): Promise<void> {
    await this.#transport(id).connect({ dtlsParameters });
  }

  async #produce(transport: string, { role, kind, rtpParameters }: BrowserProduce): Promise<string> {
    this.#refuseIf((role === 'audio') !== (kind === 'audio'), `a stream of role ${role} cannot be ${kind}`);
    this.#refuseIf(this.#streams.size >= maxStreams, 'too many streams');
    const paused = kind === 'audio' && this.#muted;
    const producer = await this.#transport(transport, 'send').produce({ kind, rtpParameters, paused });
    const stream = new BrowserStream(this.#parts, this.#participant, { producer, role });
    this.#streams.set(producer.id, stream);
    producer.observer.once('close', () => this.#streams.delete(producer.id));
    await stream.open();
    return producer.id;
  }

  stopProducing(producer: string): void {
    this.#streams.get(producer)?.close();
  }

  async #consume(id: string, rtpCapabilities: types.RtpCapabilities): Promise<BrowserConsumer> {
    const stream = this.#parts.streams.get(id);
    if (!stream || stream.participant === this.#participant) throw new Error(`no stream ${id} to receive`);
    this.#refuseIf(!this.#parts.router.canConsume({ producerId: id, rtpCapabilities }), `the browser cannot decode stream ${id}`);
    const receiving = [...this.#transports.values()].find(({ direction }) => direction === 'receive');
    if (!receiving) throw new Error('no transport to receive with');
    const consumer = await receiving.transport.consume({ producerId: id, rtpCapabilities, paused: true });
    // A stream is received once: who asks again has lost the answer
    for (const earlier of this.#consumers.values()) if (earlier.producerId === id) earlier.close();
    this.#consumers.set(consumer.id, consumer);
    consumer.observer.once('close', () => this.#consumers.delete(consumer.id));
    return { id: consumer.id, stream: id, kind: consumer.kind, rtpParameters: consumer.rtpParameters };
  }

  async resume(id: string): Promise<void> {
    const consumer = this.#consumers.get(id);
    if (!consumer) throw new Error(`no consumer ${id}`);
    // a resumed consumer of video asks for a key frame by itself
    await consumer.resume();
  }

  /** States the most that the browser may send. */
  limit(bitrate: number): void {
    for (const { transport, direction } of this.#transports.values()) {
      if (direction === 'send' && !transport.closed) void transport.setMaxIncomingBitrate(bitrate).catch(() => {});
    }
  }

  setMuted(muted: boolean): void {
    this.#muted = muted;
    this.#parts.audio.setMuted(this.#participant, muted);
    for (const { producer, role } of this.#streams.values()) {
      if (role === 'audio' && !producer.closed) void (muted ? producer.pause() : producer.resume()).catch(() => {});
    }
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    for (const stream of [...this.#streams.values()]) stream.close();
    for (const { transport } of this.#transports.values()) transport.close();
    this.#parts.audio.setMuted(this.#participant, false);
    this.#onClose();
  }

  #transport(id: string, direction?: 'send' | 'receive'): types.WebRtcTransport {
    const found = this.#transports.get(id);
    if (!found || (direction && found.direction !== direction))
      throw new Error(`no transport ${id}${direction ? ` to ${direction} with` : ''}`);
    return found.transport;
  }

  #refuseIf(wrong: boolean, what: string): void {
    if (this.#closed) throw new Error('the browser has left');
    if (wrong) throw new Error(what);
  }
}
