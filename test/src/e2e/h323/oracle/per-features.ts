import type { Component, Definition, Size } from '@opencvi/h323-js-bindings';
import type { OracleType } from './oracle.ts';

/** The types of per-features.asn. */
const BOOLEAN: Definition = { kind: 'BOOLEAN' };
const NULL: Definition = { kind: 'NULL' };
const integer = (min?: number, max?: number, extensible = false): Definition => ({
  kind: 'INTEGER',
  ...(min !== undefined && { min }),
  ...(max !== undefined && { max }),
  extensible,
});
const size = (min: number, max?: number, extensible = false): Size => ({ min, ...(max !== undefined && { max }), extensible });
const octets = (of?: Size): Definition => ({ kind: 'OCTET STRING', ...(of && { size: of }) });
const bits = (of?: Size): Definition => ({ kind: 'BIT STRING', ...(of && { size: of }) });
const list = (element: Definition, of?: Size): Definition => ({ kind: 'SEQUENCE OF', element, ...(of && { size: of }) });
type Characters = Extract<Definition, { kind: 'CHARACTER STRING' }>;
const text = (name: Characters['name'], of?: Size, alphabet?: string): Definition => ({
  kind: 'CHARACTER STRING',
  name,
  ...(of && { size: of }),
  ...(alphabet && { alphabet }),
});
const sequence = (root: readonly Component[]): Definition => ({ kind: 'SEQUENCE', root });

const Integers = sequence([
  ['few', integer(3, 6)],
  ['b254', integer(0, 254)],
  ['b255', integer(0, 255)],
  ['b256', integer(0, 256)],
  ['k64', integer(1, 65536)],
  ['k64plus', integer(0, 65536)],
  ['negative', integer(-129, 130)],
  ['unsigned32', integer(0, 2 ** 32 - 1)],
  ['signed32', integer(-(2 ** 31), 2 ** 31 - 1)],
  ['b48', integer(0, 2 ** 48 - 1)],
  ['below', integer(undefined, 5)],
  ['above', integer(5)],
  ['belowZero', integer(-5)],
  ['any', integer()],
  ['extensible', integer(0, 7, true)],
]);

const Enumerations = sequence([
  ['one', { kind: 'ENUMERATED', root: ['a'] }],
  ['five', { kind: 'ENUMERATED', root: ['a', 'b', 'c', 'd', 'e'] }],
  ['extensible', { kind: 'ENUMERATED', root: ['a', 'b', 'c'], additions: ['d', 'e'] }],
]);

const Octets = sequence([
  ['flag', BOOLEAN],
  ['none', octets(size(0, 0))],
  ['one', octets(size(1, 1))],
  ['two', octets(size(2, 2))],
  ['three', octets(size(3, 3))],
  ['toTwo', octets(size(1, 2))],
  ['to300', octets(size(1, 300))],
  ['k64', octets(size(0, 65536))],
  ['atLeast', octets(size(2))],
  ['extensible', octets(size(1, 4, true))],
  ['any', octets()],
]);

const Bits = sequence([
  ['flag', BOOLEAN],
  ['sixteen', bits(size(16, 16))],
  ['seventeen', bits(size(17, 17))],
  ['toFive', bits(size(1, 5))],
  ['to300', bits(size(1, 300))],
  ['any', bits()],
]);

const Strings = sequence([
  ['flag', BOOLEAN],
  ['numeric3', text('NumericString', size(3, 3))],
  ['numeric5', text('NumericString', size(5, 5))],
  ['numeric', text('NumericString', size(1, 3))],
  ['numericTo4', text('NumericString', size(1, 4))],
  ['printable', text('PrintableString', size(1, 9))],
  ['visible1', text('VisibleString', size(1, 1))],
  ['visible2', text('VisibleString', size(2, 2))],
  ['visible3', text('VisibleString', size(3, 3))],
  ['bit', text('IA5String', size(1, 40), '01')],
  ['bits14', text('IA5String', size(7, 7), '0123')],
  ['bits18', text('IA5String', size(9, 9), '0123')],
  ['only', text('IA5String', size(1, 9), 'x')],
  ['bmp2', text('BMPString', size(2, 2))],
  ['bmp', text('BMPString')],
  ['ia5', text('IA5String')],
  ['general', text('GeneralString')],
]);

const Lists = sequence([
  ['flag', BOOLEAN],
  ['two', list(BOOLEAN, size(2, 2))],
  ['toFour', list(integer(0, 15), size(1, 4))],
  ['extensible', list(BOOLEAN, size(0, 2, true))],
  ['any', list(integer(0, 1))],
  ['atLeast', list(NULL, size(1))],
]);

const Defaults: Definition = {
  kind: 'SEQUENCE',
  root: [
    ['a', integer(0, 300), { default: 7 }],
    ['b', BOOLEAN, { default: true }],
    ['c', text('IA5String'), 'OPTIONAL'],
  ],
  additions: [['d', NULL, 'OPTIONAL']],
};

const Markers: Definition = {
  kind: 'SEQUENCE',
  root: [
    ['a', BOOLEAN],
    ['d', BOOLEAN],
  ],
  additions: [
    ['b', integer(0, 7), 'OPTIONAL'],
    ['c', NULL, 'OPTIONAL'],
  ],
};

const Choices: Definition = sequence([
  ['single', { kind: 'CHOICE', root: [['a', BOOLEAN]] }],
  [
    'three',
    {
      kind: 'CHOICE',
      root: [
        ['a', NULL],
        ['b', integer(0, 255)],
        ['c', octets()],
      ],
    },
  ],
  [
    'extensible',
    {
      kind: 'CHOICE',
      root: [['a', NULL]],
      additions: [
        ['b', NULL],
        ['c', octets()],
        ['d', { kind: 'CHOICE', root: [['e', BOOLEAN]], additions: [['f', integer()]] }],
      ],
    },
  ],
  ['nested', () => Choices, 'OPTIONAL'],
]);

/** Types that show all of aligned PER, as far as the library goes. */
export const featureTypes: readonly OracleType[] = Object.entries({
  Integers,
  Enumerations,
  Octets,
  Bits,
  Strings,
  Lists,
  Defaults,
  Markers,
  Choices,
}).map(([name, type]) => ({ module: 'PER-FEATURES', name, type }));
