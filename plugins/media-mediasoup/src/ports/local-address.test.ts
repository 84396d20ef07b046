import { describe, expect, test } from '@jest/globals';
import { localAddress } from './local-address.ts';

describe('the address that is told', () => {
  test.each([
    [{ listenAddress: '0.0.0.0' }, '127.0.0.5', { bind: '0.0.0.0', announce: '127.0.0.1' }],
    [{ listenAddress: '0.0.0.0', announcedAddress: '203.0.113.7' }, '127.0.0.1', { bind: '0.0.0.0', announce: '203.0.113.7' }],
    [{ listenAddress: '127.0.0.2' }, undefined, { bind: '127.0.0.2', announce: '127.0.0.2' }],
    [{ listenAddress: '127.0.0.2', announcedAddress: '203.0.113.8' }, '10.0.0.1', { bind: '127.0.0.2', announce: '203.0.113.8' }],
    [{ listenAddress: '0.0.0.0', announcedAddress: '203.0.113.7' }, '::1', { bind: '::', announce: '::1' }],
    [{ listenAddress: '0.0.0.0', announcedAddress: '2001:db8::7' }, '::1', { bind: '::', announce: '2001:db8::7' }],
    [{ listenAddress: '0.0.0.0' }, '::1', { bind: '::', announce: '::1' }],
  ])('with %j toward %s', async (settings, toward, expected) => {
    // a machine without IPv6 has no way to ::1; its own loopback is then the answer all the same
    expect(await localAddress(settings, toward)).toEqual(expected);
  });

  test('without a hint is one of this machine', async () => {
    expect((await localAddress({ listenAddress: '0.0.0.0' }, undefined)).announce).toMatch(/^\d+\.\d+\.\d+\.\d+$/);
    expect((await localAddress({ listenAddress: '0.0.0.0' }, 'not-an-address')).announce).toMatch(/^\d+\./);
  });
});
