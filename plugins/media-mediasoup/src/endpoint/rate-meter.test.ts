import { expect, test } from '@jest/globals';
import { RateMeter } from './rate-meter.ts';

test('tells the rate of the last few seconds', () => {
  const meter = new RateMeter();
  expect(meter.perSecond(500)).toBe(0);
  for (let now = 1_000; now < 9_000; now += 20) meter.add(20, now);
  expect(meter.perSecond(8_999)).toBeCloseTo(1_000, -1);
  expect(meter.perSecond(11_500)).toBeLessThan(500);
  expect(meter.perSecond(60_000)).toBe(0);
});
