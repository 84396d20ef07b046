import type * as Schema from '../generated/multimedia-system-control.ts';
import { numberOf, parameter, parametersOf, standardId } from './generic-parameters.ts';
import { levelFromH241, levelToH241 } from './h264-level.ts';
import type { H264Capability } from './media-capability.ts';

/** H.241 8.3.2. */
const H264 = '0.0.8.241.0.0.1';

/** H.241 8.3.2: parameters of the capability. */
const id = { customMaxMbps: 3, customMaxFs: 4, profile: 41, level: 42 } as const;

/** H.241 Table 8-2: bits of the profile's boolean array. */
const profileBits = [
  ['baseline', 0x40],
  ['main', 0x20],
  ['extended', 0x10],
  ['high', 0x08],
] as const;

const MBPS_UNIT = 500;
const FS_UNIT = 256;

/** Undefined where it is not H.264, or of profiles or a level that we do not know. */
export function h264From(generic: Schema.GenericCapability, packetizationModes: readonly (0 | 1)[]): H264Capability | undefined {
  if (standardId(generic.capabilityIdentifier) !== H264) return undefined;
  const parameters = parametersOf(generic.collapsing, generic.nonCollapsing);
  const bits = numberOf(parameters.get(id.profile)) ?? 0;
  const profiles = profileBits.filter(([, bit]) => bits & bit).map(([name]) => name);
  const level = levelFromH241(numberOf(parameters.get(id.level)) ?? 0);
  if (profiles.length === 0 || level === undefined) return undefined;
  const customMaxMbps = numberOf(parameters.get(id.customMaxMbps));
  const customMaxFs = numberOf(parameters.get(id.customMaxFs));
  return {
    media: 'video',
    codec: 'H264',
    maxBitRate: (generic.maxBitRate ?? 0) * 100,
    profiles,
    level,
    ...(customMaxMbps && { customMaxMbps: customMaxMbps * MBPS_UNIT }),
    ...(customMaxFs && { customMaxFs: customMaxFs * FS_UNIT }),
    packetizationModes,
  };
}

/** Custom values are rounded down: more than what we can is never said. */
export function h264To({ maxBitRate, profiles, level, customMaxMbps = 0, customMaxFs = 0 }: H264Capability): Schema.GenericCapability {
  const bits = profileBits.filter(([name]) => profiles.includes(name)).reduce((sum, [, bit]) => sum | bit, 0);
  const mbps = Math.floor(customMaxMbps / MBPS_UNIT);
  const fs = Math.floor(customMaxFs / FS_UNIT);
  return {
    capabilityIdentifier: { type: 'standard', value: H264 },
    maxBitRate: Math.floor(maxBitRate / 100),
    collapsing: [
      parameter(id.profile, { type: 'booleanArray', value: bits }),
      parameter(id.level, { type: 'unsignedMin', value: levelToH241(level) }),
      ...(mbps > 0 ? [parameter(id.customMaxMbps, { type: 'unsignedMin', value: mbps })] : []),
      ...(fs > 0 ? [parameter(id.customMaxFs, { type: 'unsignedMin', value: fs })] : []),
    ],
  };
}
