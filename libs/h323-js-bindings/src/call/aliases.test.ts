import { expect, test } from '@jest/globals';
import * as H225 from '../generated/h323-messages.ts';
import { decode } from '../per/decode.ts';
import { encode } from '../per/encode.ts';
import { fromAliasAddress, fromAliasAddresses, toAliasAddress } from './aliases.ts';
import type { Alias } from './call.ts';

test.each<Alias>([
  { kind: 'dialledDigits', value: '0012#*' },
  { kind: 'h323-ID', value: 'Salón 4' },
  { kind: 'url-ID', value: 'teams@example.com' },
  { kind: 'email-ID', value: 'room@example.com' },
  { kind: 'transportID', value: '192.0.2.7:1720' },
  { kind: 'transportID', value: '[2001:db8::7]:1720' },
  { kind: 'partyNumber', value: '4930123456' },
  { kind: 'mobileUIM', value: '262011234567890' },
])('$kind $value goes out and comes back', alias => {
  const encoded = encode(H225.AliasAddress, toAliasAddress(alias));
  expect(fromAliasAddress(decode(H225.AliasAddress, encoded))).toEqual(alias);
});

test.each<[string, H225.AliasAddress, Alias | undefined]>([
  ['zeros at the end', { type: 'h323-ID', value: 'Room\0\0' }, { kind: 'h323-ID', value: 'Room' }],
  [
    'a private number',
    {
      type: 'partyNumber',
      value: { type: 'privateNumber', value: { privateTypeOfNumber: { type: 'unknown' }, privateNumberDigits: '77' } },
    },
    { kind: 'partyNumber', value: '77' },
  ],
  [
    'a number of another plan',
    { type: 'partyNumber', value: { type: 'dataPartyNumber', value: '12' } },
    { kind: 'partyNumber', value: '12' },
  ],
  [
    'an ISUP number',
    { type: 'isupNumber', value: { type: 'e164Number', value: { natureOfAddress: { type: 'unknown' }, address: '49301' } } },
    { kind: 'partyNumber', value: '49301' },
  ],
  [
    'a mobile number before the identity',
    { type: 'mobileUIM', value: { type: 'ansi-41-uim', value: { mdn: '555', imsi: '26201', systemId: { type: 'sid', value: '1' } } } },
    { kind: 'mobileUIM', value: '555' },
  ],
  ['a transport address that is not of IP', { type: 'transportID', value: { type: 'netBios', value: new Uint8Array(16) } }, undefined],
  ['what is newer than we are', { type: '...', index: 99, value: Uint8Array.of(1) }, undefined],
  ['a newer kind of number', { type: 'partyNumber', value: { type: '...', index: 99, value: Uint8Array.of(1) } }, undefined],
])('%s', (_, address, alias) => {
  expect(fromAliasAddress(address)).toEqual(alias);
});

test('what is no text is left out of a list', () => {
  expect(
    fromAliasAddresses([
      { type: '...', index: 9, value: Uint8Array.of(1) },
      { type: 'dialledDigits', value: '1' },
    ]),
  ).toEqual([{ kind: 'dialledDigits', value: '1' }]);
  expect(fromAliasAddresses(undefined)).toEqual([]);
});

test('a transportID needs an address and a port', () => {
  expect(() => toAliasAddress({ kind: 'transportID', value: 'room' })).toThrow(RangeError);
});
