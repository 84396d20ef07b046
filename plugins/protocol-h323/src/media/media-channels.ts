import type { CapabilitySet, ChannelOffer, ControlEvent, FastStartChoice, FastStartProposal } from '@opencvi/h323-js-bindings';
import { CallError, type EndReason, type MediaRole } from '@opencvi/plugin-api';
import { chooseProposals } from '../capabilities/fast-start.ts';
import { roleOfMedia } from '../capabilities/offered-format.ts';
import { ourCapabilities, type UserInput } from '../capabilities/our-capabilities.ts';
import { ourTelephoneEvent } from '../capabilities/telephone-event.ts';
import { type Deferred, deferred } from '../leg/deferred.ts';
import { audioBitRate } from './call-bandwidth.ts';
import type { ChannelEvents, ChannelParts } from './channel-parts.ts';
import { JobQueue } from './job-queue.ts';
import { KeyFrameAsker } from './key-frame-asker.ts';
import { noAudio, obstacle } from './obstacle.ts';
import { codecOf, refuseOffer } from './refuse-offer.ts';
import { RoleStream } from './role-stream.ts';
import type { SessionState, StreamContext } from './stream-context.ts';

/** The logical channels of a call in both directions, one by one, and what they mean for the endpoint. */
export class MediaChannels {
  readonly #context: StreamContext;
  readonly #userInput: UserInput;
  readonly #events: ChannelEvents;
  readonly #streams: ReadonlyMap<MediaRole, RoleStream>;
  readonly #session: SessionState = { remote: undefined, held: false, callLimit: undefined, granted: undefined };
  readonly #audible: Deferred<void> = deferred();
  readonly #stopAsking: () => void;
  #channel = 0;
  #isMuted = false;

