import type * as Schema from '../generated/multimedia-system-control.ts';
import { numberOf, parameter, parametersOf, standardId } from './generic-parameters.ts';
import type { AudioCapability } from './media-capability.ts';

/** G.722.1 Annexes A and C: their capability identifiers. */
const G7221 = '0.0.7.7221.1.0';
const G7221_ANNEX_C = '0.0.7.7221.1.1.0';
/** H.245 Annex H: MPEG-4 audio. */
const MPEG4_AUDIO = '0.0.8.245.1.1.0';

const g7221Id = { maxFramesPerPacket: 1, extendedModes: 2 } as const;
/** Bits of G.722.1 Annex C's extendedModes. */
const extendedModes = [
  [48_000, 0x10],
  [32_000, 0x20],
  [24_000, 0x40],
] as const;

/** H.245 Annex H. */
const mpeg4Id = { profileAndLevel: 0, formatType: 1, maxAlSduAudioFrames: 2, audioObjectType: 3, maxAudioObjects: 5 } as const;
/** ISO/IEC 14496-3 Table 1.1: ER AAC LD. */
const ER_AAC_LD = 23;
/** ISO/IEC 14496-3 Table 1.14: Low Delay Audio Profile, Level 3. */
const LOW_DELAY = 24;

/** Undefined where it is none of G.722.1 and AAC-LD. */
export function genericAudioFrom(generic: Schema.GenericCapability): AudioCapability | undefined {
  const parameters = parametersOf(generic.collapsing, generic.nonCollapsing);
  switch (standardId(generic.capabilityIdentifier)) {
    case G7221:
      return { ...g7221From(parameters), bitRate: bitRateOf(generic) || 32_000 };
    case G7221_ANNEX_C: {
      const modes = numberOf(parameters.get(g7221Id.extendedModes)) ?? 0;
      const best = extendedModes.find(([, bit]) => modes & bit)?.[0] ?? 48_000;
      return { ...g7221From(parameters), bitRate: bitRateOf(generic) || best, clockRate: 32_000 };
    }
    case MPEG4_AUDIO:
      return aacFrom(generic, parameters);
    default:
      return undefined;
  }
}

type Parameters = ReadonlyMap<number, Schema.ParameterValue>;

function g7221From(parameters: Parameters): AudioCapability {
  return { media: 'audio', codec: 'G7221', framesPerPacket: numberOf(parameters.get(g7221Id.maxFramesPerPacket)) || 1 };
}

/** Other MPEG-4 audio is not understood. */
function aacFrom(generic: Schema.GenericCapability, parameters: Parameters): AudioCapability | undefined {
  if (numberOf(parameters.get(mpeg4Id.audioObjectType)) !== ER_AAC_LD) return undefined;
  const framesPerPacket = numberOf(parameters.get(mpeg4Id.maxAlSduAudioFrames)) || 1;
  const bitRate = bitRateOf(generic);
  return { media: 'audio', codec: 'MP4A-LATM', framesPerPacket, ...(bitRate > 0 && { bitRate }) };
}

/** In bit/s. H.245 counts in 100 bit/s, G.722.1 Annex A in bit/s; some mix them up, and none of these codecs goes beyond 256 kbit/s. */
function bitRateOf({ maxBitRate = 0 }: Schema.GenericCapability): number {
  return maxBitRate > 2560 ? maxBitRate : maxBitRate * 100;
}

export function genericAudioTo(audio: AudioCapability): Schema.GenericCapability {
  if (audio.codec === 'MP4A-LATM') return aacTo(audio);
  const bitRate = audio.bitRate ?? 32_000;
  const isAnnexC = audio.clockRate === 32_000;
  const mode = extendedModes.find(([each]) => each === bitRate)?.[1] ?? 0;
  return {
    capabilityIdentifier: { type: 'standard', value: isAnnexC ? G7221_ANNEX_C : G7221 },
    // Devices tell the rates of G.722.1 apart by 24000 and 32000, those of its Annex C by 240, 320 and 480
    maxBitRate: isAnnexC ? Math.floor(bitRate / 100) : bitRate,
    collapsing: [
      parameter(g7221Id.maxFramesPerPacket, { type: 'unsignedMin', value: audio.framesPerPacket }),
      ...(isAnnexC ? [parameter(g7221Id.extendedModes, { type: 'booleanArray', value: mode })] : []),
    ],
  };
}

function aacTo({ bitRate = 64_000, framesPerPacket }: AudioCapability): Schema.GenericCapability {
  return {
    capabilityIdentifier: { type: 'standard', value: MPEG4_AUDIO },
    maxBitRate: Math.floor(bitRate / 100),
    collapsing: [
      parameter(mpeg4Id.maxAlSduAudioFrames, { type: 'unsignedMin', value: framesPerPacket }),
      parameter(mpeg4Id.maxAudioObjects, { type: 'unsignedMin', value: 1 }),
    ],
    nonCollapsing: [
      parameter(mpeg4Id.profileAndLevel, { type: 'unsignedMax', value: LOW_DELAY }),
      parameter(mpeg4Id.formatType, { type: 'logical' }),
      parameter(mpeg4Id.audioObjectType, { type: 'unsignedMax', value: ER_AAC_LD }),
    ],
  };
}
