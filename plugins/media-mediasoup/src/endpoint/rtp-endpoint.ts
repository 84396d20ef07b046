import {
  Emitter,
  type EndpointEvents,
  type Listener,
  type Logger,
  type MediaCapabilities,
  type MediaEndpoint,
  type MediaFormat,
  type MediaRole,
  type Picture,
  type Prompt,
  type StreamAgreement,
  type StreamStatistics,
  type TransportAddress,
} from '@opencvi/plugin-api';
import { isH264KeyFramePayload } from '@opencvi/rtp';
import { Consent, type SignallingPeer } from './consent.ts';
import type { EndpointServices } from './endpoint-services.ts';
import type { MediaPacket, MediaPeer } from './media-packet.ts';
import { withReachableRemote } from './remote-address.ts';
import { RoleMedia } from './role-media.ts';
import type { StreamListener } from './rtp-stream.ts';

/** The media side of one leg over RTP. */
export class RtpEndpoint implements MediaEndpoint {
  readonly id: string;
  readonly #services: EndpointServices;
  readonly #log: Logger;
  readonly #consent: Consent;
  readonly #events: Emitter<EndpointEvents>;
  readonly #roles = new Map<MediaRole, Promise<RoleMedia>>();
  readonly #media = new Map<MediaRole, RoleMedia>();
  readonly #past = new Map<MediaRole, StreamStatistics[]>();
  #picture: Picture | undefined;
  #peer: MediaPeer | undefined;
  #closed = false;

  /** `peer`: where the signalling of its far end comes from; without it the far end is one that the gateway chose. */
  constructor(id: string, services: EndpointServices, log: Logger, peer?: SignallingPeer) {
    this.id = id;
    this.#services = services;
    this.#log = log.child({ endpoint: id });
    this.#consent = new Consent(services.consent, peer);
    this.#events = new Emitter(error => this.#log.error('a listener of the endpoint failed', { error }));
  }

  get capabilities(): MediaCapabilities {
    return this.#services.capabilities;
  }

  on<K extends keyof EndpointEvents>(event: K, listener: Listener<EndpointEvents[K]>): () => void {
    return this.#events.on(event, listener);
  }

