import type { CallOptions, FastStartChoice, FastStartProposal, SetupRequest } from '../call/call.ts';
import { CallMachine } from '../call/call-machine.ts';
import type { ChannelOffer, ChannelRequest } from '../h245/control.ts';
import { CallPair, type CallPairOptions } from './call-pair.ts';
import { at, g711, h264 } from './control-samples.ts';
import { Random } from './random.ts';

/** Options of a call whose numbers come from a seed. */
export function callOptions(role: 'caller' | 'callee', options: Partial<CallOptions> = {}): CallOptions {
  const random = new Random(role === 'caller' ? 1 : 2);
  return {
    role,
    vendor: { product: role, version: '1' },
    control: { terminalType: role === 'caller' ? 50 : 60, random: () => random.between(0, 0xffffff) },
    callReference: 0x1234,
    ...options,
  };
}

/** Channels of a fast start: sound in two codecs and pictures, both ways. */
export const fastStartProposals: { readonly send: readonly ChannelRequest[]; readonly receive: readonly ChannelOffer[] } = {
  send: [
    { channel: 1, session: 1, media: { ...g711, codec: 'G722' }, mediaControl: at(5001) },
    { channel: 2, session: 1, media: g711, mediaControl: at(5001) },
    { channel: 3, session: 2, media: h264, payloadType: 109, packetizationMode: 1, mediaControl: at(5003) },
  ],
  receive: [
    { channel: 11, session: 1, media: { ...g711, codec: 'G722' }, mediaChannel: at(5000), mediaControl: at(5001) },
    { channel: 12, session: 1, media: g711, mediaChannel: at(5000), mediaControl: at(5001) },
    { channel: 13, session: 2, media: h264, payloadType: 109, packetizationMode: 1, mediaChannel: at(5002), mediaControl: at(5003) },
  ],
};

/** A call to `teams@example.com`. */
export function setupRequest(request: Partial<SetupRequest> = {}): SetupRequest {
  return {
    destination: [{ kind: 'url-ID', value: 'teams@example.com' }],
    source: [{ kind: 'h323-ID', value: 'Boardroom' }],
    display: 'Boardroom',
    callIdentifier: new Uint8Array(16).fill(0xa5),
    conferenceId: new Uint8Array(16).fill(0x5a),
    bandwidth: 1_920_000,
    tunnelling: true,
    ...request,
  };
}

/** The first proposal of each session and direction, taken at ports from 6000; channels of ours get numbers from 21. */
export function takeFirst(proposals: readonly FastStartProposal[]): FastStartChoice[] {
  const isFirst = (proposal: FastStartProposal, i: number): boolean =>
    proposals.findIndex(({ direction, offer }) => direction === proposal.direction && offer.session === proposal.offer.session) === i;
  return proposals.filter(isFirst).map(({ index, direction, offer: { session, channel } }) => ({
    index,
    channel: direction === 'send' ? 20 + session : channel,
    mediaControl: at(6000 + 2 * session + 1),
    ...(direction === 'receive' && { mediaChannel: at(6000 + 2 * session) }),
  }));
}

export interface PairSettings extends CallPairOptions {
  readonly callerOptions?: Partial<CallOptions>;
  readonly calleeOptions?: Partial<CallOptions>;
}

/** A caller and a callee whose signalling connection is there; nobody has said anything. */
export function callPair({ callerOptions, calleeOptions, ...options }: PairSettings = {}): CallPair {
  const caller = new CallMachine(callOptions('caller', callerOptions));
  return new CallPair(caller, new CallMachine(callOptions('callee', calleeOptions)), options);
}
