import { expect, test } from '@jest/globals';
import { isH264KeyFramePayload, parseRtp } from '@opencvi/rtp';
import { isVideo, stampOf, VideoPackets } from './video-packets.ts';

test('packets are RTP with key frames, pictures and times', () => {
  const packets = new VideoPackets(0x1234);
  const first = Array.from({ length: 65 }, (_, i) => Buffer.from(packets.next(i + 0.5)));
  const parsed = first.map(packet => {
    const rtp = parseRtp(packet);
    if (!rtp.ok) throw new Error('no RTP');
    return rtp;
  });
  expect(parsed.map(({ sequenceNumber }) => sequenceNumber)).toEqual(first.map((_, i) => i));
  expect(parsed.flatMap(({ payload }, i) => (isH264KeyFramePayload(payload) ? [i] : []))).toEqual([0, 64]);
  expect(parsed.slice(0, 17).flatMap(({ marker }, i) => (marker ? [i] : []))).toEqual([7, 15]);
  expect([parsed[7], parsed[8]].map(rtp => rtp?.timestamp)).toEqual([0, 3_000]);
  expect(parsed[3]).toMatchObject({ ssrc: 0x1234, payloadType: 98 });
  expect(first.map(stampOf).slice(0, 2)).toEqual([0.5, 1.5]);
  expect(first.every(isVideo)).toBe(true);
});

test('RTCP is not taken for video', () => {
  expect(isVideo(Buffer.alloc(60))).toBe(false);
});
