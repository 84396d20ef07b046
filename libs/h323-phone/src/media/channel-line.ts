import type { SocketAddress } from '@opencvi/h323-js-bindings';
import { type Direction, type LineAgreement, type MediaFormat, type MediaLine, type RtpPeer, sends } from '@opencvi/phone-media';

/** Where the far side takes what we send. */
export interface Destination {
  readonly mediaChannel: SocketAddress;
  readonly mediaControl?: SocketAddress;
  /** Where it wants another one than we proposed. */
  readonly payloadType?: number;
}

interface Outgoing {
  readonly channel: number;
  readonly format: MediaFormat;
  readonly to?: Destination;
}

interface Incoming {
  readonly format: MediaFormat;
  readonly mediaControl?: SocketAddress | undefined;
}

/** A channel that is open. */
export interface ChannelFact {
  readonly media: 'audio' | 'video';
  readonly direction: 'send' | 'receive';
  readonly channel: number;
  readonly codec: string;
  readonly payloadType: number;
  readonly packetizationMode?: 0 | 1;
}

/** The sound or the picture of a call: its channels of both directions, and the line that they feed. */
export class ChannelLine {
  readonly #line: MediaLine;
  readonly #host: string;
  /** Formats of digits: where the far side takes them, and where we do. */
  readonly #events: { send: readonly MediaFormat[]; readonly receive: readonly MediaFormat[] };
  readonly #incoming = new Map<number, Incoming>();
  #outgoing: Outgoing | undefined;
  /** bit/s that the far side wants at most. */
  #limit: number | undefined;

  constructor(line: MediaLine, { host, receiveEvents }: { readonly host: string; readonly receiveEvents: readonly MediaFormat[] }) {
    this.#line = line;
    this.#host = host;
    this.#events = { send: [], receive: receiveEvents };
  }

  get media(): 'audio' | 'video' {
    return this.#line.type;
  }

  /** H.245 B.3.1: sessions 1 and 2 are the first sound and the first picture. */
  get session(): number {
    return this.media === 'audio' ? 1 : 2;
  }

  /** Where we take RTP and RTCP. */
  get addresses(): { readonly mediaChannel: SocketAddress; readonly mediaControl: SocketAddress } {
    const { port } = this.#line;
    return { mediaChannel: { address: this.#host, port }, mediaControl: { address: this.#host, port: port + 1 } };
  }

  /** The channel on which we send or want to. */
  get outgoing(): { readonly channel: number; readonly format: MediaFormat; readonly isOpen: boolean } | undefined {
    return this.#outgoing && { ...this.#outgoing, isOpen: this.#outgoing.to !== undefined };
  }

  /** Numbers of the far side's channels. */
  get incoming(): readonly number[] {
    return [...this.#incoming.keys()];
  }

  get limit(): number | undefined {
    return this.#limit;
  }

  get direction(): Direction {
    const isSending = this.#outgoing?.to !== undefined && this.#limit !== 0;
    if (this.#incoming.size > 0) return isSending ? 'sendrecv' : 'recvonly';
    return isSending ? 'sendonly' : 'inactive';
  }

  get facts(): readonly ChannelFact[] {
    const outgoing = this.#outgoing;
    const sent = outgoing?.to ? [this.#fact('send', outgoing.channel, outgoing.format)] : [];
    return [...sent, ...[...this.#incoming].map(([channel, { format }]) => this.#fact('receive', channel, format))];
  }

  /** We have asked for a channel. */
  ask(channel: number, format: MediaFormat): void {
    this.#outgoing = { channel, format };
  }

  /** A channel of ours is open. */
  open(channel: number, to: Destination): void {
    if (this.#outgoing?.channel !== channel) return;
    const { format } = this.#outgoing;
    this.#outgoing = { channel, format: { ...format, payloadType: to.payloadType ?? format.payloadType }, to };
    this.#configure();
  }

  /** A channel of ours is closed, or was refused. */
  close(channel: number): void {
    if (this.#outgoing?.channel !== channel) return;
    this.#outgoing = undefined;
    this.#limit = undefined;
    this.#configure();
  }

  /** We take a channel of the far side. */
  take(channel: number, format: MediaFormat, mediaControl: SocketAddress | undefined): void {
    this.#incoming.set(channel, { format, mediaControl });
    this.#configure();
  }

  /** The far side's channel is closed. */
  drop(channel: number): void {
    if (this.#incoming.delete(channel)) this.#configure();
  }

  takeEvents(format: MediaFormat | undefined): void {
    this.#events.send = format ? [format] : [];
    this.#configure();
  }

  /** 0 stops what we send (H.245 7.11.13). */
  limitTo(bitRate: number | undefined): void {
    this.#limit = bitRate;
    this.#configure();
  }

  #configure(): void {
    const { direction } = this;
    this.#line.configure(direction === 'inactive' ? undefined : this.#agreement(direction));
  }

  #agreement(direction: Direction): LineAgreement {
    const peer = this.#peer(sends(direction));
    return {
      direction,
      send: this.#outgoing?.to ? [this.#outgoing.format, ...this.#events.send] : [],
      receive: [...[...this.#incoming.values()].map(({ format }) => format), ...this.#events.receive],
      ...(peer && { peer }),
    };
  }

  #peer(isSending: boolean): RtpPeer | undefined {
    const to = isSending ? this.#outgoing?.to : undefined;
    const [incoming] = [...this.#incoming.values()];
    const control = to?.mediaControl ?? incoming?.mediaControl;
    if (to) return { ...to.mediaChannel, rtcpPort: control?.port ?? to.mediaChannel.port + 1 };
    // RFC 3550 11: nothing goes to the port of RTP, which is one below
    return control && { address: control.address, port: control.port - 1, rtcpPort: control.port };
  }

  #fact(direction: 'send' | 'receive', channel: number, { codec, payloadType, packetizationMode }: MediaFormat): ChannelFact {
    const mode = packetizationMode === undefined ? {} : { packetizationMode };
    return { media: this.media, direction, channel, codec, payloadType, ...mode };
  }
}
