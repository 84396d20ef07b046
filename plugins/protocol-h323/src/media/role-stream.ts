import type { ChannelOffer, ChannelRefusal, ControlEvent, FastStartChoice } from '@opencvi/h323-js-bindings';
import { formatsMatch, type MediaFormat, type RoleCapabilities, type StreamAgreement, type TransportAddress } from '@opencvi/plugin-api';
import type { ChosenProposal } from '../capabilities/fast-start.ts';
import { modeOf } from '../capabilities/h264.ts';
import { offeredFormat } from '../capabilities/offered-format.ts';
import { videoLimit } from '../capabilities/our-capabilities.ts';
import { type OutgoingChoice, outgoingChoices, preferring } from '../capabilities/outgoing-choices.ts';
import { telephoneEventsToReceive, telephoneEventToSend } from '../capabilities/telephone-event.ts';
import { agreementOf } from './agreement.ts';
import { type IncomingChannel, incomingOf, type OutgoingChannel, rtcpOf, rtpOf, setLimit } from './channels.ts';
import { refuseOffer } from './refuse-offer.ts';
import type { StreamContext } from './stream-context.ts';

/** How often a channel is tried to be opened before the far end says something new. */
const mostAttempts = 6;
/** A channel that was open for so long was not closed because of what it is: the next one may be tried as often again. Milliseconds. */
const steady = 1_000;
/** H.245 B.3.1: sessions 1 and 2 are the main audio and video. */
const sessions = { audio: 1, main: 2, slides: 0 } as const;

/** RFC 3551 6: those below mean a codec. */
const firstDynamic = 96;

type Opened = Extract<ControlEvent, { type: 'opened' }>;

/** One role of a call: a channel of ours and those of the far end's, and what they mean for the endpoint. */
export class RoleStream {
  readonly ours: RoleCapabilities;
  readonly #context: StreamContext;
  #outgoing: OutgoingChannel | undefined;
  /** The newest first. */
  #incoming: readonly IncomingChannel[] = [];
  #opening = false;
  #attempts = 0;
  #openedAt = Infinity;
  #refused: MediaFormat[] = [];
  #agreement: StreamAgreement | undefined;

  constructor(context: StreamContext, ours: RoleCapabilities) {
    this.#context = context;
    this.ours = ours;
  }

  get outgoing(): OutgoingChannel | undefined {
    return this.#outgoing;
  }

  /** The newest channel of the far end's: those that it replaces count no more. */
  get incoming(): IncomingChannel | undefined {
    return this.#incoming[0];
  }

  /** Whether a channel of the far end's is for this role, replaced or not. */
  hasIncoming(channel: number): boolean {
    return this.#incoming.some(one => one.channel === channel);
  }

  /** What is in use, for the call record. */
  get format(): MediaFormat | undefined {
    return this.#outgoing?.to ? this.#outgoing.format : this.incoming?.format;
  }

  /** The codecs of our channels that were refused since the far end's capabilities came. */
  get refusedCodecs(): readonly string[] {
    return this.#refused.map(({ codec }) => codec);
  }

