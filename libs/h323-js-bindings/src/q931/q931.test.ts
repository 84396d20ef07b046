import { describe, expect, test } from '@jest/globals';
import { captures, fromHex, mutate, Random, toHex } from '../testing/index.ts';
import { elementOf, elementsFrom, type Q931ElementName, type Q931Elements } from './elements.ts';
import { parseQ931, type Q931Message, serializeQ931 } from './message.ts';

function parsed(hex: string): Q931Message {
  const result = parseQ931(fromHex(hex));
  if (!result.ok) throw new Error(result.fault);
  return result.message;
}

test('a message with its elements', () => {
  const message = parsed('08 02 92 34 05 04 03 88 c0 a5 28 04 526f6f6d 7e 0003 05 aabb');
  expect(message).toMatchObject({ type: 'setup', callReference: { value: 0x1234, fromDestination: true, length: 2 } });
  expect(message.elements.map(({ id }) => id)).toEqual([0x04, 0x28, 0x7e]);
  expect(elementOf(message, 'display')).toBe('Room');
  expect(elementOf(message, 'userUser')).toEqual(Uint8Array.of(0xaa, 0xbb));
  expect(elementOf(message, 'cause')).toBeUndefined();
});

test('shifts and elements of a single octet', () => {
  // locking shift to codeset 5, non-locking shift to 6, back to 5, sending complete
  const hex = '0801 01 7b 95 280101 9e 280102 280103 a1';
  const message = parsed(hex);
  expect(message.elements.map(({ id, codeset = 0 }) => [id, codeset])).toEqual([
    [0x95, 0],
    [0x28, 5],
    [0x9e, 5],
    [0x28, 6],
    [0x28, 5],
    [0xa1, 5],
  ]);
  expect(elementOf(message, 'display')).toBeUndefined();
  expect(toHex(serializeQ931(message))).toBe(hex.replaceAll(' ', ''));
});

test('a type that has no name is a number', () => {
  expect(parsed('0800 64').type).toBe(0x64);
});

test.each([
  ['', 'not-q931'],
  ['03 00', 'not-q931'],
  ['08', 'bad-call-reference'],
  ['08 03 010203 05', 'bad-call-reference'],
  ['08 02 01', 'bad-call-reference'],
  ['08 02 0101', 'truncated'],
  ['08 02 0101 05 28', 'truncated'],
  ['08 02 0101 05 28 02 41', 'truncated'],
  ['08 02 0101 05 7e 00', 'truncated'],
  ['08 02 0101 05 7e ffff 05', 'truncated'],
])('%s is %s', (hex, fault) => {
  expect(parseQ931(fromHex(hex))).toEqual({ ok: false, fault });
});

test.each([
  ['1024 elements', 1024, true],
  ['more of them than any message has', 1025, false],
])('%s', (_, count, ok) => {
  const bytes = Uint8Array.from([...fromHex('08 02 0101 05'), ...new Uint8Array(count).fill(0x80)]);
  expect(parseQ931(bytes)).toMatchObject(ok ? { ok } : { ok, fault: 'too-many-elements' });
});

