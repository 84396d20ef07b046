import { describe, expect, test } from '@jest/globals';
import { parseRtp } from './rtp-packet.ts';
import { RtpStreamWriter } from './rtp-stream-writer.ts';

describe('a stream writer', () => {
  test('numbers packets and wraps', () => {
    const writer = new RtpStreamWriter({ payloadType: 9, ssrc: 5, sequenceNumber: 65535, timestamp: 0xffffffff });
    const first = writer.write(Uint8Array.of(1), { marker: true });
    writer.advance(160);
    const event = writer.write(Uint8Array.of(2), { payloadType: 101, timestamp: 7 });
    const second = writer.write(Uint8Array.of(3));
    expect([first, event, second].map(bytes => parseRtp(bytes))).toMatchObject([
      { payloadType: 9, ssrc: 5, sequenceNumber: 65535, timestamp: 0xffffffff, marker: true },
      { payloadType: 101, sequenceNumber: 0, timestamp: 7, marker: false },
      { payloadType: 9, sequenceNumber: 1, timestamp: 159, marker: false },
    ]);
  });

  test('starts at random, low enough for SRTP', () => {
    const starts = Array.from({ length: 50 }, () => parseRtp(new RtpStreamWriter({ payloadType: 0 }).write(new Uint8Array())));
    const numbers = starts.map(packet => (packet.ok ? packet.sequenceNumber : -1));
    expect(Math.max(...numbers)).toBeLessThan(0x8000);
    expect(new Set(numbers).size).toBeGreaterThan(10);
    expect(new Set(starts.map(packet => (packet.ok ? packet.ssrc : 0))).size).toBe(50);
  });
});
