import type * as Schema from '../generated/multimedia-system-control.ts';
import type { ChannelRefusal, ChannelRequest } from './control.ts';
import { mediaAddress, openLogicalChannel } from './logical-channel.ts';
import type { Outlet } from './outlet.ts';

interface Outgoing {
  state: 'awaitingEstablishment' | 'established' | 'awaitingRelease';
  readonly session: number;
  /** Its owner has been told that there is no channel: its release is not told again. */
  readonly isRefused?: boolean;
}

/** Channels of one direction; more are refused. */
export const MAX_CHANNELS = 64;

/** Outgoing LCSEs (H.245 C.4): the channels on which we send. T103 of each has the channel's number. */
export class OutgoingChannels {
  readonly #outlet: Outlet;
  readonly #channels = new Map<number, Outgoing>();

  constructor(outlet: Outlet) {
    this.#outlet = outlet;
  }

  get sessions(): readonly number[] {
    return [...this.#channels.values()].map(({ session }) => session);
  }

  isOpen(channel: number): boolean {
    return this.#channels.get(channel)?.state === 'established';
  }

  isUsed(channel: number): boolean {
    return this.#channels.has(channel);
  }

  /** Whether a channel of the session has been asked for and not been answered. */
  isPending(session: number): boolean {
    return [...this.#channels.values()].some(each => each.state === 'awaitingEstablishment' && each.session === session);
  }

  /** ESTABLISH.request. */
  open(request: ChannelRequest) {
    const { channel, session } = request;
    if (this.#channels.has(channel)) return this.#outlet.ignore(`open: channel ${channel} is in use`);
    const value = this.#channels.size < MAX_CHANNELS ? openLogicalChannel(request) : undefined;
    if (!value) return this.refuse(channel, 'unspecified');
    this.#outlet.request({ type: 'openLogicalChannel', value });
    this.#channels.set(channel, { state: 'awaitingEstablishment', session });
    this.#outlet.arm('T103', channel);
  }

  /** A channel that is open without a message of H.245: by fast start, or as the reverse half of a bidirectional one. */
  adopt(channel: number, session: number): void {
    if (this.#channels.has(channel) || this.#channels.size >= MAX_CHANNELS) this.#outlet.ignore(`adopt: channel ${channel}`);
    else this.#channels.set(channel, { state: 'established', session });
  }

  /** RELEASE.request. */
  close(channel: number) {
    const outgoing = this.#channels.get(channel);
    if (!outgoing || outgoing.state === 'awaitingRelease') return this.#outlet.ignore(`close: channel ${channel} is not open`);
    this.#release(channel, outgoing, 'user');
  }

  closeAll(): void {
    for (const [channel, outgoing] of this.#channels) if (outgoing.state !== 'awaitingRelease') this.#release(channel, outgoing, 'user');
  }

  /** Gone without a message of its own. */
  drop(channel: number): void {
    const outgoing = this.#channels.get(channel);
    this.#outlet.disarm('T103', channel);
    this.#channels.delete(channel);
    if (outgoing && !outgoing.isRefused) this.#outlet.tell({ type: 'closed', channel });
  }

  refuse(channel: number, cause: ChannelRefusal): void {
    this.#outlet.tell({ type: 'refused', channel, cause });
  }

  onAck({ forwardLogicalChannelNumber: channel, forwardMultiplexAckParameters }: Schema.OpenLogicalChannelAck) {
    const outgoing = this.#channels.get(channel);
    if (outgoing?.state !== 'awaitingEstablishment') return this.#outlet.ignore('openLogicalChannelAck');
    const isH2250 = forwardMultiplexAckParameters?.type === 'h2250LogicalChannelAckParameters';
    const parameters = isH2250 ? forwardMultiplexAckParameters.value : {};
    const mediaChannel = mediaAddress(parameters.mediaChannel);
    // Where there is nowhere to send to, the channel is of no use
    if (!mediaChannel) return this.#giveUp(channel, outgoing);
    this.#outlet.disarm('T103', channel);
    const session = parameters.sessionID ?? outgoing.session;
    const mediaControl = mediaAddress(parameters.mediaControlChannel);
    const payloadType = parameters.dynamicRTPPayloadType;
    this.#channels.set(channel, { state: 'established', session });
    this.#outlet.tell({
      type: 'opened',
      channel,
      session,
      mediaChannel,
      ...(mediaControl && { mediaControl }),
      ...(payloadType !== undefined && { payloadType }),
    });
    if (parameters.flowControlToZero) this.#outlet.tell({ type: 'flowControl', channel, bitRate: 0 });
  }

  onReject({ forwardLogicalChannelNumber: channel, cause }: Schema.OpenLogicalChannelReject) {
    const state = this.#channels.get(channel)?.state;
    if (!state || state === 'established') return this.#outlet.ignore('openLogicalChannelReject');
    if (state === 'awaitingRelease') return this.drop(channel);
    this.#outlet.disarm('T103', channel);
    this.#channels.delete(channel);
    this.refuse(channel, cause.type === '...' ? 'unspecified' : cause.type);
  }

  onCloseAck({ forwardLogicalChannelNumber: channel }: Schema.CloseLogicalChannelAck): void {
    if (this.#channels.get(channel)?.state === 'awaitingRelease') this.drop(channel);
    else this.#outlet.ignore('closeLogicalChannelAck');
  }

  /** CLCSE (H.245 C.6), incoming: what the far side wants closed is closed. */
  onCloseRequest({ forwardLogicalChannelNumber }: Schema.RequestChannelClose) {
    const outgoing = this.#channels.get(forwardLogicalChannelNumber);
    if (!outgoing) {
      const value = { forwardLogicalChannelNumber, cause: { type: 'unspecified' } as const };
      return this.#outlet.response({ type: 'requestChannelCloseReject', value });
    }
    this.#outlet.response({ type: 'requestChannelCloseAck', value: { forwardLogicalChannelNumber } });
    if (outgoing.state !== 'awaitingRelease') this.#release(forwardLogicalChannelNumber, outgoing, 'user');
  }

  onTimeout(channel: number): void {
    const outgoing = this.#channels.get(channel);
    if (outgoing?.state === 'awaitingEstablishment') {
      this.#outlet.tell({ type: 'timeout', timer: 'T103', procedure: 'openLogicalChannel', channel });
      this.#giveUp(channel, outgoing);
    } else if (outgoing) {
      this.#outlet.tell({ type: 'timeout', timer: 'T103', procedure: 'closeLogicalChannel', channel });
      this.drop(channel);
    }
  }

  #giveUp(channel: number, outgoing: Outgoing): void {
    this.refuse(channel, 'unspecified');
    this.#release(channel, { ...outgoing, isRefused: true }, 'lcse');
  }

  #release(channel: number, outgoing: Outgoing, source: 'user' | 'lcse'): void {
    const value = { forwardLogicalChannelNumber: channel, source: { type: source } };
    this.#outlet.request({ type: 'closeLogicalChannel', value });
    this.#channels.set(channel, { ...outgoing, state: 'awaitingRelease' });
    this.#outlet.arm('T103', channel);
  }
}
