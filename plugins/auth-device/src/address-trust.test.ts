import { describe, expect, jest, test } from '@jest/globals';
import { type CallContext, type Logger, type TenantSettings, type TrustRules, tenantSettings, trustRules } from '@opencvi/plugin-api';
import type { z } from 'zod';
import { AddressTrust } from './address-trust.ts';

const silent: Logger = { debug() {}, info() {}, warn() {}, error() {}, child: () => silent };

function call(address: string | undefined, tenant?: TenantSettings): CallContext {
  const source = address === undefined ? undefined : { address, port: 5060, transport: 'udp' };
  return { leg: { remote: { source } }, tenant: tenant && tenantSettings.parse(tenant) } as unknown as CallContext;
}

const assess = (gateway: z.input<typeof trustRules>, address: string | undefined, tenant?: TenantSettings) =>
  new AddressTrust(trustRules.parse(gateway), silent).assess(call(address, tenant));

const acme = (trust: z.input<typeof trustRules>): TenantSettings => ({ name: 'acme', trust });

describe('AddressTrust', () => {
  test.each<[string, z.input<typeof trustRules>, string, TenantSettings | undefined, string, string]>([
    ['nothing said', {}, '192.0.2.7', undefined, 'guest', '192.0.2.7 is in no list; guest is what the gateway says of others'],
    ['listed address', { trusted: ['192.0.2.7'] }, '192.0.2.7', undefined, 'trusted', '192.0.2.7 is in 192.0.2.7, trusted by the gateway'],
    ['mapped address', { trusted: ['192.0.2.0/24'] }, '::ffff:192.0.2.7', undefined, 'trusted', '192.0.2.7 is in 192.0.2.0/24'],
    [
      'IPv6',
      { refused: ['2001:db8::/32'] },
      '2001:db8::9',
      undefined,
      'refused',
      '2001:db8::9 is in 2001:db8::/32, refused by the gateway',
    ],
    ['others', { trusted: ['10.0.0.0/8'], others: 'refused' }, '192.0.2.7', undefined, 'refused', 'refused is what the gateway says'],
    ['specific trusted', { refused: ['10.0.0.0/8'], trusted: ['10.1.0.0/16'] }, '10.1.2.3', undefined, 'trusted', 'is in 10.1.0.0/16'],
    ['specific refused', { trusted: ['10.0.0.0/8'], refused: ['10.1.2.3'] }, '10.1.2.3', undefined, 'refused', 'is in 10.1.2.3'],
    ['equally specific', { trusted: ['10.0.0.0/8'], refused: ['10.0.0.0/8'] }, '10.1.2.3', undefined, 'refused', 'is in 10.0.0.0/8'],
    ['tenant first', { refused: ['192.0.2.7'] }, '192.0.2.7', acme({ trusted: ['192.0.2.0/24'] }), 'trusted', 'trusted by tenant acme'],
    ['then the gateway', { refused: ['192.0.2.7'] }, '192.0.2.7', acme({ trusted: ['10.0.0.0/8'] }), 'refused', 'refused by the gateway'],
    ["tenant's others", { others: 'refused' }, '192.0.2.7', acme({}), 'guest', 'guest is what tenant acme says of others'],
    ['closed tenant', { trusted: ['192.0.2.7'] }, '192.0.2.7', acme({ others: 'refused' }), 'refused', 'refused is what tenant acme says'],
    ['open tenant', { trusted: ['192.0.2.7'] }, '192.0.2.7', acme({}), 'trusted', 'trusted by the gateway'],
    ['tenant without rules', { others: 'trusted' }, '192.0.2.7', { name: 'plain' }, 'trusted', 'trusted is what the gateway says'],
  ])('%s', async (_case, gateway, address, tenant, trust, reason) => {
    expect(await assess(gateway, address, tenant)).toEqual({ trust, reason: expect.stringContaining(reason) });
  });

  test('has no opinion of a leg without an address', async () => {
    expect(await assess({}, undefined)).toBeUndefined();
  });

  test('ends the call when rules of a tenant cannot be read', async () => {
    const error = jest.fn();
    const trust: TrustRules = { trusted: [], refused: ['nonsense'], others: 'trusted' };
    const broken = { ...call('192.0.2.7'), tenant: { name: 'acme', domains: [], trust } } as CallContext;
    const assessing = new AddressTrust(trustRules.parse({}), { ...silent, error }).assess(broken);
    await expect(assessing).rejects.toMatchObject({ name: 'CallError', reason: { code: 'failed' } });
    expect(error).toHaveBeenCalledTimes(1);
  });

  test('settings name the bad entry', () => {
    const result = trustRules.safeParse({ trusted: ['10.0.0.0/8', '10.0.0.0/99'] });
    expect(result.error?.issues).toEqual([
      expect.objectContaining({ path: ['trusted', 1], message: expect.stringContaining("'10.0.0.0/99'") }),
    ]);
  });
});
