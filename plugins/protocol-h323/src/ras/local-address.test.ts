import { describe, expect, test } from '@jest/globals';
import { type InterfaceAddress, ownAddress } from './local-address.ts';

const on = (cidr: string, internal = false): InterfaceAddress => ({
  ...{ address: cidr.split('/')[0] ?? '', cidr, internal, family: cidr.includes(':') ? 'IPv6' : 'IPv4' },
});
const interfaces = [
  on('127.0.0.1/8', true),
  on('::1/128', true),
  on('192.0.2.7/24'),
  on('10.1.2.3/8'),
  on('fe80::1/64'),
  on('2001:db8::7/64'),
];

describe('our address, as others are told it', () => {
  test.each([
    ['as configured', { host: '0.0.0.0', publicAddress: '203.0.113.9' }, '10.9.9.9', '203.0.113.9'],
    ['as listened on', { host: '192.0.2.7' }, '10.9.9.9', '192.0.2.7'],
    ['that of the same network', { host: '0.0.0.0' }, '10.9.9.9', '10.1.2.3'],
    ['that of this machine', { host: '0.0.0.0' }, '127.0.0.1', '127.0.0.1'],
    ['any that others may reach', { host: '0.0.0.0' }, '198.51.100.1', '192.0.2.7'],
    ['IPv6', { host: '::' }, '2001:db8:1::9', '2001:db8::7'],
    ['without an address to listen on', {}, '10.9.9.9', '10.1.2.3'],
    ['the same, of IPv6', {}, '2001:db8:1::9', '2001:db8::7'],
    ['of IPv6, to whom an address of IPv4 is of no use', { publicAddress: '203.0.113.9' }, '2001:db8:1::9', '2001:db8::7'],
    ['as configured for the one listened on', { host: '192.0.2.7', publicAddress: '2001:db8::9' }, '10.9.9.9', '2001:db8::9'],
  ])('%s', (_what, own, toward, address) => {
    expect(ownAddress(own, toward, interfaces)).toBe(address);
  });

  test('where there is none', () => {
    expect(ownAddress({ host: '0.0.0.0' }, '198.51.100.1', [])).toBe('127.0.0.1');
    expect(ownAddress({ host: '::' }, '2001:db8::1', [])).toBe('::1');
  });
});
