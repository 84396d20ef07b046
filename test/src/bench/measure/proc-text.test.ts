import { expect, test } from '@jest/globals';
import { busyMicroseconds, schedstatMicroseconds, usedMicroseconds } from './proc-text.ts';

test('schedstat begins with the nanoseconds on a CPU', () => {
  expect(schedstatMicroseconds('854409 42268 1\n')).toBeCloseTo(854.409);
});

test('a schedstat of a task that has gone is refused', () => {
  expect(() => schedstatMicroseconds('')).toThrow('not a schedstat');
});

test('busy is everything but idle, waiting for a disk, and guests', () => {
  const stat = 'cpu  100 20 30 9000 800 4 5 6 70 8\ncpu0 1 1 1 1 1 1 1 1 1 1\nintr 5\n';
  expect(busyMicroseconds(stat)).toBe(165 * 10_000);
});

test('a process is charged with its children that have ended', () => {
  const stat = '42 (a (b) c) S 1 42 42 0 -1 4194560 100 200 0 0 7 8 9 10 20 0 11 0 12345 1 1';
  expect(usedMicroseconds(stat)).toBe(34 * 10_000);
});

test('what is no stat of a process is refused', () => {
  expect(() => usedMicroseconds('')).toThrow("not a process's stat");
});
