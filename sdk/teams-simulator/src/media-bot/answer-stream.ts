import { randomBytes } from 'node:crypto';
import {
  type MediaCapabilities,
  type MediaDirection,
  type MediaFormat,
  matchFormats,
  type SrtpKey,
  type StreamAgreement,
  type TransportAddress,
} from '@opencvi/plugin-api';
import type { BotStream } from './schemas.ts';

const reversed: Readonly<Record<MediaDirection, MediaDirection>> = {
  sendrecv: 'sendrecv',
  sendonly: 'recvonly',
  recvonly: 'sendonly',
  inactive: 'inactive',
};

/** Master key and salt: RFC 3711 for AES_CM_128, RFC 7714 for the AEADs. */
const keyLengths = { AES_CM_128_HMAC_SHA1_80: 30, AEAD_AES_128_GCM: 28, AEAD_AES_256_GCM: 44 } as const;

/** What the bot agrees to for one stream of the gateway; `undefined` when it refuses it. */
export interface AgreedStream {
  readonly direction: MediaDirection;
  readonly formats: readonly MediaFormat[];
  readonly sendKey: SrtpKey | undefined;
  readonly agreement: StreamAgreement;
}

/** Agrees on a stream with the payload types that the gateway chose. Pure but for the key. `sendKey` is kept when a stream is stated anew. */
export function agreeStream(capabilities: MediaCapabilities, offered: BotStream, kept?: SrtpKey): AgreedStream | undefined {
  const able = capabilities.find(({ role }) => role === offered.role);
  const formats = able && matchFormats(able.formats, offered.formats.map(toFormat));
  if (!able || !formats || formats.length === 0 || offered.direction === 'inactive' || !validKey(offered)) return undefined;
  const direction = reversed[offered.direction];
  const sends = direction === 'sendrecv' || direction === 'sendonly';
  const receives = direction === 'sendrecv' || direction === 'recvonly';
  const sendKey = offered.srtp && (kept?.suite === offered.srtp.suite ? kept : newKey(offered.srtp.suite));
  return {
    direction,
    formats,
    sendKey,
    agreement: {
      role: offered.role,
      direction,
      send: sends ? formats : [],
      receive: receives ? formats : [],
      remote: offered.transport,
      ...(sendKey &&
        offered.srtp && { srtp: { send: sendKey, receive: { suite: offered.srtp.suite, key: Buffer.from(offered.srtp.key, 'base64') } } }),
      ...(offered.maxBitrate !== undefined && { maxBitrate: offered.maxBitrate }),
    },
  };
}

/** The bot's answer to a stream, `inactive` where it refuses it. */
export function answerStream(
  role: BotStream['role'],
  agreed: AgreedStream | undefined,
  transport: TransportAddress | undefined,
  maxBitrate?: number,
): BotStream {
  if (agreed === undefined || transport === undefined) {
    return { role, direction: 'inactive', transport: { address: '0.0.0.0', port: 0, rtcpPort: 0 }, formats: [] };
  }
  const { sendKey } = agreed;
  return {
    role,
    direction: agreed.direction,
    transport: { ...transport },
    formats: agreed.formats.map(fromFormat),
    ...(sendKey && { srtp: { suite: sendKey.suite as keyof typeof keyLengths, key: Buffer.from(sendKey.key).toString('base64') } }),
    ...(maxBitrate !== undefined && { maxBitrate }),
  };
}

function validKey({ srtp }: BotStream): boolean {
  return srtp === undefined || Buffer.from(srtp.key, 'base64').length === keyLengths[srtp.suite];
}

function newKey(suite: keyof typeof keyLengths): SrtpKey {
  return { suite, key: randomBytes(keyLengths[suite]) };
}

function toFormat({ channels, parameters, feedback, ...rest }: BotStream['formats'][number]): MediaFormat {
  return { ...rest, ...(channels !== undefined && { channels }), ...(parameters && { parameters }), ...(feedback && { feedback }) };
}

function fromFormat({ codec, payloadType, clockRate, channels, parameters, feedback }: MediaFormat): BotStream['formats'][number] {
  return {
    codec: codec as BotStream['formats'][number]['codec'],
    payloadType,
    clockRate,
    ...(channels !== undefined && { channels }),
    ...(parameters && { parameters: { ...parameters } }),
    ...(feedback && { feedback: [...feedback] }),
  };
}
