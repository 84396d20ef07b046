import type { CallEvent, Connection, RemoteEndpoint } from '@opencvi/h323-js-bindings';
import type { RunningCall } from '@opencvi/h323-js-bindings/node';
import {
  type CallMedia,
  type Deferred,
  deferred,
  PhoneCall,
  type PhoneClock,
  type StreamStatistics,
  type UntilOptions,
} from '@opencvi/phone-media';
import { DialError } from '../errors.ts';
import { Channels } from '../media/channels.ts';
import type { DigitMode, MediaOptions } from '../options.ts';
import { type CallEnd, endOf, normalClearing } from './call-end.ts';
import { type CallFacts, type CallNotes, factsOf } from './call-facts.ts';
import { DigitLog } from './digit-log.ts';
import type { PhoneMachine } from './phone-machine.ts';

/** What every call of a phone is made with. */
export interface CallContext {
  readonly clock: PhoneClock;
  readonly host: string;
  onStarted(call: H323Call): void;
  onEnded(call: H323Call): void;
}

/** What one call is made of. */
export interface CallParts {
  readonly running: RunningCall;
  readonly machine: PhoneMachine;
  readonly media: CallMedia;
  readonly options: MediaOptions;
  readonly remote?: RemoteEndpoint;
}

/** How the streams have fared; `fastUpdates` are the key frames that the far side asked for by H.245. */
export interface CallStatistics {
  readonly audio: StreamStatistics;
  readonly video?: StreamStatistics & { readonly fastUpdates: number };
}

/** How long digits in RTP wait for a channel. */
const channelTimeout = 5_000;

/** A call of an H.323 phone. */
export class H323Call extends PhoneCall<CallEnd> {
  /** Resolves when it is answered; rejects with a DialError when it ends before. */
  readonly answered: Promise<void>;
  readonly #context: CallContext;
  readonly #running: RunningCall;
  readonly #machine: PhoneMachine;
  readonly #channels: Channels;
  readonly #digitsBy: DigitMode;
  readonly #digits: DigitLog;
  readonly #notes: CallNotes = { fastStart: false };
  readonly #answered: Deferred<void> = deferred();
  #fastUpdates = 0;
  #isOver = false;

