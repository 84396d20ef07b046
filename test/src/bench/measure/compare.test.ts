import { describe, expect, test } from '@jest/globals';
import { compare, quietOnes } from './compare.ts';
import type { Trial } from './trial.ts';

const quiet = (...costs: number[]): Trial[] => costs.map(cost => ({ cost, noise: undefined }));
const loud = (...costs: number[]): Trial[] => costs.map(cost => ({ cost, noise: 'others' }));

describe('compare', () => {
  test('takes the median of the ratios, each of one round', () => {
    // the machine was three times slower in the last round, for both
    const result = compare(quiet(10, 12, 60), quiet(5, 4, 20));
    expect(result).toMatchObject({ ours: 12, peer: 5, ratio: 3, rounds: { used: 3, discarded: 0, noisy: false } });
  });

  test('leaves out a round that was noisy for one of them', () => {
    const result = compare([...quiet(10, 10), ...loud(99), ...quiet(10)], [...quiet(5, 5, 5), ...loud(77)]);
    expect(result).toMatchObject({ ours: 10, peer: 5, ratio: 2, rounds: { used: 2, discarded: 2, noisy: false } });
  });

  test('takes the noisy ones as well, and says so, when too few were quiet', () => {
    const result = compare([...quiet(10), ...loud(20, 30)], quiet(10, 10, 10));
    expect(result).toMatchObject({ ratio: 2, rounds: { used: 3, discarded: 0, noisy: true } });
  });

  test('compares no further than the round both were in', () => {
    expect(compare(quiet(10, 20, 999), quiet(10, 10)).rounds.used).toBe(2);
  });
});

test('a single quiet one is enough where there is only one', () => {
  expect(quietOnes([1], () => true).rounds).toEqual({ used: 1, discarded: 0, noisy: false });
  expect(quietOnes([1], () => false).rounds).toEqual({ used: 1, discarded: 0, noisy: true });
});