  async open(role: MediaRole, toward?: string): Promise<TransportAddress> {
    return (await this.#open(role, toward)).address;
  }

  async connect(agreement: StreamAgreement): Promise<void> {
    const reachable = await withReachableRemote(agreement);
    const media = await this.#open(agreement.role, reachable.remote?.address);
    await media.agree(reachable);
    this.#peer?.limited(agreement.role, agreement.maxBitrate);
  }

  async release(role: MediaRole): Promise<void> {
    const opening = this.#roles.get(role);
    this.#roles.delete(role);
    this.#media.delete(role);
    const media = await opening?.catch(() => undefined);
    if (!media) return;
    this.#past.set(role, media.statistics());
    await media.close();
  }

  agreed(role: MediaRole): readonly MediaFormat[] {
    const agreement = this.#media.get(role)?.stream.agreement;
    if (!agreement) return [];
    return agreement.send.length > 0 ? agreement.send : agreement.receive;
  }

  requestKeyFrame(role: MediaRole): void {
    this.#media.get(role)?.stream.requestKeyFrame();
  }

  keyFrameRequested(role: MediaRole): void {
    this.#media.get(role)?.stream.keyFrameAsked();
  }

  async sendDigits(digits: string, signal: AbortSignal): Promise<void> {
    await this.#media.get('audio')?.audio?.sendDigits(digits, signal);
  }

  async play(prompt: Prompt, signal: AbortSignal): Promise<void> {
    await this.#media.get('audio')?.audio?.play(prompt.file, signal);
  }

  async show(picture: Picture | undefined): Promise<void> {
    this.#picture = picture;
    await this.#media.get('main')?.video?.show(picture);
  }

  async statistics(): Promise<readonly StreamStatistics[]> {
    const past = [...this.#past].filter(([role]) => !this.#media.has(role)).flatMap(([, statistics]) => statistics);
    return [...past, ...[...this.#media.values()].flatMap(media => media.statistics())];
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    this.attach(undefined);
    await Promise.all([...this.#roles.keys()].map(role => this.release(role)));
    this.#events.clear();
  }

  /** Lets media flow to and from a peer, or ends that. */
  attach(peer: MediaPeer | undefined): void {
    if (peer) {
      // from now on the far end sees the other side: the still stays only until its first key frame
      this.#picture = undefined;
      this.#media.get('audio')?.audio?.stop();
    }
    this.#peer = peer;
    for (const [role, media] of this.#media) {
      media.audio?.setLive(peer !== undefined);
      peer?.limited(role, this.maxBitrate(role));
    }
  }

  /** The other side of the call takes so much: the far end is to send no more. */
  wantBitrate(role: MediaRole, maxBitrate: number | undefined): void {
    this.#events.emit('bitrate-wanted', role, maxBitrate);
  }

  /** Sends what the other side of the call sent. */
  forward(role: MediaRole, packet: MediaPacket): void {
    const media = this.#media.get(role);
    media?.audio?.forward(packet);
    media?.video?.forward(packet);
  }

  /** Chooses the source of video; it is shown from its next key frame on. */
  select(role: MediaRole, source: number): void {
    this.#media.get(role)?.video?.select(source);
  }

  /** There is no live video any more: the last still comes back, so that the far end does not look at a frozen face. */
  showStill(): void {
    this.#media.get('main')?.video?.showLast();
  }

  /** Whether the chosen source's key frame is still awaited. */
  awaitsKeyFrame(role: MediaRole): boolean {
    return this.#media.get(role)?.video?.awaiting !== undefined;
  }

  /** The most that may be sent to the far end, in bits per second, where it said so. */
  maxBitrate(role: MediaRole): number | undefined {
    return this.#media.get(role)?.stream.agreement?.maxBitrate;
  }

  /** The format that is sent to the far end. */
  sending(role: MediaRole): MediaFormat | undefined {
    const media = this.#media.get(role);
    return media?.stream.outbound.allowed ? (media.audio?.format ?? media.video?.format) : undefined;
  }

  #open(role: MediaRole, toward: string | undefined): Promise<RoleMedia> {
    const open = this.#roles.get(role);
    if (open) return open;
    if (this.#closed) return Promise.reject(new Error('the endpoint is closed'));
    const { id: cname } = this;
    const about = { role, cname, toward, services: this.#services, log: this.#log, consent: this.#consent };
    const opening = RoleMedia.open({ ...about, listener: this.#listener(role) });
    this.#roles.set(role, opening);
    return opening.then(
      media => this.#opened(role, media, opening),
      error => {
        if (this.#roles.get(role) === opening) this.#roles.delete(role);
        throw error;
      },
    );
  }

  async #opened(role: MediaRole, media: RoleMedia, opening: Promise<RoleMedia>): Promise<RoleMedia> {
    // released again while it was being opened: release closes it
    if (this.#roles.get(role) !== opening) return media;
    this.#media.set(role, media);
    media.audio?.setLive(this.#peer !== undefined);
    if (role === 'main' && this.#picture) await media.video?.show(this.#picture);
    return media;
  }

  #listener(role: MediaRole): StreamListener {
    return {
      packet: packet => this.#receive(role, packet),
      digit: digit => this.#events.emit('digit', digit),
      started: () => this.#events.emit('started', role),
      stalled: () => this.#events.emit('stalled', role),
      keyFrameWanted: () => this.#events.emit('key-frame-wanted', role),
      keyFrameRequested: () => {
        this.#media.get(role)?.video?.keyFrameRequested();
        this.#peer?.keyFrameRequested(role);
      },
    };
  }

  #receive(role: MediaRole, packet: MediaPacket): void {
    if (role !== 'audio' && isH264KeyFramePayload(packet.payload)) this.#media.get(role)?.stream.keyFrameReceived();
    this.#peer?.receive(role, packet);
  }
}
