import { toH245Address } from '../address/socket-address.ts';
import type * as Schema from '../generated/multimedia-system-control.ts';
import type { ChannelRefusal, ControlCommand } from './control.ts';
import { channelParameters } from './logical-channel.ts';
import type { Role } from './master-slave-determination.ts';
import { type Offered, readOffer } from './offered-channel.ts';
import { MAX_CHANNELS, type OutgoingChannels } from './outgoing-channels.ts';
import type { Outlet } from './outlet.ts';

interface Incoming extends Offered {
  readonly state: 'awaitingEstablishment' | 'awaitingConfirmation' | 'established';
  /** Of a bidirectional channel: the number of the half on which we send. */
  readonly reverseChannel?: number;
}

type Accept = Extract<ControlCommand, { do: 'accept' }>;

/** Incoming LCSEs and B-LCSEs (H.245 C.4, C.5): the channels on which the far side sends, and those for both directions. */
export class IncomingChannels {
  readonly #outlet: Outlet;
  readonly #outgoing: OutgoingChannels;
  readonly #role: () => Role | undefined;
  readonly #channels = new Map<number, Incoming>();

  constructor(outlet: Outlet, outgoing: OutgoingChannels, role: () => Role | undefined) {
    this.#outlet = outlet;
    this.#outgoing = outgoing;
    this.#role = role;
  }