  /** Takes a proposal of fast start; the answer to it. */
  async take({ proposal, format }: ChosenProposal): Promise<FastStartChoice> {
    const { offer, direction, index } = proposal;
    const local = await this.#open();
    if (direction === 'send') {
      const channel = this.#context.nextChannel();
      const outgoing: OutgoingChannel = { channel, format };
      if (offer.media.media === 'video') setLimit(outgoing, Math.min(offer.media.maxBitRate, this.#limit));
      this.#outgoing = outgoing;
      return { index, channel, mediaControl: rtcpOf(local) };
    }
    this.#incoming = [incomingOf(offer, format, true)];
    this.settle();
    return { index, channel: offer.channel, mediaChannel: rtpOf(local), mediaControl: rtcpOf(local) };
  }

  /** The far end's capabilities are new: a channel that they still allow stays, another is opened. False: there is none to open. */
  renew(): boolean {
    this.#attempts = 0;
    this.#refused = [];
    const { outgoing } = this;
    if (outgoing === undefined) return this.openOutgoing();
    const allowed = this.#choices().find(({ format }) => formatsMatch(format, outgoing.format));
    if (allowed) {
      // Limits may be new; the payload type is what the channel was opened with, and with fast start that is the far end's
      outgoing.format = { ...allowed.format, payloadType: outgoing.format.payloadType };
      setLimit(outgoing, allowed.maxBitrate);
      this.settle();
      return true;
    }
    this.#context.command({ do: 'close', channel: outgoing.channel });
    this.dropOutgoing();
    return this.openOutgoing();
  }

  /** Opens a channel of ours, where there is none and it may be. False: the far end takes nothing that we can send. */
  openOutgoing(): boolean {
    const { held, remote } = this.#context.session;
    if (held || remote === undefined || this.#outgoing || this.#opening) return true;
    if (this.#context.clock.now() - this.#openedAt > steady) this.#attempts = 0;
    if (this.#next() === undefined) return false;
    this.#opening = true;
    this.#context.jobs.add(() => this.#request());
    return true;
  }

  /** Our channel is open; the far end may want another payload type than we proposed (H.245 B.3.2, dynamicRTPPayloadType of the Ack). */
  opened({ mediaChannel: media, mediaControl: control, payloadType }: Opened): void {
    if (!this.#outgoing) return;
    this.#outgoing.to = { media, ...(control && { control }) };
    this.#openedAt = this.#context.clock.now();
    if (payloadType !== undefined && payloadType >= firstDynamic) this.#outgoing.format = { ...this.#outgoing.format, payloadType };
    this.settle();
  }

  /** Our channel was refused, or its request not answered. False: nothing is left to try. */
  refused(cause: ChannelRefusal | 'timeout'): boolean {
    // H.245 C.4.1.3: the slave gives way, and may ask for what the master has opened
    if (this.#outgoing && cause !== 'masterSlaveConflict') this.#refused.push(this.#outgoing.format);
    this.dropOutgoing();
    return this.openOutgoing();
  }

  /** Our channel is closed. */
  dropOutgoing(): void {
    this.#outgoing = undefined;
    this.settle();
  }

  /** The far end offers a channel: another one, or the one that is to replace what it has in this session (make before break). */
  offered(offer: ChannelOffer): void {
    const format = offeredFormat(offer, this.ours);
    if (format === undefined) {
      refuseOffer(offer, 'dataTypeNotSupported', this.#context);
      return;
    }
    if (this.#incoming.some(({ session }) => session !== offer.session)) {
      refuseOffer(offer, 'dataTypeNotAvailable', this.#context);
      return;
    }
    const incoming = incomingOf(offer, format, false);
    this.#incoming = [incoming, ...this.#incoming.filter(({ channel }) => channel !== offer.channel)];
    this.#context.jobs.add(() => this.#accept(incoming, offer));
  }

  /** The far end closed a channel of its own, or took its offer back; without a number: all of them are void. */
  dropIncoming(channel?: number): void {
    this.#incoming = channel === undefined ? [] : this.#incoming.filter(one => one.channel !== channel);
    this.settle();
  }

  /** Says how much our channel may take, in bit/s. */
  limit(bitRate: number | undefined): void {
    if (!this.#outgoing) return;
    if (bitRate === undefined) delete this.#outgoing.flowLimit;
    else this.#outgoing.flowLimit = bitRate;
    this.settle();
  }

  /** Video takes no more than it may, in both directions (H.245 B.14.1). */
  throttle(): void {
    if (this.ours.role === 'audio') return;
    for (const { channel, open } of this.#incoming) {
      if (open) this.#context.command({ do: 'flowControl', channel, bitRate: this.#limit });
    }
    this.settle();
  }

  /** Tells the endpoint what is agreed, where that changed. */
  settle(): void {
    this.#context.jobs.add(async () => {
      const agreement = this.#agree();
      if (this.#agreement ? same(agreement, this.#agreement) : agreement.direction === 'inactive') return;
      this.#agreement = agreement;
      await this.#context.endpoint.connect(agreement);
    });
  }

  /** The most that video may take in either direction, in bit/s. */
  get #limit(): number {
    const { bandwidth, session } = this.#context;
    return Math.min(videoLimit(this.ours, bandwidth), session.granted ?? Infinity);
  }

  #agree(): StreamAgreement {
    const { session, telephoneEvent } = this.#context;
    return agreementOf({
      role: this.ours.role,
      outgoing: this.#outgoing,
      incoming: this.#incoming,
      eventsToSend: telephoneEventToSend(telephoneEvent, session.remote),
      eventsToReceive: telephoneEventsToReceive(telephoneEvent, session.remote),
      callLimits: this.ours.role === 'audio' ? [] : [session.callLimit, session.granted],
    });
  }

  #open(): Promise<TransportAddress> {
    return this.#context.endpoint.open(this.ours.role, this.#context.toward);
  }

  #choices(): readonly OutgoingChoice[] {
    const { remote } = this.#context.session;
    if (remote === undefined) return [];
    const choices = outgoingChoices(this.ours, remote, this.#limit);
    return preferring(choices, this.incoming?.format);
  }

  #next(): OutgoingChoice | undefined {
    if (this.#attempts >= mostAttempts) return undefined;
    return this.#choices().find(({ format }) => !this.#refused.some(refused => formatsMatch(refused, format)));
  }

  async #request(): Promise<void> {
    const { command, nextChannel, session } = this.#context;
    const local = await this.#open().finally(() => {
      this.#opening = false;
    });
    const choice = this.#next();
    if (session.held || this.#outgoing || choice === undefined) return;
    const { format, media, maxBitrate } = choice;
    const outgoing: OutgoingChannel = { channel: nextChannel(), format };
    setLimit(outgoing, maxBitrate);
    this.#outgoing = outgoing;
    this.#attempts += 1;
    const { role } = this.ours;
    const packetization = role === 'audio' ? {} : { packetizationMode: modeOf(format) };
    command({
      do: 'open',
      request: {
        channel: outgoing.channel,
        session: sessions[role],
        media,
        payloadType: format.payloadType,
        ...packetization,
        mediaControl: rtcpOf(local),
      },
    });
  }

  async #accept(incoming: IncomingChannel, offer: ChannelOffer): Promise<void> {
    const local = await this.#open();
    // Taken back while the ports were opened
    if (!this.#incoming.includes(incoming)) return;
    const { channel } = incoming;
    this.#context.command({ do: 'accept', channel, mediaChannel: rtpOf(local), mediaControl: rtcpOf(local) });
    incoming.open = true;
    if (offer.media.media === 'video' && offer.media.maxBitRate > this.#limit) this.throttle();
    this.settle();
  }
}

/** Agreements are plain data, made in one place: their text is the same when they are. */
function same(a: StreamAgreement, b: StreamAgreement): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
