import { randomBytes } from 'node:crypto';
import type { BotMedia, BotStream, CreateSession } from '../media/bot-contract.ts';

const formats = {
  audio: [
    { codec: 'opus', payloadType: 107, clockRate: 48_000, channels: 2, parameters: { useinbandfec: '1' } },
    { codec: 'G722', payloadType: 9, clockRate: 8_000 },
    { codec: 'PCMU', payloadType: 0, clockRate: 8_000 },
    { codec: 'PCMA', payloadType: 8, clockRate: 8_000 },
  ],
  video: [
    {
      codec: 'H264',
      payloadType: 109,
      clockRate: 90_000,
      parameters: { 'packetization-mode': '1', 'profile-level-id': '42e01f', 'level-asymmetry-allowed': '1' },
      feedback: ['nack pli', 'ccm fir'],
    },
  ],
} as const satisfies Record<string, readonly BotStream['formats'][number][]>;

/** Octets of master key and salt. */
export const keyLengths = { AES_CM_128_HMAC_SHA1_80: 30, AEAD_AES_128_GCM: 28, AEAD_AES_256_GCM: 44 } as const;

/** A suite of the contract. */
export type Suite = keyof typeof keyLengths;

/** A gateway's stream, with a new key. */
export function offeredStream(role: BotStream['role'], more: Partial<BotStream> = {}, suite: Suite = 'AEAD_AES_256_GCM'): BotStream {
  const port = { audio: 47_000, main: 47_002, slides: 47_004 }[role];
  return {
    role,
    direction: 'sendrecv',
    transport: { address: '127.0.0.1', port, rtcpPort: port + 1 },
    formats: [...(role === 'audio' ? formats.audio : formats.video)],
    srtp: { suite, key: randomBytes(keyLengths[suite]).toString('base64') },
    ...(role !== 'audio' && { maxBitrate: 2_000_000 }),
    ...more,
  };
}

/** A gateway's sound and picture. */
export function offeredMedia(suite?: Suite): BotMedia {
  return { streams: [offeredStream('audio', {}, suite), offeredStream('main', {}, suite)] };
}

/** A request for a session. */
export function sessionRequest(media: BotMedia = offeredMedia()): CreateSession {
  return { correlationId: 'conformance', displayName: 'Room 1', media };
}
