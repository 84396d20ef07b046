import { describe, expect, test } from '@jest/globals';
import { dialPlanPattern } from '@opencvi/dialplan-pattern';
import { type CallContext, type DialPlan, type Route, type TenantSettings, tenantSettings } from '@opencvi/plugin-api';
import { bluejeansDialStrings } from './dial-strings.ts';

function dialPlan(): DialPlan {
  const plans: DialPlan[] = [];
  const { spec } = dialPlanPattern;
  const host = { contribute: (_point: unknown, plan: DialPlan) => void plans.push(plan) };
  spec.setup(host as never, { config: spec.config.parse({ rules: [...bluejeansDialStrings] }) });
  const [plan] = plans;
  if (!plan) throw new Error('no dial plan');
  return plan;
}

const embedded: TenantSettings = { name: 'default', domains: ['*'] };
const acme: TenantSettings = { name: 'acme', tenantKey: '130885042@teams.bjn.vc', domains: ['teams.bjn.vc'] };

const ivr: Route = { to: 'ivr' };
const meeting = (id: string): Route => ({ to: 'meeting', meeting: id });

async function routed(dialled: string, tenant: TenantSettings): Promise<Route | undefined> {
  const [user = '', host = ''] = dialled.split('@');
  return dialPlan().route({ leg: { dialled: { user, host } }, tenant: tenantSettings.parse(tenant) } as unknown as CallContext);
}

describe('bluejeans-gateway', () => {
  test.each<[string, TenantSettings, Route | undefined]>([
    ['130885042@teams.bjn.vc', acme, ivr],
    ['130885042.017920684@teams.bjn.vc', acme, meeting('017920684')],
    ['130885042.1167084978', acme, meeting('1167084978')],
    ['130885042.1167084978@203.0.113.9', acme, meeting('1167084978')],
    ['130885042', acme, ivr],
    // somebody else's key, and an order that is another partner's
    ['639955171.1167084978@teams.bjn.vc', acme, undefined],
    ['1167084978.130885042@teams.bjn.vc', acme, undefined],
    ['1167084978@teams.bjn.vc', acme, undefined],
    // out of the box: any key at any host
    ['130885042@127.0.0.1', embedded, ivr],
    ['130885042.1172827458@127.0.0.1', embedded, meeting('1172827458')],
    ['639955171.017920684@anything', embedded, meeting('017920684')],
    ['130885042.1172@anything', embedded, undefined],
  ])('%p', async (dialled, tenant, route) => {
    expect(await routed(dialled, tenant)).toEqual(route);
  });

  test('describes itself with an example key', () => {
    expect(dialPlan().describe?.()).toContainEqual(expect.stringContaining('for example 813878896.1172827458@'));
  });
});
