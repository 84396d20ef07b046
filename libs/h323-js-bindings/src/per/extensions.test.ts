import { describe, expect, test } from '@jest/globals';
import { BOOLEAN, choice, group, integer, NULL, OPTIONAL, sequence } from '../asn1/builders.ts';
import type { Type } from '../asn1/type.ts';
import type { Extension, UnknownAlternative } from '../asn1/value.ts';
import { fromHex, toHex } from '../testing/hex.ts';
import { decode } from './decode.ts';
import { encode } from './encode.ts';
import { PerError } from './per-error.ts';

interface Old {
  a: boolean;
  b?: boolean;
  '...'?: Extension;
}
interface New extends Old {
  c?: number;
  d?: null;
}
const old: Type<Old> = sequence([['a', BOOLEAN]], [['b', BOOLEAN, OPTIONAL]]);
const later: Type<New> = sequence(
  [['a', BOOLEAN]],
  [
    ['b', BOOLEAN, OPTIONAL],
    ['c', integer(0, 255)],
    ['d', NULL, OPTIONAL],
  ],
);

describe('additions that are newer than our modules', () => {
  const bytes = encode(later, { a: true, b: false, c: 9, d: null });

  test('are kept, and written back', () => {
    const value = decode(old, bytes);
    expect(value).toEqual({
      a: true,
      b: false,
      '...': {
        count: 3,
        unknown: [
          { index: 1, bytes: Uint8Array.of(9) },
          { index: 2, bytes: Uint8Array.of(0) },
        ],
      },
    });
    expect(toHex(encode(old, value))).toBe(toHex(bytes));
  });

  test('are kept when they alone are there', () => {
    const only = encode(later, { a: true, c: 9 });
    expect(toHex(encode(old, decode(old, only)))).toBe(toHex(only));
  });

  test.each<[string, Extension]>([
    ['an index that we know', { count: 3, unknown: [{ index: 0, bytes: Uint8Array.of(0) }] }],
    ['an index beyond the count', { count: 2, unknown: [{ index: 2, bytes: Uint8Array.of(0) }] }],
    [
      'an order that is not theirs',
      {
        count: 3,
        unknown: [
          { index: 2, bytes: Uint8Array.of(0) },
          { index: 1, bytes: Uint8Array.of(0) },
        ],
      },
    ],
    ['no count', { count: 0, unknown: [] }],
  ])('cannot be made up with %s', (_, extension) => {
    expect(() => encode(old, { a: true, '...': extension })).toThrow(PerError);
  });
});

describe('a sender that is older than our modules', () => {
  const bytes = encode(old, { a: true, b: true });

  test('is understood', () => {
    expect(decode(later, bytes)).toEqual({ a: true, b: true });
  });

  test('with `exact`, its message is encoded to the same octets', () => {
    const value = decode(later, bytes, { exact: true });
    expect(value['...']).toEqual({ count: 1, unknown: [] });
    expect(toHex(encode(later, value))).toBe(toHex(bytes));
    expect(toHex(encode(later, decode(later, bytes)))).not.toBe(toHex(bytes));
  });

  test('cannot be given what it does not know', () => {
    expect(() => encode(later, { a: true, c: 1, '...': { count: 1, unknown: [] } })).toThrow('c is newer');
  });
});

test('alternatives that are newer than our modules are kept, and written back', () => {
  const ours: Type<{ type: 'a' } | UnknownAlternative> = choice([['a', NULL]], []);
  const theirs: Type<{ type: 'a' } | { type: 'c'; value: number }> = choice(
    [['a', NULL]],
    [
      ['b', NULL],
      ['c', integer(0, 255)],
    ],
  );
  const bytes = encode(theirs, { type: 'c', value: 9 });
  const value = decode(ours, bytes);
  expect(value).toEqual({ type: '...', index: 1, value: Uint8Array.of(9) });
  expect(toHex(encode(ours, value))).toBe(toHex(bytes));
});

test('an alternative of index 64 and above (X.691 11.6)', () => {
  const many: Type<{ type: string }> = choice(
    [['root', NULL]],
    Array.from({ length: 300 }, (_, i) => [`a${i}`, NULL] as const),
  );
  for (const [name, hex] of [
    ['a63', 'bf0100'],
    ['a64', 'c001400100'],
    ['a299', 'c002012b0100'],
  ] as const) {
    expect(toHex(encode(many, { type: name }))).toBe(hex);
    expect(decode(many, fromHex(hex))).toEqual({ type: name });
  }
});

test('more than 64 additions (X.691 11.9.3.4)', () => {
  const many: Type<Record<string, boolean>> = sequence(
    [],
    Array.from({ length: 70 }, (_, i) => [`a${i}`, BOOLEAN] as const),
  );
  const bytes = encode(many, { a0: true, a69: true });
  expect(toHex(bytes)).toBe('c046800000000000000004018 00180'.replace(' ', ''));
  expect(decode(many, bytes)).toEqual({ a0: true, a69: true });
});

describe('components that were added together', () => {
  const pair = [
    ['b', integer(0, 255)],
    ['c', BOOLEAN, OPTIONAL],
  ] as const;
  const type: Type<{ a: boolean; b?: number; c?: boolean }> = sequence([['a', BOOLEAN]], [group(...pair)]);
  const asOne: Type<{ a: boolean; pair?: { b: number; c?: boolean } }> = sequence([['a', BOOLEAN]], [['pair', sequence(pair)]]);

  test.each([{ b: 5 }, { b: 5, c: true }])('are encoded as a SEQUENCE of their own (X.691 19.9): %j', value => {
    const bytes = encode(type, { a: true, ...value });
    expect(toHex(bytes)).toBe(toHex(encode(asOne, { a: true, pair: value })));
    expect(decode(type, bytes)).toEqual({ a: true, ...value });
  });

  test('are absent together', () => {
    expect(decode(type, encode(type, { a: true }))).toEqual({ a: true });
  });
});

test('an addition with a default has it when it is absent', () => {
  const type: Type<{ a: boolean; b?: number; c?: boolean }> = sequence(
    [['a', BOOLEAN]],
    [
      ['b', integer(), { default: 5 }],
      ['c', BOOLEAN],
    ],
  );
  expect(toHex(encode(type, { a: true, b: 5 }))).toBe('40');
  expect(decode(type, fromHex('40'))).toEqual({ a: true, b: 5 });
  expect(decode(type, encode(type, { a: true, c: true }))).toEqual({ a: true, b: 5, c: true });
  expect(decode(type, encode(type, { a: true, b: 6 }))).toEqual({ a: true, b: 6 });
});
