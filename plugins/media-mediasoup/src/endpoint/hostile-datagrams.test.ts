import { expect, test } from '@jest/globals';
import { RecordingLog, VirtualClock } from '@opencvi/test-kit';
import type { DatagramHandlers, UdpPair } from '../ports/udp-pair.ts';
import { formats } from '../testing/formats.ts';
import { testConsent } from '../testing/services.ts';
import { Consent } from './consent.ts';
import { RtpStream } from './rtp-stream.ts';

/** A repeatable noise. */
function octets(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 24;
  };
}

/** Looks like RTP or RTCP more often than noise would. */
function datagram(next: () => number): Buffer {
  const bytes = Buffer.from(Array.from({ length: next() % 80 }, next));
  if (bytes.length > 1) {
    if (next() > 60) bytes[0] = 0x80 | (next() & 0x3f);
    if (next() > 60) bytes[1] = [98, 97, 200, 201, 203, 205, 206, 226][next() & 7] ?? 0;
    if (next() > 128 && bytes.length > 3) bytes.writeUInt16BE(Math.max(0, (bytes.length >> 2) - 1), 2);
  }
  return bytes;
}

test.each([
  ['plain', undefined],
  ['SRTP', 'AEAD_AES_128_GCM'],
] as const)('a stream bears whatever is thrown at it: %s', async (_how, suite) => {
  const clock = new VirtualClock();
  let handlers: DatagramHandlers | undefined;
  const pair = {
    listen: (given: DatagramHandlers) => {
      handlers = given;
    },
    sendRtp: () => {},
    sendRtcp: () => {},
    close: async () => {},
  } as unknown as UdpPair;
  const ignore = () => {};
  const listener = { packet: ignore, digit: ignore, started: ignore, stalled: ignore, keyFrameRequested: ignore, keyFrameWanted: ignore };
  const consent = new Consent(testConsent(clock), undefined);
  const log = new RecordingLog();
  const stream = new RtpStream({ role: 'main', pair, clock, log, cname: 'x', mediaTimeout: 30_000, consent, listener });
  const key = { suite: suite ?? 'AEAD_AES_128_GCM', key: new Uint8Array(28) } as const;
  stream.agree({
    role: 'main',
    direction: 'sendrecv',
    send: [formats.h264],
    receive: [formats.h264, formats.events],
    ...(suite ? { srtp: { send: key, receive: key } } : {}),
  });
  const next = octets(7);
  const from = { address: '192.0.2.1', port: 5_000, family: 'IPv4', size: 0 } as const;
  for (let i = 0; i < 20_000; i++) {
    if (next() & 1) handlers?.rtp(datagram(next), from);
    else handlers?.rtcp(datagram(next), from);
  }
  await clock.advance(20_000);
  const [inbound] = stream.statistics();
  expect(inbound?.discarded).toBeGreaterThan(5_000);
  if (!suite) expect(inbound?.packets).toBeGreaterThan(100);
  else expect(inbound?.packets).toBe(0);
  await stream.close();
  expect(clock.pending).toBe(0);
});
