import type { CapabilitySet, H264Capability, MediaCapability } from '@opencvi/h323-js-bindings';
import { formatsMatch, type MediaFormat, type RoleCapabilities } from '@opencvi/plugin-api';
import { audioChannel, audioFormat } from './audio.ts';
import { h264Formats, levelOf, modeOf, profileOfFormat } from './h264.ts';

/** A channel that we may open. */
export interface OutgoingChoice {
  /** What its OpenLogicalChannel says. */
  readonly media: MediaCapability;
  /** What is sent, with our payload type and the far end's limits. */
  readonly format: MediaFormat;
  /** bit/s. */
  readonly maxBitrate?: number;
}

/** What we may send in a role, in our order of preference. Pure; `limit` is the most a video stream may take, in bit/s. */
export function outgoingChoices(ours: RoleCapabilities, theirs: CapabilitySet, limit: number): readonly OutgoingChoice[] {
  return ours.formats.flatMap(format => (ours.role === 'audio' ? audioChoice(format, theirs) : videoChoice(format, theirs, limit)) ?? []);
}

function audioChoice(format: MediaFormat, { receive }: CapabilitySet): OutgoingChoice | undefined {
  const media = audioChannel(format);
  const taken = receive.some(one => one.media === 'audio' && one.codec === media?.codec);
  const sent = media && audioFormat(media, format.payloadType);
  return media && sent && taken ? { media, format: sent } : undefined;
}

function videoChoice(format: MediaFormat, { receive }: CapabilitySet, limit: number): OutgoingChoice | undefined {
  for (const theirs of receive) {
    if (theirs.media !== 'video' || theirs.codec !== 'H264' || theirs.role === 'presentation') continue;
    const mode = modeOf(format);
    // RFC 6184 mode 0 is always there (H.241 8.3)
    if (mode === 1 && !theirs.packetizationModes.includes(1)) continue;
    const sent = h264Formats(theirs, format.payloadType, mode).find(candidate => formatsMatch(candidate, format));
    const profile = profileOfFormat(format);
    if (sent === undefined || profile === undefined) continue;
    const maxBitrate = Math.min(theirs.maxBitRate, limit);
    const media: H264Capability = {
      ...{ media: 'video', codec: 'H264', profiles: [profile] },
      level: Math.min(theirs.level, levelOf(format)),
      maxBitRate: maxBitrate,
      packetizationModes: mode === 1 ? [0, 1] : [0],
    };
    return { media, format: sent, maxBitrate };
  }
  return undefined;
}

/** The choices with that one first which sends what the far end sends: some devices cannot take one codec while they send another. */
export function preferring(choices: readonly OutgoingChoice[], received: MediaFormat | undefined): readonly OutgoingChoice[] {
  if (received === undefined) return choices;
  const same = choices.filter(({ format }) => formatsMatch(format, received));
  return [...same, ...choices.filter(choice => !same.includes(choice))];
}
