import { describe, expect, test } from '@jest/globals';
import { parseIpAddress } from './ip-address.ts';
import { parseSubnet } from './subnet.ts';

function contains(subnet: string, address: string): boolean {
  const parsed = parseIpAddress(address);
  if (!parsed) throw new Error(`no address: ${address}`);
  return parseSubnet(subnet).contains(parsed);
}

describe('parseSubnet', () => {
  test.each([
    ['192.0.2.7', '192.0.2.7', true],
    ['192.0.2.7', '192.0.2.8', false],
    ['10.0.0.0/8', '10.255.0.1', true],
    ['10.0.0.0/8', '11.0.0.1', false],
    ['10.1.2.3/8', '10.9.9.9', true],
    ['0.0.0.0/0', '203.0.113.9', true],
    ['0.0.0.0/0', '2001:db8::1', false],
    ['2001:db8::/32', '2001:db8:ffff::1', true],
    ['2001:db8::/32', '2001:db9::1', false],
    ['::/0', '192.0.2.7', false],
    // IPv4 through a dual-stack socket, and subnets written that way
    ['10.0.0.0/8', '::ffff:10.1.2.3', true],
    ['::ffff:10.0.0.0/104', '10.1.2.3', true],
    ['::ffff:10.0.0.0/104', '11.1.2.3', false],
    ['::ffff:192.0.2.7', '192.0.2.7', true],
    ['fe80::/10', 'fe80::1%eth0', true],
  ])('%s holds %s: %p', (subnet, address, expected) => {
    expect(contains(subnet, address)).toBe(expected);
  });

  test.each([
    '',
    'room.example.com',
    '10.0.0',
    '10.0.0.0/33',
    '10.0.0.0/',
    '10.0.0.0/-1',
    '10.0.0.0/8/8',
    '::1/129',
    '::ffff:10.0.0.0/90',
    'fe80::1%eth0',
  ])('refuses %p and names it', text => {
    expect(() => parseSubnet(text)).toThrow(`'${text}'`);
  });
});
