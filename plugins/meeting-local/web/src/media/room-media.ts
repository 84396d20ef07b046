import { Device, type types } from 'mediasoup-client';
import { type Gateway, GatewayError } from '../signalling/gateway.ts';
import type { RemoteStream, Role } from '../signalling/protocol.ts';
import { preferredVideoCodec } from './codec-choice.ts';

/** What the media of a meeting tells. */
export interface RoomMediaListener {
  /** The tracks of the others changed. */
  tracks(tracks: ReadonlyMap<string, RemoteTrack>): void;
  /** Media can flow. */
  connected(): void;
  /** The connection for media broke and does not come back by itself. */
  failed(): void;
}

/** A stream of somebody else, as it is played. */
export interface RemoteTrack extends RemoteStream {
  readonly track: MediaStreamTrack;
}

const maxBitrate: Record<Role, number> = { audio: 64_000, main: 1_800_000, slides: 2_500_000 };

/** The media between this browser and the gateway: one transport each way. */
export class RoomMedia {
  readonly #gateway: Gateway;
  readonly #listener: RoomMediaListener;
  readonly #producers = new Map<Role, types.Producer>();
  readonly #consumers = new Map<string, types.Consumer>();
  readonly #tracks = new Map<string, RemoteTrack>();
  #device: Device | undefined;
  #send: types.Transport | undefined;
  #receive: types.Transport | undefined;
  #wanted: readonly RemoteStream[] = [];
  #syncing = false;
  #closed = false;

  constructor(gateway: Gateway, listener: RoomMediaListener) {
    this.#gateway = gateway;
    this.#listener = listener;
  }

  async open(routerRtpCapabilities: types.RtpCapabilities): Promise<void> {
    const device = await Device.factory();
    await device.load({ routerRtpCapabilities });
    const [send, receive] = await Promise.all([this.#gateway.createTransport('send'), this.#gateway.createTransport('receive')]);
    if (this.#closed) return;
    this.#device = device;
    this.#send = this.#watch(device.createSendTransport(send));
    this.#send.on('produce', ({ kind, rtpParameters, appData }, done, fail) => {
      this.#gateway.produce({ transport: send.id, role: appData.role as Role, kind, rtpParameters }).then(done, fail);
    });
    this.#receive = this.#watch(device.createRecvTransport(receive));
    await this.#sync();
  }

  /** Sends a track, in place of an earlier one of the same role. */
  async publish(role: Role, track: MediaStreamTrack): Promise<void> {
    const producing = this.#producers.get(role);
    if (producing !== undefined) return producing.replaceTrack({ track });
    if (this.#send === undefined || this.#device?.canProduce(role === 'audio' ? 'audio' : 'video') !== true) return;
    const codec = role === 'audio' ? undefined : preferredVideoCodec(this.#device.sendRtpCapabilities.codecs);
    const producer = await this.#send.produce({
      track,
      // One encoding: a room system could not follow a change of simulcast layers.
      encodings: [{ maxBitrate: maxBitrate[role] }],
      // Whoever made the track stops it: it outlives a reconnection.
      stopTracks: false,
      appData: { role },
      ...(codec && { codec }),
      ...(role === 'audio' && { codecOptions: { opusStereo: false, opusFec: true } }),
    });
    this.#producers.set(role, producer);
  }

  async unpublish(role: Role): Promise<void> {
    const producer = this.#producers.get(role);
    if (producer === undefined) return;
    this.#producers.delete(role);
    producer.close();
    await this.#gateway.stopProducing(producer.id).catch(() => {});
  }

  /** The streams there are now: what is new is received, what is gone is let go. */
  async follow(streams: readonly RemoteStream[]): Promise<void> {
    this.#wanted = streams;
    await this.#sync();
  }

  close(): void {
    this.#closed = true;
    this.#send?.close();
    this.#receive?.close();
    this.#producers.clear();
    this.#consumers.clear();
    this.#tracks.clear();
  }

  /** One run at a time; a change that comes meanwhile is seen by the loop. */
  async #sync(): Promise<void> {
    if (this.#syncing || this.#receive === undefined) return;
    this.#syncing = true;
    const tried = new Set<string>();
    try {
      this.#dropGone();
      for (let next = this.#missing(tried); next !== undefined && !this.#closed; next = this.#missing(tried)) {
        tried.add(next.id);
        await this.#consume(next);
        this.#dropGone();
      }
    } finally {
      this.#syncing = false;
    }
  }

  #missing(tried: ReadonlySet<string>): RemoteStream | undefined {
    return this.#wanted.find(({ id }) => !this.#consumers.has(id) && !tried.has(id));
  }

  #dropGone(): void {
    const gone = [...this.#consumers.keys()].filter(id => !this.#wanted.some(stream => stream.id === id));
    for (const id of gone) {
      this.#consumers.get(id)?.close();
      this.#consumers.delete(id);
      this.#tracks.delete(id);
    }
    if (gone.length > 0) this.#listener.tracks(new Map(this.#tracks));
  }

  async #consume(stream: RemoteStream): Promise<void> {
    if (this.#device === undefined || this.#receive === undefined) return;
    try {
      const { id, kind, rtpParameters } = await this.#gateway.consume(stream.id, this.#device.recvRtpCapabilities);
      // Streams of one participant are played in step; slides have a clock of their own.
      const streamId = stream.role === 'slides' ? `${stream.participant}-slides` : stream.participant;
      const consumer = await this.#receive.consume({ id, producerId: stream.id, kind, rtpParameters, streamId });
      this.#consumers.set(stream.id, consumer);
      this.#tracks.set(stream.id, { ...stream, track: consumer.track });
      this.#listener.tracks(new Map(this.#tracks));
      await this.#gateway.resume(id);
    } catch (error) {
      // It may have gone while the request was on its way; the next list of streams tells.
      if (!(error instanceof GatewayError)) console.warn('a stream could not be received', error);
    }
  }

  #watch(transport: types.Transport): types.Transport {
    transport.on('connect', ({ dtlsParameters }, done, fail) => {
      this.#gateway.connectTransport(transport.id, dtlsParameters).then(done, fail);
    });
    transport.on('connectionstatechange', state => {
      if (state === 'connected') this.#listener.connected();
      if (state === 'failed' && !this.#closed) this.#listener.failed();
    });
    return transport;
  }
}
