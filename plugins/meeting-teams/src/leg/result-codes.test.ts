import { expect, test } from '@jest/globals';
import { resultReason } from './result-codes.ts';

test.each([
  [0, 0, 'connected', 'meeting-ended'],
  [0, 0, 'lobby', 'denied'],
  [0, 0, 'establishing', 'failed'],
  [200, 0, 'connected', 'meeting-ended'],
  [0, 4097, 'connected', 'meeting-ended'],
  [0, 4097, 'lobby', 'meeting-ended'],
  [404, 4500, 'establishing', 'not-found'],
  [404, 404, 'establishing', 'not-found'],
  [0, 5000, 'connected', 'removed'],
  [0, 5003, 'connected', 'meeting-ended'],
  [0, 5013, 'connected', 'meeting-ended'],
  [488, 5204, 'establishing', 'incompatible-media'],
  [0, 5300, 'connected', 'removed'],
  [403, 5354, 'establishing', 'refused'],
  [403, 5448, 'establishing', 'refused'],
  [403, 5723, 'establishing', 'refused'],
  [403, 5724, 'establishing', 'refused'],
  [413, 5807, 'establishing', 'unavailable'],
  [413, 5808, 'establishing', 'unavailable'],
  [403, 5810, 'establishing', 'refused'],
  [413, 5817, 'establishing', 'unavailable'],
  [0, 5854, 'lobby', 'denied'],
  [0, 5855, 'lobby', 'lobby-timeout'],
  [0, 7000, 'connected', 'meeting-ended'],
  [410, 301_005, 'connected', 'media-timeout'],
  [403, 510_403, 'establishing', 'refused'],
  [403, 800_100, 'establishing', 'unavailable'],
  [400, 2203, 'establishing', 'failed'],
  [403, 7504, 'establishing', 'not-consented'],
  [403, 7505, 'establishing', 'not-consented'],
  [480, 1, 'establishing', 'no-answer'],
  [481, 0, 'connected', 'meeting-ended'],
  [487, 0, 'establishing', 'cancelled'],
  [488, 0, 'establishing', 'incompatible-media'],
  [490, 0, 'connected', 'unavailable'],
  [495, 0, 'connected', 'unauthorized'],
  [580, 0, 'connected', 'incompatible-media'],
  [603, 0, 'establishing', 'declined'],
  [503, 0, 'connected', 'unavailable'],
  [418, 999_999, 'connected', 'failed'],
] as const)('%i#%i while %s is %s', (code, subcode, phase, end) => {
  const reason = resultReason({ code, subcode, message: 'words of Teams' }, phase);
  expect(reason).toMatchObject({ code: end, by: 'meeting' });
  expect(reason.detail).toContain(`(${code}#${subcode}: words of Teams)`);
});

test('no result at all is an orderly end', () => {
  expect(resultReason(undefined, 'connected').code).toBe('meeting-ended');
});