  constructor({ events, userInput, ...parts }: ChannelParts) {
    this.#userInput = userInput;
    const { endpoint } = parts;
    this.#events = events;
    this.#context = {
      ...parts,
      session: this.#session,
      jobs: new JobQueue(error => this.#broken(error)),
      telephoneEvent: ourTelephoneEvent(endpoint.capabilities),
      nextChannel: () => ++this.#channel,
    };
    const roles = endpoint.capabilities.filter(({ role }) => role !== 'slides');
    this.#streams = new Map(roles.map(ours => [ours.role, new RoleStream(this.#context, ours)]));
    const keyFrames = new KeyFrameAsker(this.#context);
    this.#stopAsking = endpoint.on('key-frame-wanted', role => {
      const stream = this.#streams.get(role);
      if (stream) keyFrames.ask(role, stream);
    });
  }

  /** Resolves when our audio can be heard. Rejects with a `CallError` when it never will be. */
  get audible(): Promise<void> {
    return this.#audible.promise;
  }

  /** Why our audio is not open yet. */
  obstacle(controlIsReady: boolean): EndReason {
    return obstacle({ controlIsReady, session: this.#session, outgoing: this.#streams.get('audio')?.outgoing });
  }

  /** What we say of ourselves. */
  get capabilities(): CapabilitySet {
    return ourCapabilities(this.#context.endpoint.capabilities, this.#context.bandwidth, this.#userInput);
  }

  /** Whether digits may come in RTP as well as by signalling. */
  get eventsInRtp(): boolean {
    return this.#context.telephoneEvent !== undefined && this.#session.remote?.digits.telephoneEvent !== undefined;
  }

  /** The codecs in use, for the call record. */
  get codecs(): string {
    return [...this.#streams.values()].flatMap(({ format }) => format?.codec ?? []).join(', ');
  }

  /** Takes what is best of a fast start's proposals; nothing when there is no audio among them that we can send. */
  async takeFastStart(proposals: readonly FastStartProposal[]): Promise<readonly FastStartChoice[]> {
    const chosen = chooseProposals(proposals, this.#context.endpoint.capabilities);
    if (!chosen.some(({ role, proposal }) => role === 'audio' && proposal.direction === 'send')) return [];
    const choices: FastStartChoice[] = [];
    for (const one of chosen) {
      const stream = this.#streams.get(one.role);
      if (stream) choices.push(await stream.take(one));
    }
    return choices;
  }

  /** The proposals that were taken are void: channels are opened by H.245. */
  forgetFastStart(): void {
    for (const stream of this.#streams.values()) {
      stream.dropIncoming();
      stream.dropOutgoing();
    }
  }

  /** Video may take so much from now on, in bit/s, in either direction. */
  grant(bitRate: number): void {
    this.#session.granted = bitRate;
    for (const stream of this.#streams.values()) stream.throttle();
  }

  handle(event: ControlEvent): void {
    switch (event.type) {
      case 'remoteCapabilities':
        this.#renew(event.capabilities);
        break;
      case 'paused':
        this.#pause();
        break;
      case 'channelOffered':
        this.#offered(event.offer);
        break;
      case 'incomingClosed':
        this.#incomingClosed(event.channel);
        break;
      case 'opened':
        this.#opened(event);
        break;
      case 'refused':
        this.#refused(event.channel, event.cause);
        break;
      case 'closed':
        this.#closedByFarEnd(event.channel);
        break;
      case 'fastUpdate':
        this.#context.endpoint.keyFrameRequested(this.#outgoing(event.channel)?.ours.role ?? 'main');
        break;
      case 'flowControl':
        this.#limit(event.channel, event.bitRate);
        break;
      case 'mute':
        this.#muted(event.channel, event.muted);
        break;
      case 'modeRequested':
        this.#context.command({ do: 'modeAnswer', accepted: false });
        break;
      case 'timeout':
        this.#timeout(event.procedure, event.channel);
        break;
      default:
    }
  }

  close(): void {
    this.#context.jobs.close();
    this.#stopAsking();
    this.#audible.reject(callIsOver);
  }

  #renew(remote: CapabilitySet): void {
    this.#session.remote = remote;
    if (this.#session.held) {
      this.#session.held = false;
      this.#events.onHold(false);
    }
    for (const stream of this.#streams.values()) if (!stream.renew()) this.#nothingToSend(stream);
  }

  /** H.323 8.4.6: with the empty set the far end closes what goes to it, until it says again what it takes. */
  #pause(): void {
    for (const stream of this.#streams.values()) stream.dropOutgoing();
    if (this.#session.held) return;
    this.#session.held = true;
    this.#events.onHold(true);
  }

  #offered(offer: ChannelOffer): void {
    const role = roleOfMedia(offer.media);
    const stream = role && this.#streams.get(role);
    if (stream) {
      stream.offered(offer);
      if (role === 'audio' && stream.incoming?.channel === offer.channel) this.#unmute();
      return;
    }
    const cause = offer.media.media === 'unknown' ? 'unknownDataType' : 'dataTypeNotSupported';
    refuseOffer(offer, cause, this.#context);
  }

  #opened(event: Extract<ControlEvent, { type: 'opened' }>): void {
    const stream = this.#outgoing(event.channel);
    stream?.opened(event);
    if (stream?.ours.role === 'audio') this.#context.jobs.add(async () => this.#audible.resolve());
  }

  #refused(channel: number, cause: Parameters<RoleStream['refused']>[0]): void {
    const stream = this.#outgoing(channel);
    if (stream === undefined) return;
    this.#context.log.info('channel refused', { role: stream.ours.role, codec: stream.outgoing?.format.codec, cause });
    if (!stream.refused(cause)) this.#nothingToSend(stream);
  }

  /** A device that closes our audio wants it otherwise; one that closes our video does not want it. */
  #closedByFarEnd(channel: number): void {
    const stream = this.#outgoing(channel);
    stream?.dropOutgoing();
    if (stream?.ours.role === 'audio') stream.openOutgoing();
  }

  #limit(channel: number | undefined, bitRate: number | undefined): void {
    if (channel !== undefined) {
      this.#outgoing(channel)?.limit(bitRate);
      return;
    }
    this.#session.callLimit = bitRate === undefined ? undefined : Math.max(0, bitRate - audioBitRate);
    for (const stream of this.#streams.values()) stream.settle();
  }

  #muted(channel: number, muted: boolean): void {
    if (this.#streams.get('audio')?.incoming?.channel !== channel) return;
    this.#isMuted = muted;
    this.#events.onMute(muted);
  }

  /** Muted is a channel, not a room (H.245 B.14.1): the next one is not until the room says so. */
  #unmute(): void {
    if (!this.#isMuted) return;
    this.#isMuted = false;
    this.#events.onMute(false);
  }

  #incomingClosed(channel: number): void {
    const stream = [...this.#streams.values()].find(one => one.hasIncoming(channel));
    if (stream?.ours.role === 'audio' && stream.incoming?.channel === channel) this.#unmute();
    stream?.dropIncoming(channel);
  }

  #timeout(procedure: string, channel: number | undefined): void {
    this.#context.log.warn('H.245 request not answered', { procedure, channel });
    if (channel !== undefined && this.#outgoing(channel)) {
      this.#refused(channel, 'timeout');
      return;
    }
    this.#audible.reject(new CallError({ code: 'signalling-timeout', by: 'gateway', detail: `the far end did not answer: ${procedure}` }));
  }

  /** Sound is what a call cannot be without. A far end that says nothing at all of sound may yet do so. */
  #nothingToSend({ ours, refusedCodecs }: RoleStream): void {
    const theirs = this.#theirs(ours.role === 'audio' ? 'audio' : 'video');
    this.#context.log.info('nothing to send', { role: ours.role, room: theirs, refused: refusedCodecs });
    if (ours.role === 'audio' && theirs.length > 0) this.#broken(new CallError(noAudio(theirs, refusedCodecs)));
  }

  /** What the far end says that it takes. */
  #theirs(media: 'audio' | 'video'): readonly string[] {
    const capabilities = this.#session.remote?.receive.filter(one => one.media === media) ?? [];
    return [...new Set(capabilities.flatMap(one => codecOf(one) ?? []))];
  }

  #broken(error: unknown): void {
    this.#audible.reject(error);
    this.#events.onBroken(error);
  }

  #outgoing(channel: number): RoleStream | undefined {
    return [...this.#streams.values()].find(({ outgoing }) => outgoing?.channel === channel);
  }
}

/** Made once: whoever waits throws the reason of the leg's end instead. */
const callIsOver = new CallError({ code: 'cancelled', by: 'room', detail: 'the call is over' });