  get sessions(): readonly number[] {
    return [...this.#channels.values()].map(({ offer }) => offer.session);
  }

  isOpen(channel: number): boolean {
    return this.#channels.get(channel)?.state === 'established';
  }

  onOpen(open: Schema.OpenLogicalChannel) {
    const channel = open.forwardLogicalChannelNumber;
    // H.245 C.4: an OpenLogicalChannel for a number that is in use is a new channel in the place of the old one
    if (this.#channels.has(channel)) this.#drop(channel);
    const read = readOffer(open);
    const cause = read.ok ? this.#objection(read.offered) : read.cause;
    if (!read.ok || cause) return this.#reject(channel, cause ?? 'unspecified');
    this.#channels.set(channel, { ...read.offered, state: 'awaitingEstablishment' });
    this.#outlet.tell({ type: 'channelOffered', offer: read.offered.offer });
  }

  /** ESTABLISH.response. */
  accept(command: Accept) {
    const incoming = this.#channels.get(command.channel);
    if (incoming?.state !== 'awaitingEstablishment') return this.#outlet.ignore(`accept: channel ${command.channel} is not offered`);
    if (incoming.reverse) this.#acceptBoth(command, incoming);
    else this.#acceptOne(command, incoming);
  }

  reject(channel: number, cause: ChannelRefusal) {
    if (this.#channels.get(channel)?.state !== 'awaitingEstablishment')
      return this.#outlet.ignore(`reject: channel ${channel} is not offered`);
    this.#reject(channel, cause);
    this.#channels.delete(channel);
  }

  /** A channel that fast start has opened. */
  adopt(channel: number, session: number) {
    if (this.#channels.has(channel) || this.#channels.size >= MAX_CHANNELS) return this.#outlet.ignore(`adopt: channel ${channel}`);
    this.#channels.set(channel, { state: 'established', offer: { channel, session, media: { media: 'unknown', name: 'fastStart' } } });
  }

  onConfirm({ forwardLogicalChannelNumber: channel }: Schema.OpenLogicalChannelConfirm) {
    const incoming = this.#channels.get(channel);
    const to = incoming?.reverse?.mediaChannel;
    if (incoming?.state !== 'awaitingConfirmation' || !to) return this.#outlet.ignore('openLogicalChannelConfirm');
    this.#outlet.disarm('T103', keyOf(channel));
    this.#channels.set(channel, { ...incoming, state: 'established' });
    const { offer, reverse, reverseChannel = channel } = incoming;
    this.#outgoing.adopt(reverseChannel, offer.session);
    const mediaControl = reverse?.mediaControl;
    this.#outlet.tell({
      type: 'opened',
      channel: reverseChannel,
      session: offer.session,
      mediaChannel: to,
      ...(mediaControl && { mediaControl }),
    });
  }

  /** Acknowledged in any state (H.245 C.4). */
  onClose({ forwardLogicalChannelNumber }: Schema.CloseLogicalChannel): void {
    this.#outlet.response({ type: 'closeLogicalChannelAck', value: { forwardLogicalChannelNumber } });
    if (this.#channels.has(forwardLogicalChannelNumber)) this.#drop(forwardLogicalChannelNumber);
    else this.#outlet.ignore('closeLogicalChannel');
  }

  /** The far side never confirmed a bidirectional channel. */
  onTimeout(channel: number): void {
    if (!this.#channels.has(channel)) return;
    this.#outlet.tell({ type: 'timeout', timer: 'T103', procedure: 'openLogicalChannelConfirm', channel });
    this.#drop(channel);
  }

  #objection({ offer, reverse }: Offered): ChannelRefusal | undefined {
    if (this.#channels.size >= MAX_CHANNELS) return 'unspecified';
    // H.245 B.3.1: only the slave asks for a session identifier
    if (offer.session === 0 && this.#role() === 'slave') return 'invalidSessionID';
    // H.245 C.4.1.3: both want to send in the session, each in its own way; the master has its way
    const conflicts = reverse !== undefined && this.#outgoing.isPending(offer.session);
    return conflicts && this.#role() === 'master' ? 'masterSlaveConflict' : undefined;
  }

  #acceptOne({ channel, mediaChannel, mediaControl }: Accept, incoming: Incoming): void {
    const session = incoming.offer.session || freeSession([...this.sessions, ...this.#outgoing.sessions]);
    const value = {
      sessionID: session,
      mediaChannel: toH245Address(mediaChannel),
      mediaControlChannel: toH245Address(mediaControl),
      flowControlToZero: false,
    };
    const forwardMultiplexAckParameters = { type: 'h2250LogicalChannelAckParameters', value } as const;
    this.#outlet.response({
      type: 'openLogicalChannelAck',
      value: { forwardLogicalChannelNumber: channel, forwardMultiplexAckParameters },
    });
    this.#channels.set(channel, { ...incoming, offer: { ...incoming.offer, session }, state: 'established' });
  }

  #acceptBoth({ channel, mediaChannel, mediaControl }: Accept, incoming: Incoming): void {
    const { offer, reverse = offer } = incoming;
    const session = offer.session || freeSession([...this.sessions, ...this.#outgoing.sessions]);
    const reverseChannel = this.#freeNumber();
    const parameters = channelParameters({ ...reverse, session, mediaControl }, mediaChannel);
    this.#outlet.response({
      type: 'openLogicalChannelAck',
      value: {
        forwardLogicalChannelNumber: channel,
        reverseLogicalChannelParameters: {
          reverseLogicalChannelNumber: reverseChannel,
          multiplexParameters: { type: 'h2250LogicalChannelParameters', value: parameters },
        },
        forwardMultiplexAckParameters: {
          type: 'h2250LogicalChannelAckParameters',
          value: { sessionID: session, mediaChannel: toH245Address(mediaChannel), mediaControlChannel: toH245Address(mediaControl) },
        },
      },
    });
    this.#channels.set(channel, { ...incoming, offer: { ...offer, session }, state: 'awaitingConfirmation', reverseChannel });
    this.#outlet.arm('T103', keyOf(channel));
  }

  /** From above, where nobody who counts from 1 comes. */
  #freeNumber(): number {
    const taken = new Set([...this.#channels.values()].map(({ reverseChannel }) => reverseChannel));
    let number = 65535;
    while (taken.has(number) || this.#outgoing.isUsed(number)) number--;
    return number;
  }

  #reject(forwardLogicalChannelNumber: number, cause: ChannelRefusal): void {
    this.#outlet.response({ type: 'openLogicalChannelReject', value: { forwardLogicalChannelNumber, cause: { type: cause } } });
  }

  #drop(channel: number): void {
    const incoming = this.#channels.get(channel);
    this.#outlet.disarm('T103', keyOf(channel));
    this.#channels.delete(channel);
    this.#outlet.tell({ type: 'incomingClosed', channel });
    if (incoming?.state === 'established' && incoming.reverseChannel !== undefined) this.#outgoing.drop(incoming.reverseChannel);
  }
}

function keyOf(channel: number): string {
  return `in.${channel}`;
}

/** H.245 B.3.1: 1 to 3 have a meaning of their own. */
export function freeSession(used: readonly number[]): number {
  let session = 4;
  while (used.includes(session)) session++;
  return session;
}
