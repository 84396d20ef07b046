/** Values and encodings that asn1ct of Erlang/OTP 25 agrees with; the rest of the comparison is an end-to-end test. */
import { describe, expect, test } from '@jest/globals';
import * as asn1 from '../asn1/builders.ts';
import type { Definition, Type } from '../asn1/type.ts';
import { fromHex, toHex } from '../testing/hex.ts';
import { decode, decodeFirst } from './decode.ts';
import { encode } from './encode.ts';

const { BOOLEAN, NULL, OPTIONAL, choice, group, integer, sequence, sequenceOf, size } = asn1;
/** Puts a bit in front, so that what is aligned shows. */
const after1Bit = (type: Definition): Definition =>
  sequence([
    ['bit', BOOLEAN],
    ['value', type],
  ]);
const long = (length: number): Uint8Array => Uint8Array.from({ length }, (_, i) => i % 251);

describe.each<[what: string, type: Definition, vectors: readonly (readonly [value: unknown, hex: string])[]]>([
  ['INTEGER of one value', integer(5, 5), [[5, '00']]],
  [
    'INTEGER, up to 8 bits',
    integer(3, 6),
    [
      [3, '00'],
      [6, 'c0'],
    ],
  ],
  [
    'INTEGER, 256 values',
    integer(0, 255),
    [
      [0, '00'],
      [255, 'ff'],
    ],
  ],
  [
    'INTEGER, two octets',
    integer(1, 65535),
    [
      [1, '0000'],
      [65535, 'fffe'],
    ],
  ],
  [
    'INTEGER, 64K values and more',
    integer(0, 4294967295),
    [
      [0, '0000'],
      [255, '00ff'],
      [256, '400100'],
      [4294967295, 'c0ffffffff'],
    ],
  ],
  [
    'INTEGER, semi-constrained',
    integer(1),
    [
      [1, '0100'],
      [256, '01ff'],
      [257, '020100'],
    ],
  ],
  [
    'INTEGER, unconstrained',
    integer(),
    [
      [0, '0100'],
      [127, '017f'],
      [128, '020080'],
      [-1, '01ff'],
      [-128, '0180'],
      [-129, '02ff7f'],
      [2n ** 63n, '09008000000000000000'],
    ],
  ],
  [
    'INTEGER, extensible',
    integer(0, 7, true),
    [
      [7, '70'],
      [8, '800108'],
      [-1, '8001ff'],
    ],
  ],
  [
    'ENUMERATED',
    asn1.enumerated(['a', 'b', 'c'], ['d']),
    [
      ['a', '00'],
      ['c', '40'],
      ['d', '80'],
      [{ type: '...', index: 3 }, '83'],
    ],
  ],
  [
    'OBJECT IDENTIFIER',
    asn1.OBJECT_IDENTIFIER,
    [
      ['0.0.8.2250.0.4', '060008914a0004'],
      ['2.999.1', '03883701'],
      ['1.39', '014f'],
    ],
  ],
  [
    'BIT STRING of 16 bits',
    after1Bit(asn1.bitString(size(16))),
    [[{ bit: true, value: { bytes: fromHex('a5c3'), length: 16 } }, 'd2e180']],
  ],
  [
    'BIT STRING of 17 bits',
    after1Bit(asn1.bitString(size(17))),
    [[{ bit: true, value: { bytes: fromHex('a5c380'), length: 17 } }, '80a5c380']],
  ],
  ['OCTET STRING of two', after1Bit(asn1.octetString(size(2))), [[{ bit: true, value: fromHex('a5c3') }, 'd2e180']]],
  ['OCTET STRING of three', after1Bit(asn1.octetString(size(3))), [[{ bit: true, value: fromHex('a5c3ff') }, '80a5c3ff']]],
  ['OCTET STRING, up to 20', after1Bit(asn1.octetString(size(1, 20))), [[{ bit: true, value: fromHex('a5') }, '80a5']]],
  ['string with an alphabet', asn1.characterString('IA5String', size(1, 128), '0123456789#*,'), [['1#9', '0440c0']]],
  ['BMPString', asn1.characterString('BMPString', size(1, 256)), [['aÅ', '01006100c5']]],
  ['GeneralString', asn1.characterString('GeneralString'), [['1#', '023123']]],
  ['SEQUENCE OF with bounds', sequenceOf(integer(0, 15), size(1, 4)), [[[1, 2], '4480']]],
  [
    'CHOICE',
    choice(
      [
        ['a', NULL],
        ['b', integer(0, 255)],
      ],
      [['c', BOOLEAN]],
    ),
    [
      [{ type: 'a' }, '00'],
      [{ type: 'b', value: 1 }, '4001'],
      [{ type: 'c', value: true }, '800180'],
    ],
  ],
  [
    'SEQUENCE with a default',
    sequence([
      ['a', integer(0, 255), { default: 7 }],
      ['b', BOOLEAN],
    ]),
    [
      [{ a: 7, b: true }, '40'],
      [{ a: 8, b: true }, '800880'],
    ],
  ],
  [
    'SEQUENCE with an addition',
    sequence(
      [['a', BOOLEAN]],
      [
        ['b', BOOLEAN],
        ['c', NULL, OPTIONAL],
      ],
    ),
    [
      [{ a: true }, '40'],
      [{ a: true, b: true }, 'c0c00180'],
      [{ a: false, c: null }, '80a00100'],
    ],
  ],
  [
    'SEQUENCE with a group',
    sequence([], [group(['b', BOOLEAN, OPTIONAL], ['c', BOOLEAN])]),
    [
      [{ b: true, c: false }, '8080 01c0'],
      [{ c: true }, '808001 40'],
    ],
  ],
])('%s', (_, type, vectors) => {
  test.each(vectors)('%j is %s', (value, hex) => {
    expect(toHex(encode(type as Type<unknown>, value))).toBe(hex.replaceAll(' ', ''));
    expect(decode(type as Type<unknown>, fromHex(hex))).toEqual(value);
  });
});

