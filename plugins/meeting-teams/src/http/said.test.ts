import { expect, test } from '@jest/globals';
import { accessToken } from '../testing/fake-microsoft.ts';
import { said } from './said.ts';

test.each([
  ['plain words', 'plain words'],
  ['two\r\nlines\u0000\u001b[31m', 'two lines [31m'],
  [`the token ${accessToken('t')} is expired`, 'the token <token> is expired'],
  [`Bearer eyJhbGciOiJub25lIn0.eyJ0aWQiOiJ4In0.`, 'Bearer <token>'],
  ['x'.repeat(100_000), `${'x'.repeat(500)}…`],
])('%j is told as %j', (text, told) => expect(said(text)).toBe(told));
