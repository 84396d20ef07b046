import { describe, expect, test } from '@jest/globals';
import { invoke } from '../cmdlets/invoke.ts';
import { noTenant, type TenantState } from '../model/state.ts';
import { effectivePolicy, treatsAsAuthenticated, videoInteropFor } from './effective-policy.ts';
import { PolicyCache, policyCacheLifetime } from './policy-cache.ts';

const grant = (state: TenantState, named: Record<string, unknown>): TenantState =>
  invoke(state, 'Grant-CsTeamsVideoInteropServicePolicy', { named }).state;
const provide = (state: TenantState, named: Record<string, unknown>): TenantState =>
  invoke(state, 'New-CsVideoInteropServiceProvider', { named }).state;

const tenantWide = grant(noTenant, { PolicyName: 'PexipServiceProviderEnabled', Global: true });
const groups = grant(grant(tenantWide, { PolicyName: 'CiscoServiceProviderEnabled', Group: 'second' }), {
  PolicyName: 'PolycomServiceProviderEnabled',
  Group: 'first',
  Rank: 1,
});
const pilot = grant(groups, { PolicyName: 'BlueJeansServiceProviderEnabled', Identity: 'pilot@example.com' });

describe('precedence', () => {
  test.each<[string, readonly string[], string, string]>([
    ['pilot@example.com', ['first'], 'BlueJeans', 'user'],
    ['PILOT@example.com', [], 'BlueJeans', 'user'],
    ['jane@example.com', ['second', 'First'], 'Polycom', 'group'],
    ['jane@example.com', ['second'], 'Cisco', 'group'],
    ['jane@example.com', ['others'], 'Pexip', 'tenant'],
    ['jane@example.com', [], 'Pexip', 'tenant'],
  ])('%s in %p has %s from the %s', (user, members, provider, from) => {
    expect(effectivePolicy(pilot, { user, groups: members })).toMatchObject({ policy: { ProviderName: provider }, from });
  });

  test('$null gives a user back to his group', () => {
    const back = grant(pilot, { PolicyName: null, Identity: 'pilot@example.com' });
    expect(effectivePolicy(back, { user: 'pilot@example.com', groups: ['second'] })).toMatchObject({ from: 'group' });
  });

  test('a tenant without anything has the default', () => {
    expect(effectivePolicy(noTenant, { user: 'constructor' })).toMatchObject({ policy: { Enabled: false }, from: 'default' });
  });

  test('disabled for the tenant, except users of their own', () => {
    const state = grant(grant(noTenant, { PolicyName: 'ServiceProviderDisabled' }), {
      PolicyName: 'PexipServiceProviderEnabled',
      Identity: 'a',
    });
    expect([effectivePolicy(state, { user: 'a' }), effectivePolicy(state, { user: 'b' })]).toMatchObject([
      { policy: { Enabled: true } },
      { policy: { Enabled: false } },
    ]);
  });
});

describe('coordinates', () => {
  test.each(['Pexip', 'PexipServiceProviderEnabled'])('come from a provider whose identity is %s', Identity => {
    expect(videoInteropFor(provide(tenantWide, { Identity, TenantKey: 'teams@vc.example.com' }), { user: 'jane' })).toMatchObject({
      enabled: true,
      provider: { TenantKey: 'teams@vc.example.com' },
    });
  });

  test('are not added when the identity matches no policy', () => {
    const state = provide(tenantWide, { Identity: 'cviprovider', TenantKey: 'teams@vc.example.com' });
    expect(videoInteropFor(state, { user: 'jane' })).toMatchObject({ enabled: false, reason: 'no-provider' });
  });

  test('are not added when the policy is off', () => {
    expect(videoInteropFor(noTenant, { user: 'jane' })).toMatchObject({ enabled: false, reason: 'policy-disabled' });
  });
});

test.each([
  [true, 'B', true],
  [true, ' b ', true],
  [true, 'c', false],
  [true, '', false],
  [false, 'a', false],
])('allowed %p, application %p: authenticated %p', (allow, id, expected) => {
  const state = provide(noTenant, { Name: 'Pexip', TenantKey: 'k', AadApplicationIds: 'a; b;', AllowAppGuestJoinsAsAuthenticated: allow });
  expect(treatsAsAuthenticated(state, id)).toBe(expected);
});

describe('the policy cache', () => {
  test('shows a change after 6 hours', () => {
    let now = 0;
    let value = 'old';
    const cache = new PolicyCache<string>({ now: () => now });
    const read = (): string => cache.get('jane', () => value);
    expect(read()).toBe('old');
    value = 'new';
    now = policyCacheLifetime - 1;
    expect(read()).toBe('old');
    now = policyCacheLifetime;
    expect(read()).toBe('new');
  });

  test('forgets on demand, and the oldest when it is full', () => {
    const cache = new PolicyCache<number>({ now: () => 0, capacity: 2 });
    let asked = 0;
    const read = (key: string): number => cache.get(key, () => ++asked);
    expect([read('a'), read('b'), read('c'), read('b'), read('a')]).toEqual([1, 2, 3, 2, 4]);
    cache.clear();
    expect(read('b')).toBe(5);
  });
});
