import { expect, test } from '@jest/globals';
import { short, table } from './report.ts';
import { meets, type Row } from './row.ts';

const row: Row = {
  suite: 'sip',
  name: 'call',
  unit: 'µs',
  ours: 123.4,
  peer: { name: 'Kamailio', value: 61.7, ratio: 2 },
  target: { of: 'ratio', most: 8 },
  rounds: { used: 4, discarded: 1, noisy: false },
};

test.each([
  [123.4, '123'],
  [12.34, '12.3'],
  [0.01234, '0.0123'],
  [Number.NaN, '?'],
])('%p is written %p', (value, text) => {
  expect(short(value)).toBe(text);
});

test('a target is of the ratio or of the value', () => {
  expect(meets(row)).toBe(true);
  expect(meets({ ...row, target: { of: 'ratio', most: 1 } })).toBe(false);
  expect(meets({ ...row, target: { of: 'value', most: 100 } })).toBe(false);
  const { target: _, ...aimless } = row;
  expect(meets(aimless)).toBeUndefined();
});

test('a row that was not measured misses its target', () => {
  expect(meets({ ...row, peer: { name: 'Kamailio', value: Number.NaN, ratio: Number.NaN } })).toBe(false);
});

test('the table tells discarded and noisy rounds', () => {
  const text = table([row, { ...row, name: 'other', rounds: { used: 2, discarded: 0, noisy: true } }]);
  expect(text.split('\n')[1]).toMatch(/^sip: call +123 µs +61.7 Kamailio +2 +≤ 8 +met +4, 1 noisy discarded$/);
  expect(text.split('\n')[2]).toMatch(/2 \(noisy\)$/);
});
