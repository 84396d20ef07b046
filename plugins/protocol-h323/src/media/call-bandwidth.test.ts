import { expect, test } from '@jest/globals';
import { callBandwidth, rateOf, videoOfRate, videoShare } from './call-bandwidth.ts';

test.each([
  [4_000_000, 8_128_000],
  [0, 128_000],
])('video of %d bit/s makes a call of %d', (video, call) => {
  expect(callBandwidth(video)).toBe(call);
  expect(videoShare(call)).toBe(video);
});

test('a call too small for sound has no video', () => {
  expect(videoShare(64_000)).toBe(0);
});

test.each([
  [384_000, 320_000],
  [64_000, 0],
])('a call of %d bit/s in each direction has video of %d', (rate, video) => {
  expect(videoOfRate(rate)).toBe(video);
  expect(rateOf(video)).toBe(rate);
});
