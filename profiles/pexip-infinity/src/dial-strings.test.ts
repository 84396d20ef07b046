import { describe, expect, test } from '@jest/globals';
import { dialPlanPattern } from '@opencvi/dialplan-pattern';
import { type CallContext, type DialPlan, type Route, type TenantSettings, tenantSettings } from '@opencvi/plugin-api';
import { pexipDialStrings } from './dial-strings.ts';

function dialPlan(): DialPlan {
  const plans: DialPlan[] = [];
  const { spec } = dialPlanPattern;
  const host = { contribute: (_point: unknown, plan: DialPlan) => void plans.push(plan) };
  spec.setup(host as never, { config: spec.config.parse({ rules: [...pexipDialStrings] }) });
  const [plan] = plans;
  if (!plan) throw new Error('no dial plan');
  return plan;
}

const embedded: TenantSettings = { name: 'default', domains: ['*'] };
const acme: TenantSettings = { name: 'acme', tenantKey: 'teams@vc.example.com', domains: ['vc.example.com'] };

const ivr: Route = { to: 'ivr' };
const meeting = (id: string): Route => ({ to: 'meeting', meeting: id });

async function routed(dialled: string, tenant: TenantSettings | undefined): Promise<Route | undefined> {
  const [user = '', host = ''] = dialled.split('@');
  return dialPlan().route({ leg: { dialled: { user, host } }, tenant: tenant && tenantSettings.parse(tenant) } as unknown as CallContext);
}

describe('pexip-infinity', () => {
  test.each<[string, TenantSettings | undefined, Route | undefined]>([
    // a tenant with a domain of its own
    ['teams@vc.example.com', acme, ivr],
    ['Teams@VC.example.com', acme, ivr],
    ['1172827458@vc.example.com', acme, meeting('1172827458')],
    ['017920684@vc.example.com', acme, meeting('017920684')],
    ['teams.1172827458@vc.example.com', acme, meeting('1172827458')],
    ['1172827458@other.example.com', acme, undefined],
    ['reception@vc.example.com', acme, undefined],
    // by address: no tenant can be told from it
    ['1172827458@203.0.113.9', undefined, meeting('1172827458')],
    ['203.0.113.9##1172827458', undefined, meeting('1172827458')],
    ['teams@203.0.113.9', undefined, ivr],
    ['@203.0.113.9', undefined, ivr],
    ['teams@other.example.com', undefined, undefined],
    // out of the box: any host or address
    ['teams@anything', embedded, ivr],
    ['teams@127.0.0.1', embedded, ivr],
    ['1172827458@anything', embedded, meeting('1172827458')],
    ['1172827459@127.0.0.1', embedded, meeting('1172827459')],
    ['1172827458', embedded, meeting('1172827458')],
    ['@127.0.0.1', embedded, ivr],
    ['', embedded, ivr],
    ['nonsense@anything', embedded, undefined],
  ])('%p', async (dialled, tenant, route) => {
    expect(await routed(dialled, tenant)).toEqual(route);
  });
});