test.each([0, 127, 128, 16383, 16384, 16385, 65536, 65537, 100_000])('octets, characters and elements in fragments: %d', count => {
  const octets: Type<Uint8Array> = asn1.octetString();
  const text: Type<string> = asn1.characterString('IA5String');
  const list: Type<boolean[]> = sequenceOf(BOOLEAN);
  expect(decode(octets, encode(octets, long(count)))).toEqual(long(count));
  expect(decode(text, encode(text, 'x'.repeat(count)))).toBe('x'.repeat(count));
  const bits = Array.from({ length: count }, (_, i) => i % 3 === 0);
  expect(decode(list, encode(list, bits), { maxElements: count })).toEqual(bits);
});

test('fragments are as large as they may be (X.691 11.9.3.8)', () => {
  const bytes = encode(asn1.octetString() as Type<Uint8Array>, long(65536 + 32768 + 5));
  expect([bytes[0], bytes[1 + 65536], bytes[2 + 65536 + 32768]]).toEqual([0xc4, 0xc2, 5]);
});

test('a long open type is in fragments too', () => {
  const type: Type<{ added?: Uint8Array }> = sequence([], [['added', asn1.octetString()]]);
  expect(decode(type, encode(type, { added: long(40_000) }))).toEqual({ added: long(40_000) });
});

test('decodeFirst says where the value ends', () => {
  expect(decodeFirst(integer(0, 255) as Type<number>, fromHex('0708'))).toEqual({ value: 7, length: 1 });
  expect(decodeFirst(NULL as Type<null>, fromHex('0008'))).toEqual({ value: null, length: 1 });
});

test('what is decoded does not share memory with the message', () => {
  const message = Buffer.from(fromHex('03010203'));
  const value = decode(asn1.octetString() as Type<Uint8Array>, message);
  message.fill(0);
  expect(value).toEqual(Uint8Array.of(1, 2, 3));
  expect(value.constructor).toBe(Uint8Array);
});
