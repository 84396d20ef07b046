import { describe, expect, test } from '@jest/globals';
import { BOOLEAN, characterString, integer, octetString, sequence, sequenceOf, size } from '../asn1/builders.ts';
import type { Type } from '../asn1/type.ts';
import { H225, H245 } from '../index.ts';
import { fromHex } from '../testing/hex.ts';
import { type DecodeOptions, decode } from './decode.ts';
import { encode } from './encode.ts';
import { PerError } from './per-error.ts';

function errorOf(run: () => unknown): PerError {
  try {
    run();
  } catch (error) {
    if (error instanceof PerError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

const decodeError = (type: Type<unknown>, hex: string, options?: DecodeOptions) => errorOf(() => decode(type, fromHex(hex), options));
const encodeError = (type: Type<unknown>, value: unknown) => errorOf(() => encode(type, value));

test('an error says where it is, in the value and in the encoding', () => {
  const list = sequence([
    ['bit', BOOLEAN],
    ['list', sequenceOf(sequence([['number', integer(0, 9)]]))],
  ]);
  const error = decodeError(list, '80 02 9b');
  expect(error).toMatchObject({ code: 'invalid-encoding', path: 'list.1.number', bitOffset: 24 });
  expect(error.message).toBe('11 where 9 is the highest at list.1.number, bit 24');
  expect(encodeError(list, { bit: true, list: [{ number: 1 }, { number: 10 }] })).toMatchObject({
    code: 'invalid-value',
    path: 'list.1.number',
  });
});

test('an error inside choices and additions', () => {
  expect(
    encodeError(H245.MultimediaSystemControlMessage, { type: 'request', value: { type: 'masterSlaveDetermination', value: {} } }),
  ).toMatchObject({
    path: 'request.masterSlaveDetermination.terminalType',
  });
  expect(encodeError(H225.RasMessage, { type: 'nothing' }).message).toContain('no alternative nothing');
});

describe('limits', () => {
  test('octets', () => {
    expect(decodeError(octetString(), '0401020304', { maxBytes: 4 }).code).toBe('limit');
  });

  test('elements, of all lists together', () => {
    const lists = sequenceOf(sequenceOf(BOOLEAN));
    expect(decode(lists as Type<unknown>, fromHex('02 03 e0 03 e0'), { maxElements: 8 })).toHaveLength(2);
    expect(decodeError(lists, '02 03 e0 03 e0', { maxElements: 7 })).toMatchObject({ code: 'limit', path: '1' });
  });

  test('depth', () => {
    // H.225.0: generic data inside generic data
    const nested = (depth: number): H225.GenericData => ({
      id: { type: 'standard', value: 1 },
      ...(depth > 0 && { parameters: [{ id: { type: 'standard', value: 1 }, content: { type: 'nested', value: [nested(depth - 1)] } }] }),
    });
    const bytes = encode(H225.GenericData, nested(40));
    expect(errorOf(() => decode(H225.GenericData, bytes))).toMatchObject({ code: 'limit' });
    expect(decode(H225.GenericData, bytes, { maxDepth: 300 })).toEqual(nested(40));
  });
});

test.each<[string, Type<unknown>, string]>([
  ['nothing at all', BOOLEAN, ''],
  ['a length without octets', octetString(), '05 01'],
  ['a long length cut in two', octetString(), '81'],
  ['a fragment that is not there', octetString(), 'c1 00'],
  ['characters that are not there', characterString('BMPString', size(0, 255)), '40 00 61'],
])('%s is truncated', (_, type, hex) => {
  expect(decodeError(type, hex).code).toBe('truncated');
});

test.each<[string, Type<unknown>, string]>([
  ['its place', characterString('IA5String', size(1, 9), '0123456789#*,'), '00d0'],
  ['itself', characterString('IA5String', size(1), '0123456789#*ABCD!'), '61'],
])('a character that is not in the alphabet, told by %s', (_, type, hex) => {
  expect(decodeError(type, hex)).toMatchObject({ code: 'invalid-encoding', message: expect.stringContaining('in the alphabet') });
});

test.each<[string, Type<unknown>, unknown]>([
  ['a boolean', BOOLEAN, 1],
  ['an integer', integer(), 1.5],
  ['an integer in its bounds', integer(0, 5), 6],
  ['octets', octetString(), [1, 2]],
  ['as many octets', octetString(size(4)), new Uint8Array(3)],
  ['characters of the alphabet', characterString('IA5String', size(1, 9), '0123'), '4'],
  ['characters that fit', characterString('IA5String'), 'Ā'],
  ['a list', sequenceOf(BOOLEAN), true],
  ['an object', sequence([['a', BOOLEAN]]), undefined],
])('a value that is not %s is refused', (_, type, value) => {
  expect(encodeError(type, value).code).toBe('invalid-value');
});
