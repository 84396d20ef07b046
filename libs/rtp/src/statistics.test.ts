import { describe, expect, test } from '@jest/globals';
import { ReceiveStatistics } from './receive-statistics.ts';
import { SendStatistics } from './send-statistics.ts';

const SSRC = 42;

/** Twenty-ms packets of 8 kHz audio, `count` of them from sequence number `first`. */
function receive(statistics: ReceiveStatistics, first: number, count: number, lost: (i: number) => boolean = () => false): void {
  for (let i = 0; i < count; i++) {
    if (!lost(i)) statistics.onPacket({ sequenceNumber: (first + i) & 0xffff, timestamp: (i * 160) >>> 0, size: 160 }, i * 20);
  }
}

describe('receive statistics', () => {
  test('believe a source after two packets in order', () => {
    const statistics = new ReceiveStatistics(8000);
    expect(statistics.onPacket({ sequenceNumber: 5, timestamp: 0 }, 0)).toBe(false);
    expect(statistics.onPacket({ sequenceNumber: 9, timestamp: 0 }, 0)).toBe(false);
    expect(statistics.onPacket({ sequenceNumber: 10, timestamp: 0 }, 0)).toBe(true);
    expect(statistics.summary()).toMatchObject({ packets: 1, expected: 1, lost: 0 });
  });

  test('count loss since the last report and in all, across a wrap', () => {
    const statistics = new ReceiveStatistics(8000);
    receive(statistics, 65500, 101, i => i >= 50 && i < 75);
    expect(statistics.reportBlock(SSRC, 0)).toMatchObject({
      ssrc: SSRC,
      fractionLost: 64,
      cumulativeLost: 25,
      extendedHighestSequence: 65600,
    });
    expect(statistics.reportBlock(SSRC, 0)).toMatchObject({ fractionLost: 0, cumulativeLost: 25 });
  });

  test('let duplicates make the loss negative, and no fraction of it', () => {
    const statistics = new ReceiveStatistics(8000);
    receive(statistics, 0, 20);
    statistics.onPacket({ sequenceNumber: 19, timestamp: 0 }, 0);
    statistics.onPacket({ sequenceNumber: 18, timestamp: 0 }, 0);
    expect(statistics.reportBlock(SSRC, 0)).toMatchObject({ fractionLost: 0, cumulativeLost: -2 });
  });

  test('start anew when the sender did, not at one stray packet', () => {
    const statistics = new ReceiveStatistics(8000);
    receive(statistics, 100, 50);
    expect(statistics.onPacket({ sequenceNumber: 30000, timestamp: 0 }, 0)).toBe(false);
    expect(statistics.onPacket({ sequenceNumber: 150, timestamp: 0 }, 0)).toBe(true);
    expect(statistics.onPacket({ sequenceNumber: 40000, timestamp: 0 }, 0)).toBe(false);
    expect(statistics.onPacket({ sequenceNumber: 40001, timestamp: 0 }, 0)).toBe(true);
    expect(statistics.summary()).toMatchObject({ packets: 1, expected: 1 });
  });

  test('jitter is that of RFC 3550 A.8', () => {
    const statistics = new ReceiveStatistics(8000);
    // packets come 5 ms late by turns: each difference is 40 units, and the estimate goes towards it
    let expected = 0;
    for (let i = 0; i < 200; i++) {
      statistics.onPacket({ sequenceNumber: i, timestamp: (0xffffff00 + i * 160) >>> 0 }, i * 20 + (i % 2) * 5);
      if (i > 1) expected += (40 - expected) / 16;
    }
    expect(statistics.reportBlock(SSRC, 0).jitter).toBe(Math.floor(expected));
    expect(statistics.summary().jitterMs).toBeCloseTo(expected / 8, 6);
  });

  test('answer a sender report with its middle bits and the delay since', () => {
    const statistics = new ReceiveStatistics(8000);
    expect(statistics.reportBlock(SSRC, 1000)).toMatchObject({ lastSr: 0, delaySinceLastSr: 0 });
    statistics.onSenderReport({ seconds: 0x1234b705, fraction: 0x20001111 }, 1000);
    expect(statistics.reportBlock(SSRC, 1500)).toMatchObject({ lastSr: 0xb7052000, delaySinceLastSr: 32768 });
  });
});

describe('send statistics', () => {
  const start = 1_750_000_000_000;

  test('report counts, and the media clock at the time of the report', () => {
    const statistics = new SendStatistics(SSRC, 8000);
    expect(statistics.senderReport(start)).toMatchObject({ packetCount: 0, octetCount: 0 });
    for (let i = 0; i < 10; i++) statistics.onPacket({ timestamp: i * 160, payloadLength: 160 }, start + i * 20);
    expect(statistics.senderReport(start + 200)).toMatchObject({ ssrc: SSRC, packetCount: 10, octetCount: 1600, rtpTimestamp: 1600 });
  });

  test('learn round trip, loss and jitter from both ends talking', () => {
    const sender = new SendStatistics(SSRC, 8000);
    const receiver = new ReceiveStatistics(8000);
    for (let i = 0; i < 100; i++) {
      sender.onPacket({ timestamp: i * 160, payloadLength: 160 }, start + i * 20);
      if (i < 2 || i % 4 !== 0) receiver.onPacket({ sequenceNumber: i, timestamp: i * 160 }, start + i * 20 + 30);
    }
    receiver.onSenderReport(sender.senderReport(start + 2000).ntp, start + 2030);
    const block = receiver.reportBlock(SSRC, start + 2530);
    sender.onReport({ ...block, ssrc: 7 }, start + 2560);
    expect(sender.feedback).toBeUndefined();
    sender.onReport(block, start + 2560);
    expect(sender.feedback?.roundTripMs).toBeCloseTo(60, 0);
    expect(sender.feedback?.lossShare).toBeCloseTo(0.25, 1);
    expect(sender.feedback?.cumulativeLost).toBe(24);
  });
});
