/** Lists of OpenLogicalChannel in Setup and its answers (H.323 8.1.7.1). */
import { toH245Address } from '../address/socket-address.ts';
import * as H245 from '../generated/multimedia-system-control.ts';
import type { ChannelOffer, ChannelRequest } from '../h245/control.ts';
import { mediaTo } from '../h245/data-type.ts';
import { channelOffer, channelParameters, openLogicalChannel } from '../h245/logical-channel.ts';
import { decode } from '../per/decode.ts';
import { encode } from '../per/encode.ts';
import { PerError } from '../per/per-error.ts';
import type { FastStartChoice, FastStartProposal } from './call.ts';

/** More than any device proposes. */
const MAX_PROPOSALS = 64;

/** A proposal, and the channel that it asks for as it came. */
export interface ReadProposal extends FastStartProposal {
  readonly openLogicalChannel: H245.OpenLogicalChannel;
}

/** Proposals, or answers, that can be read: audio and video. Others are left out. `direction` is that of the called side. */
export function readChannels(encodings: readonly Uint8Array[]): ReadProposal[] {
  return encodings.slice(0, MAX_PROPOSALS).flatMap((encoding, index) => {
    const channel = read(encoding);
    const found = channel && directionOf(channel);
    return found ? [{ index, ...found, openLogicalChannel: channel }] : [];
  });
}

function read(encoding: Uint8Array): H245.OpenLogicalChannel | undefined {
  try {
    return decode(H245.OpenLogicalChannel, encoding);
  } catch (error) {
    if (!(error instanceof PerError)) throw error;
    return undefined;
  }
}

/** A channel of the caller's has forward parameters; one that it asks for has reverse parameters, and no data forward. */
function directionOf(channel: H245.OpenLogicalChannel): Pick<FastStartProposal, 'direction' | 'offer'> | undefined {
  const {
    forwardLogicalChannelNumber: number,
    forwardLogicalChannelParameters: forward,
    reverseLogicalChannelParameters: reverse,
  } = channel;
  if (reverse && forward.dataType.type !== 'nullData') return undefined;
  const { dataType, multiplexParameters } = reverse ?? forward;
  if (multiplexParameters?.type !== 'h2250LogicalChannelParameters') return undefined;
  const offer = channelOffer(number, dataType, multiplexParameters.value);
  return offer && { direction: reverse ? 'send' : 'receive', offer };
}

/** What we propose, in one list: channels of ours, then those that we ask for. Those that cannot be said are left out. */
export function buildProposals(proposals: {
  readonly send: readonly ChannelRequest[];
  readonly receive: readonly ChannelOffer[];
}): Uint8Array[] {
  const channels = [...proposals.send.map(openLogicalChannel), ...proposals.receive.map(reverseChannel)];
  return channels.flatMap(channel => (channel ? [encode(H245.OpenLogicalChannel, channel)] : []));
}

function reverseChannel({ mediaChannel, ...offer }: ChannelOffer): H245.OpenLogicalChannel | undefined {
  const dataType = mediaTo(offer.media);
  if (!dataType || !mediaChannel) return undefined;
  // RFC 3550 11: RTCP is on the next port, where nothing else is said
  const { mediaControl = { ...mediaChannel, port: mediaChannel.port + 1 } } = offer;
  const value = channelParameters({ ...offer, mediaControl }, mediaChannel);
  return {
    forwardLogicalChannelNumber: offer.channel,
    forwardLogicalChannelParameters: { dataType: { type: 'nullData' }, multiplexParameters: { type: 'none' } },
    reverseLogicalChannelParameters: { dataType, multiplexParameters: { type: 'h2250LogicalChannelParameters', value } },
  };
}

/** The answer to a proposal that we take: as it came, with our addresses. Throws where they are none. */
export function buildAnswer({ direction, openLogicalChannel }: ReadProposal, choice: FastStartChoice): Uint8Array {
  const answer = direction === 'send' ? answerToSend(openLogicalChannel, choice) : answerToReceive(openLogicalChannel, choice);
  return encode(H245.OpenLogicalChannel, answer);
}

/** A channel of theirs: where we take RTP and RTCP. */
function answerToReceive(channel: H245.OpenLogicalChannel, { mediaChannel, mediaControl }: FastStartChoice): H245.OpenLogicalChannel {
  const { forwardLogicalChannelParameters: forward } = channel;
  const parameters = h2250ParametersOf(forward.multiplexParameters);
  if (!parameters || !mediaChannel) throw new RangeError('a channel to receive needs a mediaChannel');
  const value = { ...parameters, mediaChannel: toH245Address(mediaChannel), mediaControlChannel: toH245Address(mediaControl) };
  return {
    ...channel,
    forwardLogicalChannelParameters: { ...forward, multiplexParameters: { type: 'h2250LogicalChannelParameters', value } },
  };
}

/** A channel of ours: its number, and where we take RTCP. Where RTP goes, the caller knows. */
function answerToSend(channel: H245.OpenLogicalChannel, choice: FastStartChoice): H245.OpenLogicalChannel {
  const { reverseLogicalChannelParameters: reverse } = channel;
  const parameters = h2250ParametersOf(reverse?.multiplexParameters);
  if (!reverse || !parameters) throw new RangeError('not a channel to send');
  const { mediaChannel: _, ...kept } = parameters;
  const value = { ...kept, mediaControlChannel: toH245Address(choice.mediaControl) };
  return {
    ...channel,
    forwardLogicalChannelNumber: choice.channel,
    reverseLogicalChannelParameters: { ...reverse, multiplexParameters: { type: 'h2250LogicalChannelParameters', value } },
  };
}

type MultiplexParameters = H245.OpenLogicalChannel['forwardLogicalChannelParameters']['multiplexParameters'];
type ReverseMultiplexParameters = NonNullable<H245.OpenLogicalChannel['reverseLogicalChannelParameters']>['multiplexParameters'];

function h2250ParametersOf(parameters: MultiplexParameters | ReverseMultiplexParameters): H245.H2250LogicalChannelParameters | undefined {
  return parameters?.type === 'h2250LogicalChannelParameters' ? parameters.value : undefined;
}

/** What an answer says of a proposal: of one of ours where the RTP goes, of one of theirs its number. */
export interface MatchedAnswer {
  /** The number that we proposed. */
  readonly channel: number;
  readonly direction: 'send' | 'receive';
  readonly answer: ChannelOffer;
}

/** Which of our proposals an answer takes: at most one for each session and direction. */
export function matchAnswers(
  proposals: { readonly send: readonly ChannelRequest[]; readonly receive: readonly ChannelOffer[] },
  encodings: readonly Uint8Array[],
): MatchedAnswer[] {
  const matched: MatchedAnswer[] = [];
  for (const { direction: theirs, offer: answer } of readChannels(encodings)) {
    const direction = theirs === 'send' ? 'receive' : 'send';
    if (matched.some(other => other.direction === direction && other.answer.session === answer.session)) continue;
    // The called side numbers its own channels, so the number says only what is left open
    const alike = proposals[direction].filter(proposal => proposal.session === answer.session && isSameCodec(proposal, answer));
    const proposal = alike.find(({ channel }) => channel === answer.channel) ?? alike[0];
    if (proposal && (direction === 'receive' || answer.mediaChannel)) matched.push({ channel: proposal.channel, direction, answer });
  }
  return matched;
}

function isSameCodec({ media: one }: { readonly media: ChannelOffer['media'] }, { media: other }: ChannelOffer): boolean {
  return one.media !== 'unknown' && other.media !== 'unknown' && one.codec === other.codec;
}
