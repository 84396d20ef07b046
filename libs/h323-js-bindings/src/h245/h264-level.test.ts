import { expect, test } from '@jest/globals';
import { levelFromH241, levelToH241 } from './h264-level.ts';

// H.241 Table 8-4
test.each([
  [10, 15],
  [9, 19],
  [11, 22],
  [12, 29],
  [13, 36],
  [20, 43],
  [21, 50],
  [22, 57],
  [30, 64],
  [31, 71],
  [32, 78],
  [40, 85],
  [41, 92],
  [42, 99],
  [50, 106],
  [51, 113],
  [52, 120],
])('level_idc %i is %i', (idc, h241) => {
  expect(levelToH241(idc)).toBe(h241);
  expect(levelFromH241(h241)).toBe(idc);
});

test('values between levels are those of the lower one', () => {
  expect(levelFromH241(72)).toBe(31);
  expect(levelFromH241(20)).toBe(9);
  expect(levelFromH241(255)).toBe(52);
  expect(levelFromH241(14)).toBeUndefined();
  expect(levelToH241(33)).toBe(78);
  expect(levelToH241(62)).toBe(120);
  expect(levelToH241(1)).toBe(15);
});
