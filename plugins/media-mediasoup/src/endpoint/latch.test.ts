import { expect, test } from '@jest/globals';
import { Latch } from './latch.ts';

const agreed = { address: '10.0.0.1', port: 5000 };
const sameHost = { address: '10.0.0.1', port: 6000 };
const elsewhere = { address: '192.0.2.9', port: 5000 };

test('takes whoever comes first, and only a better fit after that', () => {
  const latch = new Latch();
  latch.agree(agreed);
  expect(latch.admits(elsewhere)).toBe(true);
  expect(latch.confirm(elsewhere)).toBe(true);
  expect(latch.confirm(elsewhere)).toBe(false);
  expect(latch.admits({ address: '192.0.2.9', port: 5001 })).toBe(false);
  expect(latch.admits(sameHost)).toBe(true);
  expect(latch.confirm(sameHost)).toBe(true);
  expect(latch.admits(elsewhere)).toBe(false);
  expect(latch.confirm(agreed)).toBe(true);
  expect(latch.admits(sameHost)).toBe(false);
  expect(latch.source).toEqual(agreed);
});

test('behind a NAT, the address that the signalling comes from is better than any other', () => {
  const latch = new Latch();
  latch.agree(agreed, '203.0.113.5');
  const device = { address: '203.0.113.5', port: 7_000 };
  latch.confirm(elsewhere);
  expect(latch.admits(device)).toBe(true);
  latch.confirm(device);
  expect(latch.admits({ ...device, port: 7_001 })).toBe(false);
  expect(latch.admits(elsewhere)).toBe(false);
  expect(latch.admits(sameHost)).toBe(true);
});

test('opens again only when something else is agreed', () => {
  const latch = new Latch();
  latch.agree(agreed);
  latch.confirm(agreed);
  latch.agree({ ...agreed });
  expect(latch.admits(elsewhere)).toBe(false);
  latch.agree({ address: '10.0.0.1', port: 5002 });
  expect(latch.source).toBeUndefined();
  expect(latch.admits(elsewhere)).toBe(true);
});
