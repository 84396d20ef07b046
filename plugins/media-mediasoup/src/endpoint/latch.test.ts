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
