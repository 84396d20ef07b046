import { expect, test } from '@jest/globals';
import { retryAfter } from './retry-after.ts';

const now = Date.UTC(2026, 0, 1);

test.each([
  ['0', 0],
  ['12', 12],
  [' 12 ', 12],
  ['999999999999', 86_400],
  ['Thu, 01 Jan 2026 00:01:00 GMT', 60],
  ['Thursday, 01-Jan-26 00:01:00 GMT', 60],
  ['Thu Jan  1 00:01:00 2026', 60],
  ['Wed, 31 Dec 2025 23:00:00 GMT', 0],
  ['Fri, 31 Dec 9999 00:00:00 GMT', 86_400],
  ['-5', undefined],
  ['12.5', undefined],
  ['soon', undefined],
  ['', undefined],
  [null, undefined],
  [undefined, undefined],
])('%j is %j seconds', (header, seconds) => expect(retryAfter(header, now)).toBe(seconds));