  /** Phones make calls; see `H323Phone.dial` and `H323Phone.accept`. */
  constructor(context: CallContext, { running, machine, media, options, remote }: CallParts) {
    super(media);
    this.#context = context;
    this.#running = running;
    this.#machine = machine;
    this.#digitsBy = options.digitsBy ?? 'rfc4733';
    this.#digits = new DigitLog(() => media.audio.receiver.digits);
    const { clock, host } = context;
    this.#channels = new Channels({ media, host, clock, options, command: command => running.command(command) });
    if (remote) this.#notes.remote = remote;
    this.answered = this.#answered.promise;
    machine.stallAfter(options.stallAfter);
    // Whatever became of it: where it was dropped no event tells
    void running.over.then(() => this.#finish({ by: 'us', reason: 'dropped' }));
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  /** Whether it has fallen silent, as `stallAfter` wants it. */
  get isStalled(): boolean {
    return this.#machine.isStalled;
  }

  /** What was agreed, as it stands now. */
  get facts(): CallFacts {
    return factsOf(this.#channels, this.#notes);
  }

  /** Keys that were pressed on the far side. */
  get digits(): string {
    return this.#digits.all;
  }

  /** Those of them that were told in one way. */
  digitsBy(mode: DigitMode): string {
    return this.#digits.by(mode);
  }

  /** Types digits; resolves when the last key is up, or the message is out. In RTP they wait for a channel of ours. */
  async sendDigits(digits: string, { by = this.#digitsBy }: { readonly by?: DigitMode } = {}): Promise<void> {
    this.#throwIfOver();
    if (by === 'keypad') this.#running.command({ do: 'keypad', digits });
    else if (by !== 'rfc4733') this.#running.command({ do: 'digits', digits, how: by });
    else await this.#pressWhenOpen(digits);
  }

  /** Asks for a key frame: by H.245 (videoFastUpdatePicture), RFC 4585 (pli) or RFC 5104 (fir). */
  requestKeyFrame(by: 'fastUpdate' | 'pli' | 'fir' = 'fastUpdate'): void {
    if (by !== 'fastUpdate') this.media.video?.requestKeyFrame(by);
    else for (const channel of this.#channels.lines.video?.incoming ?? []) this.#running.command({ do: 'fastUpdate', channel });
  }

  /** Asks the far side to send its picture, or its sound, at so many bit/s at most; undefined lifts the limit. */
  limit(bitRate: number | undefined, media: 'audio' | 'video' = 'video'): void {
    const rate = bitRate === undefined ? {} : { bitRate };
    for (const channel of this.#channels.lines[media]?.incoming ?? []) this.#running.command({ do: 'flowControl', channel, ...rate });
  }

  /** Sends silence instead of the tone, and says so (H.245 logicalChannelInactive); `false` ends it. */
  mute(isMuted: boolean): void {
    this.media.audio.sender.isMuted = isMuted;
    const channel = this.#channels.lines.audio?.outgoing?.channel;
    if (channel !== undefined) this.#running.command({ do: 'mute', channel, muted: isMuted });
  }

  /** Puts the far side on hold by the empty capability set (H.323 8.4.6); resolves when it has closed its channels. */
  async hold(options: UntilOptions = {}): Promise<void> {
    this.#throwIfOver();
    this.#running.command({ do: 'pause' });
    const isQuiet = (): boolean => this.facts.channels.every(({ direction }) => direction === 'send');
    await this.until(isQuiet, { what: 'the far side closes its channels', ...options });
  }

  /** Ends the hold; resolves when the far side sends sound again. */
  async resume(options: UntilOptions = {}): Promise<void> {
    this.#throwIfOver();
    this.#running.command({ do: 'capabilities', capabilities: this.#channels.capabilities });
    const isBack = (): boolean => this.#channels.lines.audio?.incoming.length !== 0;
    await this.until(isBack, { what: 'the far side opens its channels', ...options });
  }

  /** Hangs up; resolves when the call is over. Idempotent. */
  async hangUp(cause = normalClearing): Promise<CallEnd> {
    this.#running.command({ do: 'release', cause });
    return this.ended;
  }

  /** Misbehaves: drops the connections without a word. */
  dropConnection(): Promise<CallEnd> {
    this.#running.destroy();
    return this.ended;
  }

  /** Misbehaves: puts octets on a connection, as they are. */
  sendRaw(bytes: Uint8Array, on: Connection = 'signalling'): void {
    this.#running.command(this.#machine.raw(on, bytes));
  }

  statistics(): CallStatistics {
    const { audio, video } = this.media.statistics();
    return { audio, ...(video && { video: { ...video, fastUpdates: this.#fastUpdates } }) };
  }

  /** The channels, for those who set the call up. */
  get channels(): Channels {
    return this.#channels;
  }

  /** Takes an event of the call. The phone calls it. */
  handle(event: CallEvent): void {
    this.#channels.handle(event);
    switch (event.type) {
      case 'connected':
        this.#onConnected(event.remote);
        break;
      case 'opened':
        if (event.channel === this.#channels.lines.audio?.outgoing?.channel && this.media.audio.sender.isMuted) this.mute(true);
        break;
      case 'controlReady':
        this.#notes.tunnelling = event.tunnelled;
        break;
      case 'determined':
        this.#notes.role = event.role;
        break;
      case 'fastStartAnswered':
        this.#notes.fastStart = event.taken.length > 0;
        break;
      case 'keypad':
        this.#digits.add('keypad', event.digits);
        break;
      case 'digits':
        if (!event.alsoInRtp) this.#digits.add(event.how, event.digits);
        break;
      case 'fastUpdate':
        this.#onFastUpdate(event.channel);
        break;
      case 'released':
        this.#finish(endOf(event.release));
        break;
      default:
    }
  }

  /** Fast start of a caller: whether we took something of it. */
  noteFastStart(isTaken: boolean): void {
    this.#notes.fastStart = isTaken;
  }

  async #pressWhenOpen(digits: string): Promise<void> {
    // An answered call has no channels yet
    const isOpen = (): boolean => this.facts.audio !== 'none' && this.facts.capabilities !== undefined;
    await this.until(isOpen, { timeoutMs: channelTimeout, what: 'a channel for digits' });
    await this.press(digits);
  }

  #onConnected(remote: RemoteEndpoint | undefined): void {
    if (remote) this.#notes.remote = remote;
    this.#running.command({ do: 'start', capabilities: this.#channels.capabilities });
    this.#context.onStarted(this);
    this.#answered.resolve();
  }

  #onFastUpdate(channel: number): void {
    if (channel !== this.#channels.lines.video?.outgoing?.channel) return;
    this.#fastUpdates++;
    this.media.video?.sender.restart();
  }

  #finish(end: CallEnd): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#channels.close();
    void this.media.close().then(() => {
      this.#context.onEnded(this);
      this.#answered.reject(new DialError(end));
      this.end(end);
    });
  }

  #throwIfOver(): void {
    if (this.#isOver) throw new Error('the call is over');
  }
}
