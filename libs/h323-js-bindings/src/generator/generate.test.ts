import { describe, expect, test } from '@jest/globals';
import { generate } from './generate.ts';

/** The module of a text, without what every module begins with. */
function bodyOf(assignments: string, ...others: string[]): string {
  const files = generate([`TEST DEFINITIONS AUTOMATIC TAGS ::= BEGIN ${assignments} END`, ...others]);
  return (files.get('test.ts') ?? '').replace(/^(\/\/.*\n|import .*\n)+\n?/, '').trim();
}

const constOf = (type: string): string => /= (.*);$/.exec(bodyOf(`T ::= ${type}`).split('\n').at(-1) ?? '')?.[1] ?? '';
const typeOf = (type: string): string => /= (.*);$/.exec(bodyOf(`T ::= ${type}`).split('\n')[0] ?? '')?.[1] ?? '';

test('an interface and a schema', () => {
  const text = `
    -- a comment -- Some-Type ::= SEQUENCE { -- and
      an-ID  INTEGER (0..255),
      list   SEQUENCE OF Other-Type OPTIONAL,
      ...,
      [[ flag BOOLEAN, name IA5String (SIZE (1..8)) OPTIONAL ]],
      last   NULL
    }
    Other-Type ::= CHOICE { none NULL, some OCTET STRING (SIZE (4)), ... }`;
  expect(bodyOf(text)).toBe(
    `
/** \`Some-Type\` */
export interface SomeType {
  anID: number /* 0..255 */;
  list?: readonly OtherType[];
  flag?: boolean;
  name?: string /* IA5String SIZE (1..8) */;
  last?: null;
  '...'?: Extension;
}
export const SomeType: Type<SomeType> = sequence(
  [['anID', integer(0, 255)], ['list', sequenceOf(() => OtherType), OPTIONAL]],
  [group(['flag', BOOLEAN], ['name', characterString('IA5String', size(1, 8)), OPTIONAL]), ['last', NULL]],
);

/** \`Other-Type\` */
export type OtherType =
  | { type: 'none' }
  | { type: 'some'; value: Uint8Array /* SIZE (4) */ }
  | UnknownAlternative;
export const OtherType: Type<OtherType> = choice([['none', NULL], ['some', octetString(size(4))]], []);
`.trim(),
  );
});

test.each([
  ['INTEGER', 'integer()', 'number | bigint'],
  ['INTEGER (1..MAX)', 'integer(1)', 'number | bigint /* 1..MAX */'],
  ['INTEGER (0..16383, ...)', 'integer(0, 16383, true)', 'number | bigint /* 0..16383, ... */'],
  ['INTEGER (-5..5 | 9)', 'integer(-5, 9)', 'number /* -5..9 */'],
  ['BIT STRING (SIZE (1..8, ...))', 'bitString(size(1, 8, true))', 'BitString /* SIZE (1..8) */'],
  [
    'IA5String (SIZE (1) ^ FROM ("0".."3" | "#"))',
    `characterString('IA5String', size(1), "0123#")`,
    'string /* IA5String SIZE (1) FROM ("0123#") */',
  ],
  [
    'IA5String (SIZE (1..9)) (FROM ("01"))',
    `characterString('IA5String', size(1, 9), "01")`,
    'string /* IA5String SIZE (1..9) FROM ("01") */',
  ],
  ['SEQUENCE SIZE (1..MAX) OF BOOLEAN', 'sequenceOf(BOOLEAN, size(1, MAX))', 'readonly boolean[] /* SIZE (1..MAX) */'],
  ['SET OF INTEGER (0..1)', 'sequenceOf(integer(0, 1))', 'readonly (number /* 0..1 */)[]'],
  ['ENUMERATED { b(1), a(0), ..., c }', "enumerated(['a', 'b'], ['c'])", "'a' | 'b' | 'c' | UnknownEnumeration"],
  ['TYPE-IDENTIFIER.&Type', 'openType()', 'OpenType'],
])('%s', (type, schema, typescript) => {
  expect(constOf(type)).toBe(schema);
  expect(typeOf(type)).toBe(typescript);
});

test('a default', () => {
  expect(constOf('SEQUENCE { a INTEGER (0..9) DEFAULT 3, b BOOLEAN DEFAULT TRUE }')).toBe(
    "sequence([['a', integer(0, 9), { default: 3 }], ['b', BOOLEAN, { default: true }]])",
  );
});

test('root components after a second marker belong to the root', () => {
  expect(constOf('SEQUENCE { a NULL, ..., b NULL, ..., c NULL }')).toBe("sequence([['a', NULL], ['c', NULL]], [['b', NULL]])");
});

test('a constraint on a reference is one of the type behind it', () => {
  expect(bodyOf('A ::= B (SIZE (3..4)) B ::= IA5String (FROM ("ab"))')).toContain(`characterString('IA5String', size(3, 4), "ab")`);
});

test('parameters, and types of other modules', () => {
  const other = `OTHER DEFINITIONS AUTOMATIC TAGS ::= BEGIN
    SIGNED{Signed} ::= SEQUENCE { signed Signed, by Name } (CONSTRAINED BY { -- verified -- })
    Token ::= TYPE-IDENTIFIER.&Type (Name)
    Name ::= BMPString END`;
  const text = bodyOf('IMPORTS SIGNED{}, Token FROM OTHER; T ::= SIGNED{Token}', other);
  expect(text).toContain('export interface SIGNEDToken {\n  signed: Token;\n  by: Name;\n}');
  expect(text).toContain("SIGNEDToken: Type<SIGNEDToken> = sequence([['signed', () => Token], ['by', () => Name]]);");
  expect(text).toContain('export const T: Type<T> = SIGNEDToken;');
  expect(text.indexOf('const T:')).toBeGreaterThan(text.indexOf('const SIGNEDToken'));
});

describe('what would be wrong in silence is an error', () => {
  test.each([
    ['T ::= SEQUENCE { a [0] NULL }', 'line 1: tags are not supported'],
    ['T ::= BIT STRING { a(0) }', 'named bits'],
    ['T ::= INTEGER (0..18446744073709551615)', 'is no bound'],
    ['T ::= Missing', 'TEST: what is Missing?'],
    ['T ::= NULL T ::= NULL', 'T is there twice'],
    ['t INTEGER ::= 5', 'only types may be assigned'],
    ['T ::= SEQUENCE { a NULL', 'expected ,'],
    ['T ::= ~', 'what is "~'],
  ])('%s', (text, message) => {
    expect(() => bodyOf(text)).toThrow(message);
  });

  test('explicit tags', () => {
    expect(() => generate(['TEST DEFINITIONS ::= BEGIN END'])).toThrow('expected DEFINITIONS AUTOMATIC TAGS');
  });
});
