import { sameProfile } from '@opencvi/rtp';
import type { PhoneAudioCodec, VideoOptions } from '../options.ts';
import type { Format } from './description.ts';

const audio: Readonly<Record<PhoneAudioCodec, Format>> = {
  G722: { payloadType: 9, codec: 'G722', clockRate: 8000 },
  PCMU: { payloadType: 0, codec: 'PCMU', clockRate: 8000 },
  PCMA: { payloadType: 8, codec: 'PCMA', clockRate: 8000 },
  opus: { payloadType: 107, codec: 'opus', clockRate: 48_000, channels: 2 },
};
const events: readonly Format[] = [
  { payloadType: 101, codec: 'telephone-event', clockRate: 8000 },
  { payloadType: 102, codec: 'telephone-event', clockRate: 48_000 },
];

/** What the phone offers as audio: its codecs, and key presses at each of their clock rates (RFC 4733 2.1). */
export function audioFormats(codecs: readonly PhoneAudioCodec[]): Format[] {
  const chosen = codecs.map(codec => audio[codec]);
  return [...chosen, ...events.filter(({ clockRate }) => chosen.some(format => format.clockRate === clockRate))];
}

/** What the phone offers as video. */
export function videoFormats({ packetizationMode, profileLevelId = '42e01f' }: VideoOptions): Format[] {
  const modes = packetizationMode === undefined ? ([1, 0] as const) : [packetizationMode];
  return modes.map(mode => ({
    payloadType: 97 - mode,
    codec: 'H264',
    clockRate: 90_000,
    packetizationMode: mode,
    parameters: { 'profile-level-id': profileLevelId, 'packetization-mode': String(mode), 'level-asymmetry-allowed': '1' },
  }));
}

function matches(ours: Format, theirs: Format): boolean {
  if (ours.codec.toLowerCase() !== theirs.codec.toLowerCase() || ours.clockRate !== theirs.clockRate) return false;
  if (ours.codec !== 'H264') return true;
  const [a, b] = [ours, theirs].map(format => format.parameters?.['profile-level-id']);
  // RFC 6184 8.2.2: profile and mode must be the same on both sides
  return sameProfile(a, b) && ours.packetizationMode === theirs.packetizationMode;
}

/** One codec that both sides speak. */
export interface CommonFormat {
  readonly ours: Format;
  readonly theirs: Format;
}

/** What both sides speak, in the order of ours. */
export function commonFormats(ours: readonly Format[], theirs: readonly Format[]): CommonFormat[] {
  return ours.flatMap(our => {
    const their = theirs.find(each => matches(our, each));
    return their ? [{ ours: our, theirs: their }] : [];
  });
}

/** A common format as an answer states it: their payload type (RFC 3264 6.1), our parameters. */
export function answered({ ours, theirs }: CommonFormat): Format {
  return { ...ours, payloadType: theirs.payloadType };
}
