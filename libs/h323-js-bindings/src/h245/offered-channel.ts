import type * as Schema from '../generated/multimedia-system-control.ts';
import type { ChannelOffer, ChannelRefusal } from './control.ts';
import { channelOffer } from './logical-channel.ts';

/** A channel that the far side wants to open. */
export interface Offered {
  readonly offer: ChannelOffer;
  /** Of a bidirectional channel: what we are to send, and where to. */
  readonly reverse?: ChannelOffer;
}

export type ReadOffer = { readonly ok: true; readonly offered: Offered } | { readonly ok: false; readonly cause: ChannelRefusal };

/** Reads an OpenLogicalChannel, or says with what cause it is to be refused whatever its owner thinks. */
export function readOffer(open: Schema.OpenLogicalChannel): ReadOffer {
  const { dataType, multiplexParameters } = open.forwardLogicalChannelParameters;
  if (dataType.type === '...' || dataType.type === 'nonStandard') return { ok: false, cause: 'unknownDataType' };
  if (multiplexParameters.type !== 'h2250LogicalChannelParameters') return { ok: false, cause: 'unspecified' };
  const offer = channelOffer(open.forwardLogicalChannelNumber, dataType, multiplexParameters.value);
  if (!offer || offer.media.media === 'unknown') return { ok: false, cause: 'dataTypeNotSupported' };
  if (!open.reverseLogicalChannelParameters) return { ok: true, offered: { offer: withoutMediaChannel(offer) } };
  const reverse = reverseOf(open.forwardLogicalChannelNumber, open.reverseLogicalChannelParameters);
  if (!reverse?.mediaChannel) return { ok: false, cause: 'unsuitableReverseParameters' };
  return { ok: true, offered: { offer: { ...offer, mediaChannel: reverse.mediaChannel }, reverse } };
}

/** Sound for both directions is the only bidirectional channel that we know what to do with: of it we send what is asked for. */
function reverseOf(channel: number, reverse: NonNullable<Schema.OpenLogicalChannel['reverseLogicalChannelParameters']>) {
  if (reverse.multiplexParameters?.type !== 'h2250LogicalChannelParameters') return undefined;
  const offer = channelOffer(channel, reverse.dataType, reverse.multiplexParameters.value);
  return offer?.media.media === 'audio' ? offer : undefined;
}

/** The sender of a unidirectional channel does not say where RTP goes: its receiver does. */
function withoutMediaChannel({ mediaChannel: _, ...offer }: ChannelOffer): ChannelOffer {
  return offer;
}
