export type H264Profile =
  | 'constrained-baseline'
  | 'baseline'
  | 'main'
  | 'extended'
  | 'constrained-high'
  | 'progressive-high'
  | 'high'
  | 'high-10'
  | 'high-422'
  | 'high-444';

/** What profile-level-id says (RFC 6184 8.1). */
export interface H264ProfileLevel {
  readonly profile: H264Profile;
  /** Ten times the level; see LEVEL_1B. */
  readonly level: H264Level;
}

/** Ten times the level of H.264 Table A-1. 1b stands between 10 and 11. */
export type H264Level = number;
export const LEVEL_1B: H264Level = 10.5;

interface Pattern {
  readonly profile: H264Profile;
  readonly idc: number;
  /** Constraint bits that count, and their value. */
  readonly mask: number;
  readonly value: number;
}

/** RFC 6184 Table 5, most constrained first; `mask` has a bit wherever the table has no x. */
const PATTERNS: readonly Pattern[] = [
  { profile: 'constrained-baseline', idc: 0x42, mask: 0b01001111, value: 0b01000000 },
  { profile: 'constrained-baseline', idc: 0x4d, mask: 0b10001111, value: 0b10000000 },
  { profile: 'constrained-baseline', idc: 0x58, mask: 0b11001111, value: 0b11000000 },
  { profile: 'baseline', idc: 0x42, mask: 0b01001111, value: 0b00000000 },
  { profile: 'baseline', idc: 0x58, mask: 0b11001111, value: 0b10000000 },
  { profile: 'main', idc: 0x4d, mask: 0b10101111, value: 0b00000000 },
  { profile: 'main', idc: 0x58, mask: 0b11001111, value: 0b01000000 },
  { profile: 'extended', idc: 0x58, mask: 0b11001111, value: 0b00000000 },
  // H.264 A.2.4.1, A.2.4.2: constraint sets 4 and 5
  { profile: 'constrained-high', idc: 0x64, mask: 0b00001111, value: 0b00001100 },
  { profile: 'progressive-high', idc: 0x64, mask: 0b00001111, value: 0b00001000 },
  { profile: 'high', idc: 0x64, mask: 0b00000000, value: 0b00000000 },
  { profile: 'high-10', idc: 0x6e, mask: 0b00000000, value: 0b00000000 },
  { profile: 'high-422', idc: 0x7a, mask: 0b00000000, value: 0b00000000 },
  { profile: 'high-444', idc: 0xf4, mask: 0b00000000, value: 0b00000000 },
];

/** RFC 6184 8.1: without the parameter, Baseline at level 1 is meant. */
export const DEFAULT_PROFILE_LEVEL_ID = '42000a';

/** Reads six hex digits; undefined when they are none, or a profile nobody in this field sends. */
export function parseProfileLevelId(text: string = DEFAULT_PROFILE_LEVEL_ID): H264ProfileLevel | undefined {
  if (!/^[0-9a-f]{6}$/i.test(text)) return undefined;
  const idc = Number.parseInt(text.slice(0, 2), 16);
  const constraints = Number.parseInt(text.slice(2, 4), 16);
  const levelIdc = Number.parseInt(text.slice(4, 6), 16);
  const pattern = PATTERNS.find(p => p.idc === idc && (constraints & p.mask) === p.value) ?? PATTERNS.findLast(p => p.idc === idc);
  if (!pattern || levelIdc === 0) return undefined;
  // H.264 A.3.1, A.3.2: level 1b is 11 with constraint_set3 up to Main and Extended, and 9 above
  const old = idc === 0x42 || idc === 0x4d || idc === 0x58;
  const is1b = old ? levelIdc === 11 && (constraints & 0x10) !== 0 : levelIdc === 9;
  return { profile: pattern.profile, level: is1b ? LEVEL_1B : levelIdc };
}

/** Writes profile-level-id in the form most often met. */
export function formatProfileLevelId({ profile, level }: H264ProfileLevel): string {
  const pattern = PATTERNS.find(p => p.profile === profile);
  if (!pattern) throw new RangeError(`unknown H.264 profile ${profile}`);
  const old = pattern.idc < 0x64;
  // 42e0 is how the world writes constrained baseline: sets 0, 1 and 2
  let constraints = profile === 'constrained-baseline' ? 0xe0 : pattern.value;
  if (level === LEVEL_1B && old) constraints |= 0x10;
  const levelIdc = level === LEVEL_1B ? (old ? 11 : 9) : level;
  return [pattern.idc, constraints, levelIdc].map(octet => octet.toString(16).padStart(2, '0')).join('');
}

const INCLUDES: Record<H264Profile, readonly H264Profile[]> = {
  'constrained-baseline': [],
  baseline: ['constrained-baseline'],
  main: ['constrained-baseline'],
  extended: ['constrained-baseline', 'baseline', 'main'],
  'constrained-high': ['constrained-baseline'],
  'progressive-high': ['constrained-baseline', 'constrained-high'],
  high: ['constrained-baseline', 'main', 'constrained-high', 'progressive-high'],
  'high-10': ['constrained-baseline', 'main', 'constrained-high', 'progressive-high', 'high'],
  'high-422': ['constrained-baseline', 'main', 'constrained-high', 'progressive-high', 'high', 'high-10'],
  'high-444': ['constrained-baseline', 'main', 'constrained-high', 'progressive-high', 'high', 'high-10', 'high-422'],
};

/** Whether a decoder of profile `decoder` decodes streams of profile `stream` (H.264 A.2). */
export function canDecodeProfile(decoder: H264Profile, stream: H264Profile): boolean {
  return decoder === stream || INCLUDES[decoder].includes(stream);
}

/** RFC 6184 8.2.2: both sides must name the same profile; their levels may differ. */
export function sameProfile(a: string | undefined, b: string | undefined): boolean {
  const left = parseProfileLevelId(a);
  const right = parseProfileLevelId(b);
  return left !== undefined && left.profile === right?.profile;
}
