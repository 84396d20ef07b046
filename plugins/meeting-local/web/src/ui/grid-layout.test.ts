import { expect, test } from '@jest/globals';
import { gridLayout } from './grid-layout.ts';

const wide = { width: 1250, height: 660 };
const upright = { width: 355, height: 620 };

test.each([
  [1, wide, 1],
  [2, wide, 2],
  [4, wide, 2],
  [5, wide, 3],
  [9, wide, 3],
  [1, upright, 1],
  [3, upright, 1],
  [8, upright, 2],
])('%i tiles in %j: %i columns', (count, space, columns) => {
  expect(gridLayout(count, space).columns).toBe(columns);
});

test('tiles never exceed the space', () => {
  for (const space of [wide, upright, { width: 320, height: 320 }]) {
    for (let count = 1; count <= 30; count++) {
      const { columns, width, height } = gridLayout(count, space);
      expect(columns * width + (columns - 1) * 10).toBeLessThanOrEqual(space.width);
      const rows = Math.ceil(count / columns);
      expect(rows * height + (rows - 1) * 10).toBeLessThanOrEqual(space.height);
    }
  }
});

test('a space that is not known yet', () => {
  expect(gridLayout(3, { width: 0, height: 0 })).toMatchObject({ width: 0, height: 0 });
});
