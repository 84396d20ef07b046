import { describe, expect, test } from '@jest/globals';
import { fromHex, toHex } from '../testing/hex.ts';
import { ipFromText, ipToText } from './ip-address.ts';
import {
  fromH225Address,
  fromH245Address,
  socketAddressFromText,
  socketAddressToText,
  toH225Address,
  toH245Address,
} from './socket-address.ts';

test.each([
  ['192.0.2.7', 'c0000207'],
  ['::', '00000000000000000000000000000000'],
  ['::1', '00000000000000000000000000000001'],
  ['2001:db8::', '20010db8000000000000000000000000'],
  ['2001:db8::1:0:0:1', '20010db8000000000001000000000001'],
  // RFC 5952 4.2.2: one group of zeros is written
  ['2001:db8:0:1:1:1:1:1', '20010db8000000010001000100010001'],
  ['1:2:3:4:5:6:7:8', '00010002000300040005000600070008'],
  // RFC 5952 4.2.3: of two runs the first
  ['2001:0:0:1::1', '20010000000000010000000000000001'],
])('%s', (text, hex) => {
  expect(toHex(ipFromText(text) ?? new Uint8Array())).toBe(hex);
  expect(ipToText(fromHex(hex))).toBe(text);
});

test.each([
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:DB8:0:0:0:0:0:1', '2001:db8::1'],
  ['fe80::1%eth0', 'fe80::1'],
])('%s is %s', (text, canonical) => {
  expect(ipToText(ipFromText(text) ?? new Uint8Array())).toBe(canonical);
});

test.each(['', 'host', '1.2.3', '1.2.3.256', '1:2:3', '::1::', '1:2:3:4:5:6:7::8', '12345::', '1.2.3.4::', 'g::', ':::'])(
  '%p is no address',
  text => {
    expect(ipFromText(text)).toBeUndefined();
    expect(() => toH225Address({ address: text, port: 1 })).toThrow(RangeError);
  },
);

describe.each([
  { address: '192.0.2.7', port: 1720 },
  { address: '2001:db8::7', port: 65535 },
])('$address', socket => {
  test('goes into both kinds of transport address and comes back', () => {
    expect(fromH225Address(toH225Address(socket))).toEqual(socket);
    expect(fromH245Address(toH245Address(socket))).toEqual(socket);
    expect(socketAddressFromText(socketAddressToText(socket))).toEqual(socket);
  });
});

test('the alternatives of the modules', () => {
  const ip = Uint8Array.of(192, 0, 2, 7);
  expect(toH225Address({ address: '192.0.2.7', port: 1720 })).toEqual({ type: 'ipAddress', value: { ip, port: 1720 } });
  expect(toH245Address({ address: '192.0.2.7', port: 1720 })).toEqual({
    type: 'unicastAddress',
    value: { type: 'iPAddress', value: { network: ip, tsapIdentifier: 1720 } },
  });
  expect(toH225Address({ address: '::1', port: 5 }).type).toBe('ip6Address');
});

test('what is not of IP is nothing', () => {
  const ip = Uint8Array.of(192, 0, 2, 7);
  expect(fromH225Address(undefined)).toBeUndefined();
  expect(fromH225Address({ type: 'netBios', value: new Uint8Array(16) })).toBeUndefined();
  expect(fromH225Address({ type: 'ipSourceRoute', value: { ip, port: 1, route: [], routing: { type: 'loose' } } })).toBeUndefined();
  expect(
    fromH245Address({ type: 'multicastAddress', value: { type: 'iPAddress', value: { network: ip, tsapIdentifier: 1 } } }),
  ).toBeUndefined();
  expect(fromH245Address({ type: 'unicastAddress', value: { type: 'nsap', value: ip } })).toBeUndefined();
});

test.each([
  ['[2001:db8::1]:1720', { address: '2001:db8::1', port: 1720 }],
  ['192.0.2.7:1720', { address: '192.0.2.7', port: 1720 }],
  ['192.0.2.7', undefined],
  ['192.0.2.7:65536', undefined],
  ['2001:db8::1:1720', undefined],
  ['host:1720', undefined],
])('%s as text', (text, socket) => {
  expect(socketAddressFromText(text)).toEqual(socket);
});
