import type { Direction } from '@opencvi/phone-media';
import { type SrtpProfileName, srtpKeyMaterialLength } from '@opencvi/rtp';
import type { TransformedMedia, TransformedSession } from 'sdp-transform';
import * as sdpTransform from 'sdp-transform';
import { NotAcceptableError } from '../errors.ts';
import type { CryptoKey, Format, MediaDescription } from './description.ts';

const directions: readonly string[] = ['sendrecv', 'sendonly', 'recvonly', 'inactive'] satisfies Direction[];
const suites: readonly string[] = [
  'AES_CM_128_HMAC_SHA1_80',
  'AES_CM_128_HMAC_SHA1_32',
  'AEAD_AES_128_GCM',
  'AEAD_AES_256_GCM',
] satisfies SrtpProfileName[];
/** RFC 3551 6: payload types that need no rtpmap. */
const statics: readonly Format[] = [
  { payloadType: 0, codec: 'PCMU', clockRate: 8000 },
  { payloadType: 8, codec: 'PCMA', clockRate: 8000 },
  { payloadType: 9, codec: 'G722', clockRate: 8000 },
];

/** The m-lines of a session description, in order. */
export function parseSdp(text: string): MediaDescription[] {
  if (!text.startsWith('v=0')) throw new NotAcceptableError('no session description came');
  const session = sdpTransform.parse(text);
  return session.media.map(media => mediaOf(media, session));
}

function mediaOf(media: TransformedMedia, session: TransformedSession): MediaDescription {
  const payloads = String(media.payloads ?? '');
  return {
    type: media.type,
    port: Number(media.port),
    protocol: media.protocol,
    payloads,
    address: String(media.connection?.ip ?? session.connection?.ip ?? ''),
    rtcpPort: Number(media.rtcp?.port ?? Number(media.port) + 1),
    direction: directionOf(media.direction ?? session.direction),
    formats: payloads.split(' ').flatMap(payload => formatOf(Number(payload), media)),
    crypto: (media.crypto ?? []).flatMap(cryptoOf),
  };
}

function directionOf(text: string | undefined): Direction {
  return directions.includes(text ?? '') ? (text as Direction) : 'sendrecv';
}

function formatOf(payloadType: number, media: TransformedMedia): Format[] {
  const map = media.rtp.find(each => Number(each.payload) === payloadType);
  if (!map) return statics.filter(format => format.payloadType === payloadType);
  const parameters = parametersOf(String(media.fmtp.find(each => Number(each.payload) === payloadType)?.config ?? ''));
  return [
    {
      payloadType,
      codec: String(map.codec),
      clockRate: Number(map.rate ?? 8000),
      ...(map.encoding !== undefined && { channels: Number(map.encoding) }),
      // RFC 6184 8.1: mode 0 when it is not said
      ...(/^H264$/i.test(String(map.codec)) && { packetizationMode: parameters['packetization-mode'] === '1' ? 1 : 0 }),
      parameters,
    },
  ];
}

function parametersOf(config: string): Record<string, string> {
  const pairs = config.split(';').map(part => part.trim().split('='));
  return Object.fromEntries(pairs.flatMap(([name = '', value]) => (name && value !== undefined ? [[name.toLowerCase(), value]] : [])));
}

function cryptoOf({ id, suite, config }: NonNullable<TransformedMedia['crypto']>[number]): CryptoKey[] {
  const [, base64] = /^inline:([A-Za-z0-9+/=]+)/.exec(String(config)) ?? [];
  if (base64 === undefined || !suites.includes(String(suite))) return [];
  const key = new Uint8Array(Buffer.from(base64, 'base64'));
  const name = suite as SrtpProfileName;
  return key.length === srtpKeyMaterialLength(name) ? [{ tag: Number(id), suite: name, key }] : [];
}
