import type { ChannelOffer, MediaCapability } from '@opencvi/h323-js-bindings';
import { formatsMatch, type MediaFormat, type MediaRole, type RoleCapabilities } from '@opencvi/plugin-api';
import { audioFormat } from './audio.ts';
import { h264Formats } from './h264.ts';

/** What a channel is for; `undefined` for what no endpoint here has: slides, data, and what nobody knows. */
export function roleOfMedia(media: MediaCapability): MediaRole | undefined {
  if (media.media === 'audio') return 'audio';
  return media.media === 'video' && media.role !== 'presentation' ? 'main' : undefined;
}

/** The format of an offered channel, where the endpoint can do it; `payloadType` stands in where the offer names none. */
export function offeredFormat(offer: ChannelOffer, ours: RoleCapabilities, payloadType?: number): MediaFormat | undefined {
  const formats = formatsOf(offer, offer.payloadType ?? payloadType);
  return formats.find(format => ours.formats.some(known => formatsMatch(known, format)));
}

function formatsOf({ media, packetizationMode = 0 }: ChannelOffer, payloadType: number | undefined): readonly MediaFormat[] {
  switch (media.media) {
    case 'audio': {
      const format = audioFormat(media, payloadType);
      return format === undefined ? [] : [format];
    }
    case 'video':
      return media.codec === 'H264' && payloadType !== undefined ? h264Formats(media, payloadType, packetizationMode) : [];
    default:
      return [];
  }
}
