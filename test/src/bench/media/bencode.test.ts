import { expect, test } from '@jest/globals';
import { bencode, bencodedString } from './bencode.ts';

test('writes strings by their bytes, lists, and dictionaries in order', () => {
  expect(bencode({ b: ['x', 'µ'], a: '' })).toBe('d1:a0:1:bl1:x2:µee');
});

test('finds a string by its key', () => {
  const text = bencode({ result: 'ok', sdp: 'v=0\r\nm=video 5 RTP/AVP 98\r\n' });
  expect(bencodedString(text, 'sdp')).toBe('v=0\r\nm=video 5 RTP/AVP 98\r\n');
  expect(bencodedString(text, 'result')).toBe('ok');
  expect(bencodedString(text, 'error-reason')).toBeUndefined();
});
