import type {
  CallCommand,
  CallEvent,
  CapabilitySet,
  ChannelOffer,
  FastStartChoice,
  FastStartProposal,
  SetupRequest,
} from '@opencvi/h323-js-bindings';
import type { CallMedia, PhoneClock } from '@opencvi/phone-media';
import type { MediaOptions } from '../options.ts';
import { type ChannelFact, ChannelLine } from './channel-line.ts';
import { capabilitiesOf, codecsOf, eventFormat, eventPayloadType, formatOf, takenBy, telephoneEvent } from './codecs.ts';

type Proposals = NonNullable<SetupRequest['fastStart']>;

export interface ChannelsContext {
  readonly media: CallMedia;
  readonly host: string;
  readonly clock: PhoneClock;
  readonly options: MediaOptions;
  command(command: CallCommand): void;
}

/** The logical channels of a call: opens ours as soon as H.245 allows, answers offers of the far side, feeds the media. */
export class Channels {
  readonly #context: ChannelsContext;
  readonly #lines: readonly ChannelLine[];
  readonly #muted = new Set<number>();
  #proposals: Proposals = { send: [], receive: [] };
  #nextChannel = 1;
  #remote: CapabilitySet | undefined;
  #isDetermined = false;
  #isAccepted = false;
  #isPaused = false;
  #isLate: boolean;
  #cancelDelay: (() => void) | undefined;

  constructor(context: ChannelsContext) {
    this.#context = context;
    const { media, host, options } = context;
    const audio = new ChannelLine(media.audio, { host, receiveEvents: [telephoneEvent(eventPayloadType)] });
    this.#lines = [audio, ...(media.video ? [new ChannelLine(media.video, { host, receiveEvents: [] })] : [])];
    this.#isLate = options.openChannelsLate !== undefined;
  }

