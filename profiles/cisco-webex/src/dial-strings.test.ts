import { describe, expect, test } from '@jest/globals';
import { dialPlanPattern } from '@opencvi/dialplan-pattern';
import { type CallContext, type DialPlan, type Route, type TenantSettings, tenantSettings } from '@opencvi/plugin-api';
import { ciscoDialStrings } from './dial-strings.ts';

function dialPlan(): DialPlan {
  const plans: DialPlan[] = [];
  const { spec } = dialPlanPattern;
  const host = { contribute: (_point: unknown, plan: DialPlan) => void plans.push(plan) };
  spec.setup(host as never, { config: spec.config.parse({ rules: [...ciscoDialStrings] }) });
  const [plan] = plans;
  if (!plan) throw new Error('no dial plan');
  return plan;
}

const embedded: TenantSettings = { name: 'default', domains: ['*'] };
const acme: TenantSettings = { name: 'acme', tenantKey: 'contoso@m.webex.com', domains: ['m.webex.com'] };

const ivr: Route = { to: 'ivr' };
const meeting = (id: string): Route => ({ to: 'meeting', meeting: id });

async function routed(dialled: string, tenant: TenantSettings): Promise<Route | undefined> {
  const [user = '', host = ''] = dialled.split('@');
  return dialPlan().route({ leg: { dialled: { user, host } }, tenant: tenantSettings.parse(tenant) } as unknown as CallContext);
}

describe('cisco-webex', () => {
  test.each<[string, TenantSettings, Route | undefined]>([
    ['contoso@m.webex.com', acme, ivr],
    ['1142134150.contoso@m.webex.com', acme, meeting('1142134150')],
    ['017920684.contoso@m.webex.com', acme, meeting('017920684')],
    // somebody else's name, and an order that is another partner's
    ['1142134150.fabrikam@m.webex.com', acme, undefined],
    ['contoso.1142134150@m.webex.com', acme, undefined],
    ['1142134150@m.webex.com', acme, undefined],
    // nothing by address
    ['1142134150.contoso@203.0.113.9', acme, undefined],
    // out of the box: any name at any host
    ['contoso@127.0.0.1', embedded, ivr],
    ['1172827458.contoso@127.0.0.1', embedded, meeting('1172827458')],
  ])('%p', async (dialled, tenant, route) => {
    expect(await routed(dialled, tenant)).toEqual(route);
  });
});
