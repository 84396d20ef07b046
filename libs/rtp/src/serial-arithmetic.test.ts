import { describe, expect, test } from '@jest/globals';
import { addSequence, addTimestamp, sequenceDelta, timestampDelta } from './serial-arithmetic.ts';

describe('serial arithmetic', () => {
  test.each([
    [0, 1, 1],
    [65535, 0, 1],
    [0, 65535, -1],
    [10, 5, -5],
    [65000, 100, 636],
  ])('sequence %i to %i is %i', (from, to, delta) => {
    expect(sequenceDelta(from, to)).toBe(delta);
    expect(addSequence(from, delta)).toBe(to);
  });

  test.each([
    [0xffffffff, 0, 1],
    [0, 0xffffffff, -1],
    [0xfffffff0, 0x10, 0x20],
    [160, 0, -160],
  ])('timestamp %i to %i is %i', (from, to, delta) => {
    expect(timestampDelta(from, to)).toBe(delta);
    expect(addTimestamp(from, delta)).toBe(to);
  });
});
