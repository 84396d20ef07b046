import type { AudioCapability } from '@opencvi/h323-js-bindings';
import type { MediaFormat } from '@opencvi/plugin-api';

type Codec = AudioCapability['codec'];

/** Codecs that both vocabularies have and that travel with the payload type of RFC 3551. */
const payloadTypes: Readonly<Partial<Record<Codec, number>>> = { PCMU: 0, PCMA: 8, G722: 9 };
/** How much sound a packet may hold, in milliseconds: what devices take, and more than we send. */
const longestPacket = 60;
/** How much sound our packets hold. */
const packetLength = 20;

/** The formats of an endpoint that H.245 has names for, as it takes them. */
export function audioCapabilities(formats: readonly MediaFormat[]): readonly AudioCapability[] {
  return formats.flatMap(format => audioCapability(format, longestPacket) ?? []);
}

/** What a channel of ours carries. */
export function audioChannel(format: MediaFormat): AudioCapability | undefined {
  return audioCapability(format, packetLength);
}

function audioCapability({ codec, clockRate }: MediaFormat, framesPerPacket: number): AudioCapability | undefined {
  const known = codecs.find(name => name.toLowerCase() === codec.toLowerCase());
  return known === undefined || clockRate !== 8000 ? undefined : { media: 'audio', codec: known, framesPerPacket };
}

const codecs: readonly Codec[] = ['G722', 'PCMU', 'PCMA'];

/** A capability as a format; `undefined` for codecs that no endpoint has. */
export function audioFormat({ codec }: AudioCapability, payloadType = payloadTypes[codec]): MediaFormat | undefined {
  if (payloadTypes[codec] === undefined || payloadType === undefined) return undefined;
  return { codec, payloadType, clockRate: 8000 };
}
