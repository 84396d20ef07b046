import { describe, expect, test } from '@jest/globals';
import { config } from './config.ts';

describe('a wrong setting is told in words', () => {
  test.each([
    [{ port: true }, 'must be a port from 1 to 65535, 0 or false'],
    [{ publicAddress: 'h323.example.com' }, 'must be an IPv4 or IPv6 address'],
    [{ controlPorts: { min: 2, max: 1 } }, 'min must not be above max'],
    [{ limits: { exempt: ['10.0.0.0/99'] } }, "must be an address or a subnet such as '10.1.0.0/16'"],
    [{ outbound: { gateway: 'a:b:c' } }, "must be 'host' or 'host:port'"],
    [{ gatekeeper: { host: 'gk', prefixes: ['abc'] } }, 'must be digits'],
    [{ gatekeeper: { host: '' } }, 'must be a host name or an address'],
    [{ gatekeeper: { host: 'gk', timeToLive: '1s' } }, 'must be 10s or longer'],
    [{ host: 'here' }, 'must be an IPv4 or IPv6 address'],
    [{ ringTimeout: '0s' }, 'must be longer than nothing'],
    [{ channelTimeout: '0s' }, 'must be longer than nothing'],
  ])('%j: %s', (settings, words) => {
    expect(config.safeParse(settings).error?.issues.map(({ message }) => message)).toEqual([words]);
  });
});

test('out of the box calls are taken, and location requests answered', () => {
  expect(config.parse({})).toMatchObject({ port: 1720, rasPort: 1719, tunnelling: true, fastStart: true });
});
