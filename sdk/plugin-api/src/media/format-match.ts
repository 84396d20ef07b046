import type { MediaFormat } from './media-format.ts';

/**
 * The formats of `offered` that `supported` can do, in the order of `supported`, carrying the offered payload types and parameters.
 * Pure. H.264 matches by packetization-mode (RFC 6184 8.2.2) and by a profile that both decode; level is not a reason to refuse.
 */
export function matchFormats(supported: readonly MediaFormat[], offered: readonly MediaFormat[]): MediaFormat[] {
  const matched: MediaFormat[] = [];
  for (const ours of supported) {
    for (const theirs of offered) {
      if (!matched.includes(theirs) && formatsMatch(ours, theirs)) matched.push(theirs);
    }
  }
  return matched;
}

/** Whether two formats carry the same thing, payload types aside. */
export function formatsMatch(a: MediaFormat, b: MediaFormat): boolean {
  if (a.codec.toLowerCase() !== b.codec.toLowerCase() || a.clockRate !== b.clockRate) return false;
  if ((a.channels ?? 1) !== (b.channels ?? 1)) return false;
  return a.codec.toLowerCase() !== 'h264' || h264Match(a, b);
}

function h264Match(a: MediaFormat, b: MediaFormat): boolean {
  return packetizationMode(a) === packetizationMode(b) && h264Profile(a) === h264Profile(b);
}

/** RFC 6184 8.1: 0 when absent. */
function packetizationMode(format: MediaFormat): string {
  return format.parameters?.['packetization-mode'] ?? '0';
}

/**
 * Profiles in three families a decoder of the next one also decodes: baseline and constrained baseline are taken for one, since room
 * systems announce 42801f and 42e01f for the same stream. RFC 6184 8.1: baseline, level 1 when absent.
 */
function h264Profile(format: MediaFormat): 'baseline' | 'main' | 'high' | 'other' {
  const idc = (format.parameters?.['profile-level-id'] ?? '42000a').slice(0, 2).toLowerCase();
  return idc === '42' ? 'baseline' : idc === '4d' ? 'main' : idc === '64' ? 'high' : 'other';
}
