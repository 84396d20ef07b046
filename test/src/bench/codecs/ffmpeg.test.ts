import { expect, test } from '@jest/globals';
import { benchmarkMicroseconds } from './ffmpeg.ts';

test('user and system time together', () => {
  expect(benchmarkMicroseconds('x\nbench: utime=0.811s stime=0.009s rtime=0.821s\nbench: maxrss=1kB')).toBeCloseTo(820_000);
});

test('output without them is refused, and shown', () => {
  expect(() => benchmarkMicroseconds('No such file')).toThrow('No such file');
});
