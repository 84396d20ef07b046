import { randomBytes, randomUUID } from 'node:crypto';
import {
  type Clock,
  HttpError,
  type Logger,
  type MediaRole,
  type MediaSession,
  type ServerSentEvent,
  type SrtpKey,
  type StreamAgreement,
} from '@opencvi/plugin-api';
import type { CallMedia, GraphCall } from '../calls/graph-call.ts';
import { type ResultInfo, results } from '../calls/result-info.ts';
import type { Rosters } from '../calls/rosters.ts';
import { EventQueue } from '../kit/event-queue.ts';
import { agreeStream, answerStream } from './answer-stream.ts';
import type { BotStream, Subscription } from './schemas.ts';
import { type BotStatistics, botStatistics } from './statistics.ts';

/** What a session is made of. */
export interface BotSessionOptions {
  readonly media: MediaSession;
  readonly rosters: Rosters;
  /** May run faster than real time. */
  readonly scaled: Clock;
  readonly mediaLossTimeout: number;
  /** How long a session lasts that nobody uses, in milliseconds. */
  readonly abandonedAfter: number;
  readonly log: Logger;
  readonly correlationId: string;
  readonly displayName: string;
  readonly onClose: () => void;
}

/** One session of the media bot: RTP toward a gateway on one side, a seat in the meeting on the other. */
export class BotSession implements CallMedia {
  readonly id: string = randomUUID();
  /** Opaque to the gateway; whoever has it may use this session's media for a call. */
  readonly blob: string = randomBytes(96).toString('base64');
  streams: readonly BotStream[] = [];
  call: GraphCall | undefined;
  readonly #options: BotSessionOptions;
  readonly #keys = new Map<MediaRole, SrtpKey>();
  readonly #agreements = new Map<MediaRole, StreamAgreement>();
  readonly #subscribers = new Set<EventQueue<ServerSentEvent>>();
  readonly #subscriptions = new Map<MediaRole, Subscription>();
  readonly #stalled = new Set<MediaRole>();
  #stops: (() => void)[] = [];
  #stopLoss: (() => void) | undefined;
  #closing: Promise<void> | undefined;
  /** Why it is over. */
  #ended: string | undefined;
  /** The source of what is presented. */
  #content: string | undefined;
  #life: { readonly received: number; readonly at: number };

