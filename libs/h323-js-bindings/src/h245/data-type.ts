import type * as Schema from '../generated/multimedia-system-control.ts';
import { audioFrom, audioTo } from './audio-capability.ts';
import { standardId } from './generic-parameters.ts';
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

/** The name of an alternative; of a generic capability also its identifier: `genericAudioCapability.0.0.8.245.1.1.1`. */
export function nameOf({ type, value }: { readonly type: string; readonly value?: unknown }): string {
  const id = isGeneric(value) ? standardId(value.capabilityIdentifier) : undefined;
  return id ? `${type}.${id}` : type;
}

function isGeneric(value: unknown): value is Schema.GenericCapability {
  return typeof value === 'object' && value !== null && 'capabilityIdentifier' in value;
}
