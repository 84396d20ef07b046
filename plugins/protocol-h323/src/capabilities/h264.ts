import type { H264Capability } from '@opencvi/h323-js-bindings';
import type { MediaFormat } from '@opencvi/plugin-api';

type Profile = H264Capability['profiles'][number];

/** First octets of profile-level-id (RFC 6184 8.1). Baseline stands with the flags of its constrained form, which is what devices send. */
const profileIds: Readonly<Record<Profile, string>> = { baseline: '42e0', main: '4d40', extended: '5800', high: '6400' };
/** H.241 and SDP disagree on level 1b: 9 here; for baseline and main there, level 1.1 with constraint_set3_flag. */
const level1b = 9;

/** Level as in profile-level-id of a format; level 1 where it says none. */
export function levelOf({ parameters }: MediaFormat): number {
  const id = parameters?.['profile-level-id'] ?? '42000a';
  const level = Number.parseInt(id.slice(4, 6), 16);
  const constraint3 = (Number.parseInt(id.slice(2, 4), 16) & 0x10) !== 0;
  return level === 11 && constraint3 && profileOf(id) !== 'high' ? level1b : level;
}

/** The formats of an endpoint as capabilities of H.241: one for each profile and level, best first. */
export function h264Capabilities(formats: readonly MediaFormat[], maxBitRate: number): readonly H264Capability[] {
  const capabilities = new Map<string, H264Capability>();
  for (const format of formats) {
    const capability = h264Capability(format, maxBitRate);
    if (capability === undefined) continue;
    const key = `${capability.profiles.join()} ${capability.level}`;
    const known = capabilities.get(key);
    capabilities.set(key, known === undefined ? capability : withModes(known, capability.packetizationModes));
  }
  return [...capabilities.values()];
}

function h264Capability(format: MediaFormat, maxBitRate: number): H264Capability | undefined {
  const profile = profileOf(format.parameters?.['profile-level-id'] ?? '42000a');
  if (format.codec.toLowerCase() !== 'h264' || profile === undefined) return undefined;
  const customMaxMbps = limit(format, 'max-mbps');
  const customMaxFs = limit(format, 'max-fs');
  return {
    media: 'video',
    codec: 'H264',
    profiles: [profile],
    level: levelOf(format),
    maxBitRate,
    packetizationModes: modeOf(format) === 1 ? [0, 1] : [0],
    ...(customMaxMbps !== undefined && { customMaxMbps }),
    ...(customMaxFs !== undefined && { customMaxFs }),
  };
}

function withModes(capability: H264Capability, modes: readonly (0 | 1)[]): H264Capability {
  return { ...capability, packetizationModes: capability.packetizationModes.includes(1) || modes.includes(1) ? [0, 1] : [0] };
}

/** A capability as formats, one for each profile, in one packetization mode. */
export function h264Formats(capability: H264Capability, payloadType: number, packetizationMode: 0 | 1): readonly MediaFormat[] {
  return capability.profiles.map(profile => ({
    codec: 'H264',
    payloadType,
    clockRate: 90_000,
    parameters: {
      'profile-level-id': profileLevelId(profile, capability.level),
      'packetization-mode': String(packetizationMode),
      ...(capability.customMaxMbps !== undefined && { 'max-mbps': String(capability.customMaxMbps) }),
      ...(capability.customMaxFs !== undefined && { 'max-fs': String(capability.customMaxFs) }),
    },
  }));
}

/** RFC 6184 8.1: 0 when absent. */
export function modeOf({ parameters }: MediaFormat): 0 | 1 {
  return parameters?.['packetization-mode'] === '1' ? 1 : 0;
}

/** The profile of a format; `undefined` where H.241 has no name for it. */
export function profileOfFormat({ parameters }: MediaFormat): Profile | undefined {
  return profileOf(parameters?.['profile-level-id'] ?? '42000a');
}

function profileOf(profileLevelId: string): Profile | undefined {
  const idc = profileLevelId.slice(0, 2).toLowerCase();
  return idc === '42' ? 'baseline' : idc === '4d' ? 'main' : idc === '58' ? 'extended' : idc === '64' ? 'high' : undefined;
}

function profileLevelId(profile: Profile, level: number): string {
  if (level === level1b && profile !== 'high') return `${(Number.parseInt(profileIds[profile], 16) | 0x10).toString(16)}0b`;
  return profileIds[profile] + level.toString(16).padStart(2, '0');
}

function limit({ parameters }: MediaFormat, name: string): number | undefined {
  const value = Number(parameters?.[name]);
  return Number.isSafeInteger(value) && value > 0 ? value : undefined;
}