  constructor(options: BotSessionOptions) {
    this.#options = options;
    const { device } = options.media;
    this.#life = { received: 0, at: options.scaled.now() };
    this.#stops = [
      device.on('key-frame-wanted', role => this.#tell({ type: 'key-frame-wanted', role })),
      device.on('stalled', role => this.#onStalled(role)),
      options.scaled.every(options.abandonedAfter / 6, () => void this.#reap()),
    ];
  }

  get correlationId(): string {
    return this.#options.correlationId;
  }

  get displayName(): string {
    return this.#options.displayName;
  }

  /** How many listen to its events. */
  get listeners(): number {
    return this.#subscribers.size;
  }

  get subscriptions(): Readonly<Record<string, Subscription>> {
    return Object.fromEntries(this.#subscriptions);
  }

  /** Agrees on the streams, for the first time or anew. */
  async negotiate(offered: readonly BotStream[]): Promise<void> {
    const answered = await Promise.all(offered.map(stream => this.#negotiate(stream)));
    const absent = this.streams.filter(({ role }) => !offered.some(one => one.role === role));
    await Promise.all(absent.map(({ role }) => this.#release(role)));
    this.streams = answered;
  }

  async #negotiate(offered: BotStream): Promise<BotStream> {
    const { device } = this.#options.media;
    const { role } = offered;
    const agreed = agreeStream(device.capabilities, offered, this.#keys.get(role));
    if (agreed === undefined) {
      if (role === 'audio' && offered.direction !== 'inactive')
        throw new HttpError(409, 'no codec for audio in common, or no key for its suite');
      if (this.streams.some(one => one.role === role && one.direction !== 'inactive')) await this.#release(role);
      return answerStream(role, undefined, undefined);
    }
    if (agreed.sendKey) this.#keys.set(role, agreed.sendKey);
    const transport = await device.open(role, offered.transport.address);
    this.#agreements.set(role, agreed.agreement);
    await device.connect(this.#limited(agreed.agreement));
    return answerStream(role, agreed, transport, device.capabilities.find(one => one.role === role)?.maxBitrate);
  }

  async #release(role: MediaRole): Promise<void> {
    this.#agreements.delete(role);
    await this.#options.media.device.release(role);
  }

  /** A call uses this session. False when another one does. */
  attach(call: GraphCall): boolean {
    if (this.call !== undefined || this.#closing !== undefined) return false;
    this.call = call;
    return true;
  }

  get meeting(): MediaSession['meeting'] {
    return this.#options.media.meeting;
  }

  async bridge(on: boolean): Promise<void> {
    if (on) this.#watch();
    await this.#options.media.bridge(on);
    if (on) this.#follow();
  }

  /** The call is over: the session stays until the gateway deletes it, so that its statistics can still be read. */
  async release({ message }: ResultInfo): Promise<void> {
    this.#unfollow();
    await this.#options.media.bridge(false);
    this.#end(message);
  }

  /** Chooses whose video the gateway receives. */
  async subscribe(role: MediaRole, subscription: Subscription | undefined): Promise<void> {
    if (subscription) this.#subscriptions.set(role, subscription);
    else this.#subscriptions.delete(role);
    const agreement = this.#agreements.get(role);
    if (agreement) await this.#options.media.device.connect(this.#limited(agreement));
    this.#watch();
    if (subscription) this.#options.media.device.keyFrameRequested(role);
  }

  requestKeyFrame(role: MediaRole): void {
    this.#options.media.device.keyFrameRequested(role);
  }

  async statistics(): Promise<readonly BotStatistics[]> {
    return botStatistics(await this.#options.media.device.statistics());
  }

  events(signal: AbortSignal): AsyncIterable<ServerSentEvent> {
    const queue: EventQueue<ServerSentEvent> = new EventQueue(signal, () => this.#subscribers.delete(queue));
    if (this.#ended !== undefined) {
      queue.push(serverSent({ type: 'closed', reason: this.#ended }));
      queue.close();
      return queue;
    }
    this.#subscribers.add(queue);
    if (this.#content) queue.push(serverSent({ type: 'content-started', sourceId: this.#content }));
    return queue;
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    this.#stopLoss?.();
    this.#unfollow();
    for (const stop of this.#stops) stop();
    this.#end('the session was deleted');
    await this.#options.media.close();
    this.#options.onClose();
  }

  #followed: (() => void)[] = [];

  /** Tells who speaks and who shows slides, by the numbers of the roster. */
  #follow(): void {
    const { meeting, participantId } = this.call ?? {};
    if (meeting === undefined || this.#followed.length > 0) return;
    const sources = this.#options.rosters.sourcesOf(meeting);
    const look = (): void => {
      const presenter = meeting.local.participants.find(one => one.presenting && one.id !== participantId)?.id;
      const content = presenter && sources.of(presenter, 'videoBasedScreenSharing');
      if (content === this.#content) return;
      this.#content = content;
      this.#tell(content === undefined ? { type: 'content-stopped' } : { type: 'content-started', sourceId: content });
    };
    this.#followed = [
      meeting.local.on('speaker', participant => {
        if (participant !== undefined && participant !== participantId)
          this.#tell({ type: 'active-speaker', sourceId: sources.of(participant, 'audio') });
      }),
      meeting.local.on('changed', look),
    ];
    look();
  }

  #unfollow(): void {
    for (const stop of this.#followed) stop();
    this.#followed = [];
    this.#content = undefined;
  }

  /** The gateway may take less of what it subscribes to than the stream may carry. */
  #limited(agreement: StreamAgreement): StreamAgreement {
    const limits = [agreement.maxBitrate, this.#subscriptions.get(agreement.role)?.maxBitrate].filter(limit => limit !== undefined);
    return limits.length === 0 ? agreement : { ...agreement, maxBitrate: Math.min(...limits) };
  }

  /** Nothing that is not subscribed to is sent. A source is known once it was in the roster. */
  #watch(): void {
    const { meeting } = this.call ?? {};
    const source = this.#subscriptions.get('main')?.source;
    const participant = meeting && source && this.#options.rosters.sourcesOf(meeting).find(source)?.participant;
    this.call?.watch(
      source === 'active-speaker' ? 'speaker' : participant === undefined || participant === '' ? 'nobody' : { participant },
    );
  }

  #end(reason: string): void {
    if (this.#ended !== undefined) return;
    this.#tell({ type: 'closed', reason });
    this.#ended = reason;
    for (const one of [...this.#subscribers]) one.close();
  }

  /** Ends a session that nobody has listened to and no RTP has come for: its gateway was killed. */
  async #reap(): Promise<void> {
    const received = await this.#received();
    const { scaled, abandonedAfter } = this.#options;
    if (this.#subscribers.size > 0 || received !== this.#life.received) this.#life = { received, at: scaled.now() };
    if (scaled.now() - this.#life.at < abandonedAfter) return;
    this.#end('nobody listens and no media comes');
    this.call?.terminate(results.mediaLost);
    await this.close();
  }

  #onStalled(role: MediaRole): void {
    this.#tell({ type: 'media-stalled', role });
    this.#stalled.add(role);
    const expected = this.streams.filter(({ direction }) => direction === 'sendrecv' || direction === 'recvonly');
    if (expected.every(one => this.#stalled.has(one.role))) void this.#watchForLoss();
  }

  /** Everything is silent: when nothing has come after a while either, the gateway is gone. An endpoint does not tell that media goes on. */
  async #watchForLoss(): Promise<void> {
    if (this.#stopLoss !== undefined) return;
    this.#stopLoss = () => {};
    const before = await this.#received();
    this.#stopLoss = this.#options.scaled.after(this.#options.mediaLossTimeout, () => {
      this.#stopLoss = undefined;
      this.#stalled.clear();
      void this.#received().then(after => {
        if (after === before) this.call?.terminate(results.mediaLost);
      });
    });
    if (this.#closing !== undefined) this.#stopLoss();
  }

  async #received(): Promise<number> {
    const streams = await this.#options.media.device.statistics();
    return streams.filter(({ direction }) => direction === 'inbound').reduce((sum, { packets }) => sum + packets, 0);
  }

  #tell(event: Readonly<Record<string, unknown>> & { readonly type: string }): void {
    for (const one of this.#subscribers) one.push(serverSent(event));
  }
}

function serverSent(event: Readonly<Record<string, unknown>> & { readonly type: string }): ServerSentEvent {
  return { event: event.type, data: event };
}
