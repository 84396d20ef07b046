import type * as Schema from '../generated/multimedia-system-control.ts';
import { audioFrom, audioTo } from './audio-capability.ts';
import type { MediaCapability } from './media-capability.ts';
import { videoFrom, videoTo } from './video-capability.ts';

/** What a logical channel carries. Undefined: a DataType that is neither sound nor pictures. */
export function mediaFrom(dataType: Schema.DataType, mode: 0 | 1 = 0): MediaCapability | undefined {
  switch (dataType.type) {
    case 'audioData':
      return audioFrom(dataType.value) ?? { media: 'unknown', name: `audioData.${nameOf(dataType.value)}` };
    case 'videoData':
      return videoFrom(dataType.value, [mode])[0] ?? { media: 'unknown', name: `videoData.${nameOf(dataType.value)}` };
    default:
      return undefined;
  }
}

/** Undefined for what we do not understand. */
export function mediaTo(media: MediaCapability): Schema.DataType | undefined {
  switch (media.media) {
    case 'audio':
      return { type: 'audioData', value: audioTo(media) };
    case 'video':
      return { type: 'videoData', value: videoTo(media) };
    case 'unknown':
      return undefined;
  }
}

/** The name of an alternative; of a generic capability also its identifier. */
export function nameOf(value: { readonly type: string; readonly value?: unknown }): string {
  const inside = value.value;
  const id = typeof inside === 'object' && inside !== null && 'capabilityIdentifier' in inside ? inside.capabilityIdentifier : undefined;
  const standard = (id as Schema.CapabilityIdentifier | undefined)?.type === 'standard' ? (id as { value: string }).value : undefined;
  return standard ? `${value.type}.${standard}` : value.type;
}
