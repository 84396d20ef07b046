import { describe, expect, test } from '@jest/globals';
import { type RtcpPacketToSend, serializeRtcp } from './build.ts';
import { parseRtcp } from './parse.ts';

const report = {
  ssrc: 0xfedcba98,
  fractionLost: 64,
  cumulativeLost: -3,
  extendedHighestSequence: 0x0001ffff,
  jitter: 1234,
  lastSr: 0xb7052000,
  delaySinceLastSr: 0x00054000,
};

const PACKETS: RtcpPacketToSend[] = [
  {
    type: 'sr',
    ssrc: 1,
    ntp: { seconds: 0xe0000001, fraction: 0x80000000 },
    rtpTimestamp: 0xffffffff,
    packetCount: 10,
    octetCount: 1600,
    reports: [report],
  },
  { type: 'rr', ssrc: 2, reports: [report, { ...report, cumulativeLost: 0x7fffff }] },
  { type: 'rr', ssrc: 2, reports: [] },
  { type: 'sdes', chunks: [{ ssrc: 3, cname: 'gateway@example.org' }, { ssrc: 4 }, { ssrc: 5, cname: 'ab' }] },
  { type: 'bye', ssrcs: [6, 0xffffffff] },
  { type: 'bye', ssrcs: [6], reason: 'done' },
  { type: 'pli', senderSsrc: 7, mediaSsrc: 8 },
  { type: 'fir', senderSsrc: 9, entries: [{ ssrc: 10, sequenceNumber: 255 }] },
  { type: 'nack', senderSsrc: 11, mediaSsrc: 12, sequenceNumbers: [65535, 0, 15, 16, 100] },
  { type: 'tmmbr', senderSsrc: 13, entries: [{ ssrc: 14, bitrate: 512000, overhead: 40 }] },
  { type: 'tmmbn', senderSsrc: 13, entries: [] },
];

describe('RTCP', () => {
  test.each(PACKETS)('$type is read as it was written', packet => {
    const bytes = serializeRtcp([packet]);
    expect(bytes.length % 4).toBe(0);
    expect(parseRtcp(bytes)).toEqual({ packets: [packet] });
  });

  test('packets go together into one datagram, at any alignment', () => {
    const bytes = serializeRtcp(PACKETS);
    const shifted = new Uint8Array(bytes.length + 1);
    shifted.set(bytes, 1);
    expect(parseRtcp(shifted.subarray(1))).toEqual({ packets: PACKETS });
  });

  test('PLI and FIR are on the wire what RFC 4585 6.3.1 and RFC 5104 4.3.1.1 draw', () => {
    expect(serializeRtcp([{ type: 'pli', senderSsrc: 0x01020304, mediaSsrc: 0x05060708 }])).toEqual(
      Uint8Array.of(0x81, 206, 0, 2, 1, 2, 3, 4, 5, 6, 7, 8),
    );
    expect(serializeRtcp([{ type: 'fir', senderSsrc: 0x01020304, entries: [{ ssrc: 0x05060708, sequenceNumber: 9 }] }])).toEqual(
      Uint8Array.of(0x84, 206, 0, 4, 1, 2, 3, 4, 0, 0, 0, 0, 5, 6, 7, 8, 9, 0, 0, 0),
    );
  });

  test('a bit rate too fine for its 17 bits is rounded down', () => {
    const bytes = serializeRtcp([{ type: 'tmmbr', senderSsrc: 1, entries: [{ ssrc: 2, bitrate: 4_000_001, overhead: 0 }] }]);
    expect(parseRtcp(bytes).packets).toMatchObject([{ entries: [{ bitrate: 4_000_000 }] }]);
  });

  test('unknown packets and feedback are passed on', () => {
    const app = Uint8Array.of(0x85, 204, 0, 1, 1, 2, 3, 4);
    expect(parseRtcp(app).packets).toEqual([{ type: 'other', packetType: 204, count: 5, body: app.subarray(4) }]);
    const remb = Uint8Array.of(0x8f, 206, 0, 2, 1, 2, 3, 4, 0, 0, 0, 0);
    expect(parseRtcp(remb).packets).toMatchObject([{ type: 'other', packetType: 206, count: 15 }]);
  });

  test('padding of the last packet is removed', () => {
    const bytes = Uint8Array.of(0xa1, 203, 0, 2, 0, 0, 0, 6, 0, 0, 0, 4);
    expect(parseRtcp(bytes)).toEqual({ packets: [{ type: 'bye', ssrcs: [6] }] });
  });

  test.each([
    ['length', [0x81, 200, 0]],
    ['length', [0x81, 200, 0, 6, 0, 0]],
    ['version', [0x41, 200, 0, 0]],
    ['padding', [0xa0, 201, 0, 1, 0, 0, 0, 9]],
    ['body', [0x81, 200, 0, 1, 0, 0, 0, 1]],
    ['body', [0x9f, 201, 0, 1, 0, 0, 0, 1]],
    ['body', [0x81, 202, 0, 2, 0, 0, 0, 1, 1, 200, 0, 0]],
    ['body', [0x81, 206, 0, 0]],
    ['type', [0x80, 8, 0, 1, 0, 0, 0, 1]],
    ['type', [0x80, 191, 0, 0]],
  ])('reading stops at a fault of %s and keeps what came before', (error, bytes) => {
    const good = serializeRtcp([{ type: 'rr', ssrc: 2, reports: [] }]);
    const both = Uint8Array.of(...good, ...bytes);
    expect(parseRtcp(both)).toEqual({ packets: [{ type: 'rr', ssrc: 2, reports: [] }], error });
  });

  test('no bytes make it throw', () => {
    let seed = 1;
    for (let round = 0; round < 20000; round++) {
      const bytes = Uint8Array.from({ length: round % 64 }, () => {
        seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
        return seed >>> 24;
      });
      if (bytes.length > 4) bytes.set([0x80 | ((bytes[0] ?? 0) & 0x3f), 200 + (round % 7), 0, (bytes[3] ?? 0) % 16]);
      expect(() => parseRtcp(bytes)).not.toThrow();
    }
  });
});