/** Contents as Q.931 has them, next to what they say. */
const vectors: readonly { [N in Q931ElementName]: readonly [N, string, NonNullable<Q931Elements[N]>] }[Q931ElementName][] = [
  [
    'bearerCapability',
    '8890a5',
    { transferCapability: 'unrestrictedDigital', codingStandard: 0, transferMode: 0, transferRate: 0x10, userInformationLayer1: 'h221' },
  ],
  [
    'bearerCapability',
    '88c0a5',
    { transferCapability: 'unrestrictedDigital', codingStandard: 0, transferMode: 2, transferRate: 0, userInformationLayer1: 'h221' },
  ],
  [
    'bearerCapability',
    '889886a5',
    {
      transferCapability: 'unrestrictedDigital',
      codingStandard: 0,
      transferMode: 0,
      transferRate: 0x18,
      rateMultiplier: 6,
      userInformationLayer1: 'h221',
    },
  ],
  [
    'bearerCapability',
    '8090a3',
    { transferCapability: 'speech', codingStandard: 0, transferMode: 0, transferRate: 0x10, userInformationLayer1: 'g711Alaw' },
  ],
  ['cause', '8090', { value: 16, location: 0, codingStandard: 0 }],
  ['cause', '0a8091', { value: 17, location: 10, codingStandard: 0, recommendation: 0 }],
  ['cause', '82e17e', { value: 97, location: 2, codingStandard: 0, diagnostics: Uint8Array.of(0x7e) }],
  ['callState', '0a', 10],
  ['facility', '', new Uint8Array()],
  ['progressIndicator', '8188', { description: 8, location: 1, codingStandard: 0 }],
  ['notificationIndicator', '81', 1],
  ['display', '426f61726472 6f6f6d', 'Boardroom'],
  ['keypadFacility', '31323323', '123#'],
  ['signal', '3f', 0x3f],
  ['connectedNumber', '8131', { digits: '1', typeOfNumber: 0, numberingPlan: 1 }],
  ['callingPartyNumber', '2183313031', { digits: '101', typeOfNumber: 2, numberingPlan: 1, presentation: 0, screening: 3 }],
  ['callingPartyNumber', '00a3', { digits: '', typeOfNumber: 0, numberingPlan: 0, presentation: 1, screening: 3 }],
  ['calledPartyNumber', '8131313732', { digits: '1172', typeOfNumber: 0, numberingPlan: 1 }],
  ['redirectingNumber', '918132', { digits: '\x812', typeOfNumber: 1, numberingPlan: 1 }],
  ['userUser', '05aa', Uint8Array.of(0xaa)],
];

test.each(vectors)('%s %s', (name, hex, value) => {
  const [element] = elementsFrom({ [name]: value });
  expect(toHex(element?.contents ?? Uint8Array.of(0xff))).toBe(hex.replaceAll(' ', ''));
  expect(elementOf({ ...parsed('080005'), elements: [{ id: element?.id ?? 0, contents: fromHex(hex) }] }, name)).toEqual(value);
});

test('elements are written in the order of their identifiers', () => {
  const elements = elementsFrom({
    userUser: new Uint8Array(),
    display: 'x',
    bearerCapability: { transferCapability: 'speech' },
    cause: { value: 16 },
  });
  expect(elements.map(({ id }) => id)).toEqual([0x04, 0x08, 0x28, 0x7e]);
});

test.each([
  ['UTF-8', 'c384727a7465', 'Ärzte'],
  ['ISO 8859-1', 'c4727a7465', 'Ärzte'],
  ['a character set in front', 'b1526f6f6d', 'Room'],
  ['zeros at the end', '526f6f6d0000', 'Room'],
])('a display in %s', (_, hex, name) => {
  expect(elementOf({ ...parsed('080005'), elements: [{ id: 0x28, contents: fromHex(hex) }] }, 'display')).toBe(name);
});

describe('hostile input', () => {
  const messages = [...captures().values()].flat().filter(({ protocol }) => protocol === 'h225');
  const names = [...new Set(vectors.map(([name]) => name))];

  test('never throws, and what is understood serialises to the same octets', () => {
    const random = new Random(3);
    let understood = 0;
    for (let i = 0; i < 5000; i++) {
      const bytes = mutate(random.pick(messages).bytes.subarray(4), random);
      const result = parseQ931(bytes);
      if (!result.ok) continue;
      understood++;
      for (const name of names) elementOf(result.message, name);
      expect(toHex(serializeQ931(result.message))).toBe(toHex(bytes));
    }
    expect(understood).toBeGreaterThan(500);
  });

  test('elements of any contents never throw', () => {
    const random = new Random(6);
    for (let i = 0; i < 3000; i++) {
      const contents = random.bytes(random.between(0, 6));
      for (const id of [0x04, 0x08, 0x14, 0x1c, 0x1e, 0x27, 0x28, 0x2c, 0x34, 0x4c, 0x6c, 0x70, 0x74, 0x7e]) {
        for (const name of names)
          elementOf({ type: 'setup', callReference: { value: 1, fromDestination: false }, elements: [{ id, contents }] }, name);
      }
    }
  });
});

test.each<[string, Q931Message]>([
  ['a call reference', { type: 'setup', callReference: { value: 32768, fromDestination: false }, elements: [] }],
  [
    'an element',
    { type: 'setup', callReference: { value: 1, fromDestination: false }, elements: [{ id: 0x28, contents: new Uint8Array(256) }] },
  ],
])('%s that does not fit is refused', (_, message) => {
  expect(() => serializeQ931(message)).toThrow(RangeError);
});
