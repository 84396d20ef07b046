import { describe, expect, test } from '@jest/globals';
import type { Address, CallContext, Route, TenantSettings } from '@opencvi/plugin-api';
import { tenantSettings } from '@opencvi/plugin-api';
import type { z } from 'zod';
import { dialPlanConfig } from './config.ts';
import { PatternDialPlan } from './pattern-dial-plan.ts';

type Rules = z.input<typeof dialPlanConfig>['rules'];

const keyFirst: Rules = [
  { match: '{key}@{domain}', to: 'ivr' },
  { match: '{key}.{conf}@{domain}', to: 'meeting' },
];
const confFirst: Rules = [
  { match: '{key}@{domain}', to: 'ivr' },
  { match: '{conf}.{key}@{domain}', to: 'meeting' },
];
const confOnly: Rules = [
  { match: 'teams@{domain}', to: 'ivr' },
  { match: 'teams.{conf}@{domain}', to: 'meeting' },
  { match: '55{conf}@{domain}', to: 'meeting' },
  { match: '{conf}@{domain}', to: 'meeting' },
  { match: '{ip}##{conf}', to: 'meeting' },
  { match: '{conf}', to: 'meeting' },
];

const poly: TenantSettings = { name: 'poly', tenantKey: '813878896@t.plcm.vc' };
const otherPoly: TenantSettings = { name: 'other', tenantKey: '639955171@t.plcm.vc' };
const cisco: TenantSettings = { name: 'cisco', tenantKey: 'contoso@m.webex.com', domains: ['m.webex.com'] };
const pexip: TenantSettings = { name: 'pexip', tenantKey: 'teams@vc.example.com', domains: ['vc.example.com'] };
const blueJeans: TenantSettings = { name: 'bluejeans', tenantKey: '130885042@teams.bjn.vc' };

function call(dialled: string, tenant?: TenantSettings): CallContext {
  const [user = '', host = ''] = dialled.split('@');
  const address: Address = { user, host };
  return { leg: { dialled: address }, tenant: tenant && tenantSettings.parse(tenant) } as unknown as CallContext;
}

const plan = (rules: Rules) => new PatternDialPlan(dialPlanConfig.parse({ rules }));
const ivr: Route = { to: 'ivr' };
const meeting = (id: string): Route => ({ to: 'meeting', meeting: id });

describe("every partner's dial strings", () => {
  test.each<[string, Rules, TenantSettings, string, Route | undefined]>([
    ['Poly', keyFirst, poly, '813878896@t.plcm.vc', ivr],
    ['Poly', keyFirst, poly, '813878896.017920684@t.plcm.vc', meeting('017920684')],
    ['Poly', keyFirst, otherPoly, '639955171.1167084978@t.plcm.vc', meeting('1167084978')],
    ['Poly', keyFirst, otherPoly, '813878896.1167084978@t.plcm.vc', undefined],
    ['Cisco', confFirst, cisco, 'contoso@m.webex.com', ivr],
    ['Cisco', confFirst, cisco, '1142134150.contoso@m.webex.com', meeting('1142134150')],
    ['Cisco', confFirst, cisco, 'contoso.1142134150@m.webex.com', undefined],
    ['Pexip', confOnly, pexip, 'teams@vc.example.com', ivr],
    ['Pexip', confOnly, pexip, '1172827458@vc.example.com', meeting('1172827458')],
    ['Pexip', confOnly, pexip, 'teams.1172827458@vc.example.com', meeting('1172827458')],
    ['Pexip', confOnly, pexip, '551127180739@vc.example.com', meeting('1127180739')],
    ['Pexip', confOnly, pexip, '203.0.113.9##1172827458', meeting('1172827458')],
    ['Pexip', confOnly, pexip, '1172827458@203.0.113.9', meeting('1172827458')],
    ['Pexip', confOnly, pexip, 'help@vc.example.com', undefined],
    ['BlueJeans', keyFirst, blueJeans, '130885042.1291418361@teams.bjn.vc', meeting('1291418361')],
    ['BlueJeans', keyFirst, blueJeans, '130885042@teams.bjn.vc', ivr],
  ])('%s', async (_partner, rules, tenant, dialled, route) => {
    expect(await plan(rules).route(call(dialled, tenant))).toEqual(route);
  });
});

describe('PatternDialPlan', () => {
  test('carries flow and end reason', async () => {
    const rules = plan([
      { match: 'support@*', to: 'ivr', flow: 'support' },
      { match: 'closed@*', to: 'reject', reason: 'declined', detail: 'out of service' },
      { match: 'gone@*', to: 'reject' },
      { match: 'boardroom@*', to: 'meeting', meeting: '0148964757' },
    ]);
    expect(await rules.route(call('support@x'))).toEqual({ to: 'ivr', flow: 'support' });
    expect(await rules.route(call('closed@x'))).toEqual({
      to: 'reject',
      reason: { code: 'declined', by: 'gateway', detail: 'out of service' },
    });
    expect(await rules.route(call('gone@x'))).toMatchObject({ to: 'reject', reason: { code: 'not-found' } });
    expect(await rules.route(call('boardroom@x'))).toEqual(meeting('0148964757'));
    expect(await rules.route(call('else@x'))).toBeUndefined();
  });

  test('describes each rule with an example', () => {
    expect(plan([...confOnly, { match: '@*', to: 'reject', reason: 'declined', name: 'Nobody named' }]).describe()).toEqual([
      'teams@{domain} → the IVR, for example teams@vc.example.com',
      'teams.{conf}@{domain} → the meeting with this conference id, for example teams.1172827458@vc.example.com',
      '55{conf}@{domain} → the meeting with this conference id, for example 551172827458@vc.example.com',
      '{conf}@{domain} → the meeting with this conference id, for example 1172827458@vc.example.com',
      '{ip}##{conf} → the meeting with this conference id, for example 203.0.113.9##1172827458',
      '{conf} → the meeting with this conference id, for example 1172827458',
      'Nobody named: @* → refused (declined), for example vc.example.com',
    ]);
  });
});
