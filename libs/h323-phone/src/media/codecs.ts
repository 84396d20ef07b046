import type { CapabilitySet, ChannelOffer, H264Capability, MediaCapability } from '@opencvi/h323-js-bindings';
import type { MediaFormat } from '@opencvi/phone-media';
import type { MediaOptions, PhoneAudioCodec, VideoOptions } from '../options.ts';

/** Where we take telephone-event. */
export const eventPayloadType = 101;
/** Milliseconds of sound in a packet of ours, and the most that we take. */
const [packetMs, maxPacketMs] = [20, 60];
const defaultAudio: readonly PhoneAudioCodec[] = ['G722', 'PCMU', 'PCMA'];
/** RFC 3551 6. */
const staticPayloadTypes: Readonly<Record<PhoneAudioCodec, number>> = { PCMU: 0, PCMA: 8, G722: 9 };

/** What may be sent on a channel: its capability, and the payload type that says so. */
export interface Codec {
  readonly media: MediaCapability;
  readonly format: MediaFormat;
}

/** What the phone says of itself. */
export function capabilitiesOf(options: MediaOptions): CapabilitySet {
  const sound = audioOf(options).map(codec => ({ media: 'audio', codec, framesPerPacket: maxPacketMs }) as const);
  const picture = options.video === false ? [] : [h264(options.video ?? {})];
  return { receive: [...sound, ...picture], digits: { userInput: ['basicString', 'dtmf'], telephoneEvent: eventPayloadType } };
}

/** What it may send, best first. */
export function codecsOf(options: MediaOptions): { readonly audio: readonly Codec[]; readonly video: readonly Codec[] } {
  const audio = audioOf(options).map(codec => ({
    media: { media: 'audio', codec, framesPerPacket: packetMs } as const,
    format: { payloadType: staticPayloadTypes[codec], codec, clockRate: 8000 },
  }));
  return { audio, video: options.video === false ? [] : modesOf(options.video ?? {}).map(mode => h264Codec(options.video || {}, mode)) };
}

/** The codecs that the far side takes too. */
export function takenBy(codecs: readonly Codec[], { receive }: CapabilitySet): readonly Codec[] {
  return codecs.filter(({ media, format }) =>
    receive.some(theirs => {
      if (theirs.media === 'unknown' || media.media === 'unknown' || theirs.codec !== media.codec) return false;
      return theirs.codec !== 'H264' || theirs.packetizationModes.includes(format.packetizationMode ?? 0);
    }),
  );
}

/** What comes on a channel of the far side; undefined where we cannot take it. */
export function formatOf({ media, payloadType, packetizationMode = 0 }: ChannelOffer, options: MediaOptions): MediaFormat | undefined {
  if (media.media === 'audio') {
    const codec = audioOf(options).find(each => each === media.codec);
    return codec && { payloadType: payloadType ?? staticPayloadTypes[codec], codec, clockRate: 8000 };
  }
  if (media.media !== 'video' || media.codec !== 'H264' || options.video === false || payloadType === undefined) return undefined;
  return modesOf(options.video ?? {}).includes(packetizationMode)
    ? { payloadType, codec: 'H264', clockRate: 90_000, packetizationMode }
    : undefined;
}

/** Where the far side takes telephone-event. */
export function eventFormat({ digits }: CapabilitySet): MediaFormat | undefined {
  return digits.telephoneEvent === undefined ? undefined : telephoneEvent(digits.telephoneEvent);
}

export function telephoneEvent(payloadType: number): MediaFormat {
  return { payloadType, codec: 'telephone-event', clockRate: 8000 };
}

function audioOf({ audio = defaultAudio }: MediaOptions): readonly PhoneAudioCodec[] {
  return audio;
}

/** RFC 6184 6.2: mode 0 is always there. */
function modesOf({ packetizationMode = 1 }: VideoOptions): readonly (0 | 1)[] {
  return packetizationMode === 1 ? [1, 0] : [0];
}

function h264(options: VideoOptions): H264Capability {
  const { level = 31, maxBitrate = 1_500_000 } = options;
  return { media: 'video', codec: 'H264', profiles: ['baseline'], level, maxBitRate: maxBitrate, packetizationModes: modesOf(options) };
}

function h264Codec(options: VideoOptions, mode: 0 | 1): Codec {
  return {
    media: { ...h264(options), packetizationModes: [mode] },
    format: { payloadType: 97 - mode, codec: 'H264', clockRate: 90_000, packetizationMode: mode },
  };
}
