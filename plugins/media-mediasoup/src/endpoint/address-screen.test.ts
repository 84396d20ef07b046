import { expect, test } from '@jest/globals';
import { blockList, contains, screenAddress } from './address-screen.ts';

const elsewhere = '203.0.113.5';

test.each([
  ['192.0.2.7', 40_000, elsewhere, false, undefined],
  ['2001:db8::7', 40_000, elsewhere, false, undefined],
  ['10.1.2.3', 1_024, elsewhere, false, undefined],
  ['239.1.2.3', 5_004, '239.1.2.3', false, 'multicast'],
  ['::ffff:239.1.2.3', 5_004, '::ffff:239.1.2.3', false, 'multicast'],
  ['ff02::1', 5_004, 'ff02::1', false, 'multicast'],
  ['255.255.255.255', 5_004, '255.255.255.255', false, 'broadcast'],
  ['0.0.0.1', 5_004, '0.0.0.1', false, 'unspecified'],
  ['::ffff:0.0.0.0', 5_004, '::ffff:0.0.0.0', false, 'unspecified'],
  ['::', 5_004, '::', false, 'unspecified'],
  ['127.0.0.1', 5_004, elsewhere, false, 'loopback'],
  ['::ffff:7f00:1', 5_004, elsewhere, false, 'loopback'],
  ['::1', 5_004, elsewhere, false, 'loopback'],
  ['127.0.0.1', 5_004, '127.0.0.1', false, undefined],
  ['127.0.0.1', 5_004, '::ffff:127.0.0.9', false, undefined],
  ['192.0.2.7', 40_000, elsewhere, true, 'own-port'],
  ['192.0.2.7', 40_000, '192.0.2.7', true, undefined],
  ['192.0.2.7', 53, elsewhere, false, 'privileged-port'],
  ['192.0.2.7', 123, '192.0.2.7', false, 'privileged-port'],
])('%s port %i, signalled from %s, a port of ours %p: %s', (address, port, signalling, own, refusal) => {
  expect(screenAddress({ address, port }, { signalling, own })).toBe(refusal);
});

test('networks are lists of addresses and of subnets', () => {
  const list = blockList(['192.0.2.7', '10.0.0.0/8', '2001:db8::/32']);
  expect(['192.0.2.7', '10.9.9.9', '2001:db8::1', '::ffff:10.0.0.1'].every(address => contains(list, address))).toBe(true);
  expect(['192.0.2.8', '11.0.0.1', '2001:db9::1', 'host.example'].some(address => contains(list, address))).toBe(false);
});
