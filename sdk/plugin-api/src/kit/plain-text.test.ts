import { expect, test } from '@jest/globals';
import { plainText } from './plain-text.ts';

test.each([
  [' Raum 4 – Süd 🎥\0\0', 'Raum 4 – Süd 🎥'],
  ['a\r\nb\u2028c\u0085d', 'abcd'],
  ['\u202eRoom\u2066 4\u200f', 'Room 4'],
  [`${'x'.repeat(254)}🎥`, 'x'.repeat(254)],
  ['\udc00', ''],
])('%j is %j', (text, plain) => {
  expect(plainText(text)).toBe(plain);
});
