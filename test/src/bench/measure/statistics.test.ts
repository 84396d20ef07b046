import { describe, expect, test } from '@jest/globals';
import { median, percentile } from './statistics.ts';

describe('median', () => {
  test.each([
    [[3, 1, 2], 2],
    [[4, 1, 3, 2], 2.5],
    [[7], 7],
    [[10, 9, 100], 10],
  ])('of %p is %p', (values, expected) => {
    expect(median(values)).toBe(expected);
  });

  test('of nothing is not a number', () => {
    expect(median([])).toBeNaN();
  });

  test('leaves the values in their order', () => {
    const values = [3, 1, 2];
    median(values);
    expect(values).toEqual([3, 1, 2]);
  });
});

describe('percentile', () => {
  const hundred = Array.from({ length: 100 }, (_, i) => 100 - i);

  test.each([
    [0, 1],
    [0.5, 50],
    [0.95, 95],
    [0.99, 99],
    [1, 100],
  ])('%p of 1 to 100 is %p', (share, expected) => {
    expect(percentile(hundred, share)).toBe(expected);
  });

  test('of few values is one of them', () => {
    expect(percentile([5, 1], 0.95)).toBe(5);
    expect(percentile([5, 1], 0.5)).toBe(1);
  });

  test('of nothing is not a number', () => {
    expect(percentile([], 0.5)).toBeNaN();
  });
});
