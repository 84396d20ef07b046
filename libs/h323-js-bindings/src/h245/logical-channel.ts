import { fromH245Address, toH245Address } from '../address/socket-address.ts';
import type * as Schema from '../generated/multimedia-system-control.ts';
import type { SocketAddress } from '../machine.ts';
import type { ChannelOffer, ChannelRequest } from './control.ts';
import { mediaFrom, mediaTo } from './data-type.ts';
import type { MediaCapability } from './media-capability.ts';
import { packetization, packetizationModeOf } from './packetization.ts';

/** RFC 3551 6. */
const staticPayloadTypes = { PCMU: 0, GSM: 3, G7231: 4, PCMA: 8, G722: 9, G729: 18, H261: 31, H263: 34 } as const;

/** The static payload type of a codec, where it has one. */
export function staticPayloadType(media: MediaCapability): number | undefined {
  if (media.media === 'unknown') return undefined;
  return media.codec in staticPayloadTypes ? staticPayloadTypes[media.codec as keyof typeof staticPayloadTypes] : undefined;
}

const MIN_DYNAMIC = 96;

const nowhere = ['0.0.0.0', '::'];

/** Where RTP or RTCP can be sent. Who has nothing to say of it yet says port 0, or the address of nobody. */
export function mediaAddress(address: Schema.TransportAddress | undefined): SocketAddress | undefined {
  const found = fromH245Address(address);
  return found && found.port > 0 && !nowhere.includes(found.address) ? found : undefined;
}

/** The parameters of a channel that we open; with `mediaChannel` those of one that we want to receive (fast start). */
export function channelParameters(
  request: Omit<ChannelRequest, 'channel'>,
  mediaChannel?: SocketAddress,
): Schema.H2250LogicalChannelParameters {
  const { session, media, payloadType, packetizationMode, mediaControl } = request;
  const isH264 = media.media === 'video' && media.codec === 'H264';
  return {
    sessionID: session,
    ...(mediaChannel && { mediaChannel: toH245Address(mediaChannel) }),
    mediaGuaranteedDelivery: false,
    mediaControlChannel: toH245Address(mediaControl),
    mediaControlGuaranteedDelivery: false,
    ...(media.media === 'audio' && { silenceSuppression: false }),
    ...(payloadType !== undefined && payloadType >= MIN_DYNAMIC && { dynamicRTPPayloadType: payloadType }),
    // H.241 7.1.2: H.264 says how it is packed, and the payload type once more
    ...(isH264 && { mediaPacketization: { type: 'rtpPayloadType', value: packetization(packetizationMode ?? 0, payloadType) } }),
  };
}

/** OpenLogicalChannel for a channel of ours; undefined for a medium that we do not understand. */
export function openLogicalChannel(request: ChannelRequest): Schema.OpenLogicalChannel | undefined {
  const dataType = mediaTo(request.media);
  return (
    dataType && {
      forwardLogicalChannelNumber: request.channel,
      forwardLogicalChannelParameters: {
        dataType,
        multiplexParameters: { type: 'h2250LogicalChannelParameters', value: channelParameters(request) },
      },
    }
  );
}

/** What a channel's data type and parameters say. Undefined: a DataType that is neither sound nor pictures. */
export function channelOffer(
  channel: number,
  dataType: Schema.DataType,
  parameters: Schema.H2250LogicalChannelParameters,
): ChannelOffer | undefined {
  const named = parameters.mediaPacketization?.type === 'rtpPayloadType' ? parameters.mediaPacketization.value : undefined;
  const mode = named && packetizationModeOf(named);
  const media = mediaFrom(dataType, mode);
  if (!media) return undefined;
  const payloadType = parameters.dynamicRTPPayloadType ?? named?.payloadType ?? staticPayloadType(media);
  const mediaControl = mediaAddress(parameters.mediaControlChannel);
  const mediaChannel = mediaAddress(parameters.mediaChannel);
  return {
    channel,
    session: parameters.sessionID,
    media,
    ...(payloadType !== undefined && { payloadType }),
    ...(mode !== undefined && { packetizationMode: mode }),
    ...(mediaControl && { mediaControl }),
    ...(mediaChannel && { mediaChannel }),
  };
}
