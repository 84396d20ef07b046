import { describe, expect, test } from '@jest/globals';
import type { MediaCapabilities } from '@opencvi/plugin-api';
import { agreeStream, answerStream } from './answer-stream.ts';
import type { BotStream } from './schemas.ts';

const capabilities: MediaCapabilities = [
  {
    role: 'audio',
    formats: [
      { codec: 'opus', payloadType: 111, clockRate: 48_000, channels: 2 },
      { codec: 'PCMU', payloadType: 0, clockRate: 8_000 },
      { codec: 'telephone-event', payloadType: 101, clockRate: 8_000 },
    ],
  },
];
const offered: BotStream = {
  role: 'audio',
  direction: 'sendrecv',
  transport: { address: '192.0.2.1', port: 40_000, rtcpPort: 40_001 },
  formats: [
    { codec: 'PCMU', payloadType: 0, clockRate: 8_000 },
    { codec: 'opus', payloadType: 96, clockRate: 48_000, channels: 2 },
  ],
};
const local = { address: '127.0.0.1', port: 50_000, rtcpPort: 50_001 };

describe('the bot agrees', () => {
  test("on what both do, with the gateway's payload types, best of its own first", () => {
    const agreed = agreeStream(capabilities, offered);
    expect(agreed?.formats.map(({ codec, payloadType }) => [codec, payloadType])).toEqual([
      ['opus', 96],
      ['PCMU', 0],
    ]);
    expect(agreed?.agreement).toMatchObject({ direction: 'sendrecv', remote: offered.transport });
    expect(answerStream('audio', agreed, local, 2_000_000)).toEqual({
      role: 'audio',
      direction: 'sendrecv',
      transport: local,
      formats: [
        { codec: 'opus', payloadType: 96, clockRate: 48_000, channels: 2 },
        { codec: 'PCMU', payloadType: 0, clockRate: 8_000 },
      ],
      maxBitrate: 2_000_000,
    });
  });

  test.each([
    ['sendonly', 'recvonly', 0, 2],
    ['recvonly', 'sendonly', 2, 0],
  ] as const)('%s becomes %s (RFC 3264 6.1)', (direction, expected, send, receive) => {
    const agreed = agreeStream(capabilities, { ...offered, direction });
    expect([agreed?.direction, agreed?.agreement.send.length, agreed?.agreement.receive.length]).toEqual([expected, send, receive]);
  });

  test('on a key of its own for SRTP, which stays while the suite does', () => {
    const srtp = { suite: 'AEAD_AES_256_GCM', key: Buffer.alloc(44, 7).toString('base64') } as const;
    const first = agreeStream(capabilities, { ...offered, srtp });
    expect(first?.sendKey?.key).toHaveLength(44);
    expect(first?.agreement.srtp?.receive.key).toEqual(Buffer.alloc(44, 7));
    const again = agreeStream(capabilities, { ...offered, srtp }, first?.sendKey);
    expect(again?.sendKey).toBe(first?.sendKey);
    const other = { suite: 'AES_CM_128_HMAC_SHA1_80', key: Buffer.alloc(30).toString('base64') } as const;
    expect(agreeStream(capabilities, { ...offered, srtp: other }, first?.sendKey)?.sendKey?.key).toHaveLength(30);
  });
});

test.each([
  ['a role it cannot do', { role: 'slides' as const }],
  ['a codec it does not know', { formats: [{ codec: 'G722' as const, payloadType: 9, clockRate: 8_000 }] }],
  ['no formats', { formats: [] }],
  ['an inactive stream', { direction: 'inactive' as const }],
  ['a key of the wrong length', { srtp: { suite: 'AEAD_AES_128_GCM' as const, key: 'AAAA' } }],
])('%s is answered inactive', (_what, change) => {
  const stream = { ...offered, ...change };
  const agreed = agreeStream(capabilities, stream);
  expect(agreed).toBeUndefined();
  expect(answerStream(stream.role, agreed, undefined)).toMatchObject({ role: stream.role, direction: 'inactive', formats: [] });
});
