import type * as Schema from '../generated/multimedia-system-control.ts';
import { genericAudioFrom, genericAudioTo } from './generic-audio.ts';
import type { AudioCapability } from './media-capability.ts';

/** A frame of GSM full rate; audioUnitSize counts octets. */
const GSM_FRAME = 33;

const byName = {
  g711Alaw64k: 'PCMA',
  g711Ulaw64k: 'PCMU',
  'g722-64k': 'G722',
  g729: 'G729',
  g729AnnexA: 'G729',
  g729wAnnexB: 'G729',
  g729AnnexAwAnnexB: 'G729',
} as const;

/** Undefined where we do not understand it. */
export function audioFrom(audio: Schema.AudioCapability): AudioCapability | undefined {
  switch (audio.type) {
    case 'g711Alaw64k':
    case 'g711Ulaw64k':
    case 'g722-64k':
    case 'g729':
    case 'g729AnnexA':
    case 'g729wAnnexB':
    case 'g729AnnexAwAnnexB':
      return { media: 'audio', codec: byName[audio.type], framesPerPacket: audio.value };
    case 'g7231':
      return { media: 'audio', codec: 'G7231', framesPerPacket: audio.value.maxAlSduAudioFrames };
    case 'gsmFullRate':
      return { media: 'audio', codec: 'GSM', framesPerPacket: Math.max(1, Math.floor(audio.value.audioUnitSize / GSM_FRAME)) };
    case 'genericAudioCapability':
      return genericAudioFrom(audio.value);
    default:
      return undefined;
  }
}

export function audioTo(audio: AudioCapability): Schema.AudioCapability {
  const frames = audio.framesPerPacket;
  switch (audio.codec) {
    case 'PCMA':
      return { type: 'g711Alaw64k', value: frames };
    case 'PCMU':
      return { type: 'g711Ulaw64k', value: frames };
    case 'G722':
      return { type: 'g722-64k', value: frames };
    case 'G729':
      return { type: 'g729', value: frames };
    case 'G7231':
      return { type: 'g7231', value: { maxAlSduAudioFrames: frames, silenceSuppression: false } };
    case 'GSM':
      return { type: 'gsmFullRate', value: { audioUnitSize: Math.min(256, frames * GSM_FRAME), comfortNoise: false, scrambled: false } };
    case 'G7221':
    case 'MP4A-LATM':
      return { type: 'genericAudioCapability', value: genericAudioTo(audio) };
  }
}