  get lines(): { readonly audio: ChannelLine | undefined; readonly video: ChannelLine | undefined } {
    return { audio: this.#line('audio'), video: this.#line('video') };
  }

  get facts(): readonly ChannelFact[] {
    return this.#lines.flatMap(line => line.facts);
  }

  /** What the far side says that it can. */
  get remote(): CapabilitySet | undefined {
    return this.#remote;
  }

  /** Whether the far side has said that it sends nothing worth hearing or seeing. */
  isMuted(media: 'audio' | 'video'): boolean {
    return this.#line(media)?.incoming.some(channel => this.#muted.has(channel)) ?? false;
  }

  /** What we can. */
  get capabilities(): CapabilitySet {
    return capabilitiesOf(this.#context.options);
  }

  /** What our fast start proposes: every codec for both directions. */
  propose(): Proposals {
    const codecs = codecsOf(this.#context.options);
    const proposals = this.#lines.map(line => {
      const { mediaChannel, mediaControl } = line.addresses;
      const each = codecs[line.media].map(({ media, format }) => ({
        channel: this.#nextChannel++,
        session: line.session,
        media,
        payloadType: format.payloadType,
        ...(format.packetizationMode !== undefined && { packetizationMode: format.packetizationMode }),
        mediaControl,
      }));
      return { send: this.#context.options.sendNothing ? [] : each, receive: each.map(offer => ({ ...offer, mediaChannel })) };
    });
    this.#proposals = { send: proposals.flatMap(({ send }) => send), receive: proposals.flatMap(({ receive }) => receive) };
    return this.#proposals;
  }

  /** What we take of the far side's proposals: for each line and direction the first that we can. */
  choose(proposals: readonly FastStartProposal[]): readonly FastStartChoice[] {
    if (this.#context.options.fastStart === false) return [];
    return this.#lines.flatMap(line => {
      const fitting = proposals.filter(({ offer }) => offer.session === line.session && this.#formatOf(offer));
      const theirs = fitting.find(({ direction }) => direction === 'receive');
      const ours = this.#mayOpenEarly ? fitting.find(({ direction, offer }) => direction === 'send' && offer.mediaChannel) : undefined;
      return [...(theirs ? [this.#chooseTheirs(line, theirs)] : []), ...(ours ? [this.#chooseOurs(line, ours)] : [])];
    });
  }

  /** Takes an event of the call; those that are not of channels are left alone. */
  handle(event: CallEvent): void {
    switch (event.type) {
      case 'remoteCapabilities':
        this.#remote = event.capabilities;
        this.#isPaused = false;
        this.#line('audio')?.takeEvents(eventFormat(event.capabilities));
        this.#openWhatIsMissing();
        break;
      case 'determined':
        this.#isDetermined = true;
        this.#openWhatIsMissing();
        break;
      case 'capabilitiesAccepted':
        this.#isAccepted = true;
        this.#openWhatIsMissing();
        break;
      case 'paused':
        this.#isPaused = true;
        // H.323 8.4.6: nothing more is sent; H.245 closes the channels
        for (const line of this.#lines) if (line.outgoing) line.close(line.outgoing.channel);
        break;
      case 'fastStartAnswered':
        for (const { channel, direction, theirs = channel } of event.taken) this.#onTaken(channel, direction, theirs);
        break;
      case 'channelOffered':
        this.#answer(event.offer);
        break;
      case 'incomingClosed':
        this.#muted.delete(event.channel);
        for (const line of this.#lines) line.drop(event.channel);
        break;
      case 'opened':
        for (const line of this.#lines) line.open(event.channel, event);
        break;
      case 'refused':
      case 'closed':
        for (const line of this.#lines) line.close(event.channel);
        break;
      case 'flowControl':
        for (const line of this.#lines) if (event.channel === line.outgoing?.channel) line.limitTo(event.bitRate);
        break;
      case 'mute':
        if (event.muted) this.#muted.add(event.channel);
        else this.#muted.delete(event.channel);
        break;
      default:
    }
  }

  close(): void {
    this.#cancelDelay?.();
  }

  get #mayOpenEarly(): boolean {
    const { sendNothing = false, openChannelsLate } = this.#context.options;
    return !sendNothing && openChannelsLate === undefined;
  }

  #line(media: 'audio' | 'video'): ChannelLine | undefined {
    return this.#lines.find(line => line.media === media);
  }

  #formatOf(offer: ChannelOffer) {
    return formatOf(offer, this.#context.options);
  }

  #chooseTheirs(line: ChannelLine, { index, offer }: FastStartProposal): FastStartChoice {
    const format = this.#formatOf(offer);
    if (format) line.take(offer.channel, format, offer.mediaControl);
    return { index, channel: offer.channel, ...line.addresses };
  }

  #chooseOurs(line: ChannelLine, { index, offer }: FastStartProposal): FastStartChoice {
    const channel = this.#nextChannel++;
    const format = this.#formatOf(offer);
    if (format) line.ask(channel, format);
    return { index, channel, mediaControl: line.addresses.mediaControl };
  }

  /** A proposal of ours that the far side took; `opened` follows where we send. */
  #onTaken(channel: number, direction: 'send' | 'receive', theirs: number): void {
    const proposal = this.#proposals[direction].find(each => each.channel === channel);
    const format = proposal && this.#formatOf(proposal);
    const line = this.#lines.find(({ session }) => session === proposal?.session);
    if (!format) return;
    if (direction === 'send') line?.ask(channel, format);
    else line?.take(theirs, format, undefined);
  }

  #answer(offer: ChannelOffer): void {
    const { command } = this.#context;
    const format = this.#formatOf(offer);
    const line = this.#lines.find(({ media }) => media === offer.media.media);
    if (line && format) {
      line.take(offer.channel, format, offer.mediaControl);
      command({ do: 'accept', channel: offer.channel, ...line.addresses });
    } else command({ do: 'reject', channel: offer.channel, cause: 'dataTypeNotSupported' });
  }

  /** H.323 8.2: channels follow capability exchange and master/slave determination. */
  #openWhatIsMissing(): void {
    const { options, clock, command } = this.#context;
    const remote = this.#remote;
    if (!remote || !this.#isDetermined || !this.#isAccepted || this.#isPaused || options.sendNothing) return;
    if (this.#isLate) {
      this.#cancelDelay ??= clock.after(options.openChannelsLate ?? 0, () => {
        this.#isLate = false;
        this.#openWhatIsMissing();
      });
      return;
    }
    for (const line of this.#lines) {
      const [codec] = line.outgoing ? [] : takenBy(codecsOf(options)[line.media], remote);
      if (!codec) continue;
      const { media, format } = codec;
      const { payloadType, packetizationMode } = format;
      const channel = this.#nextChannel++;
      line.ask(channel, format);
      const mode = packetizationMode === undefined ? {} : { packetizationMode };
      const { mediaControl } = line.addresses;
      command({ do: 'open', request: { channel, session: line.session, media, payloadType, ...mode, mediaControl } });
    }
  }
}
