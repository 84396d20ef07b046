import { expect, test } from '@jest/globals';
import { VirtualClock } from '@opencvi/test-kit';
import { Strangers } from './strangers.ts';

const settings = { elsewhereWithin: 10_000, elsewhereBitrate: 80_000 };

test('an address gets one window, then rest, then another', async () => {
  const clock = new VirtualClock();
  const strangers = new Strangers(clock, settings);
  expect(strangers.admits('192.0.2.9')).toBe(true);
  await clock.advance(9_999);
  expect(strangers.admits('192.0.2.9')).toBe(true);
  await clock.advance(1);
  expect(strangers.admits('192.0.2.9')).toBe(false);
  expect(strangers.admits('192.0.2.10')).toBe(true);
  await clock.advance(59_999);
  expect(strangers.admits('192.0.2.9')).toBe(false);
  await clock.advance(1);
  expect(strangers.admits('192.0.2.9')).toBe(true);
});

test('whoever proved itself begins anew with the next call', async () => {
  const clock = new VirtualClock();
  const strangers = new Strangers(clock, settings);
  strangers.admits('192.0.2.9');
  await clock.advance(10_000);
  strangers.forget('192.0.2.9');
  expect(strangers.admits('192.0.2.9')).toBe(true);
});

test('the bit rate is that of all who name the address', async () => {
  const clock = new VirtualClock();
  const strangers = new Strangers(clock, settings);
  let octets = 0;
  for (let ms = 0; ms < 5_000; ms += 10) {
    for (let calls = 0; calls < 20; calls++) if (strangers.spend('192.0.2.9', 172)) octets += 172;
    await clock.advance(10);
  }
  expect(octets * 8).toBeGreaterThan(5 * 80_000 * 0.95);
  expect(octets * 8).toBeLessThanOrEqual(5.25 * 80_000);
});

test('a spray of addresses costs bounded memory', () => {
  const strangers = new Strangers(new VirtualClock(), settings);
  for (let host = 0; host < 100_000; host++) strangers.admits(`192.0.2.${host}`);
  expect(strangers.size).toBeLessThanOrEqual(1_000);
});
