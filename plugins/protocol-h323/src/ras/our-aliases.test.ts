import { expect, test } from '@jest/globals';
import type { Alias } from '@opencvi/h323-js-bindings';
import { tenantSettings } from '@opencvi/plugin-api';
import { isOurs } from './our-aliases.ts';

const tenants = [
  { name: 'acme', tenantKey: '813878896@t.plcm.vc' },
  { name: 'contoso', domains: ['VC.contoso.example'] },
  { name: 'rest', domains: ['*'] },
].map(tenant => tenantSettings.parse(tenant));
const names = { tenants, locations: { aliases: ['Teams'], prefixes: ['55'] }, hosts: ['203.0.113.9'] };

test.each<[Alias['kind'], string, boolean]>([
  ['url-ID', 'h323:anybody@vc.contoso.example', true],
  ['h323-ID', '1172827458@t.plcm.vc', true],
  ['url-ID', 'h323:teams@203.0.113.9', true],
  ['url-ID', 'h323:teams@elsewhere.example', false],
  ['h323-ID', 'teams', true],
  ['dialledDigits', '551172827458', true],
  ['dialledDigits', '1172827458', false],
  ['dialledDigits', '813878896', true],
  ['h323-ID', '813878896.1172827458', true],
  ['h323-ID', '1172827458.813878896', true],
  ['h323-ID', '813878897', false],
  ['h323-ID', 'vc.contoso.example', true],
  ['h323-ID', 'vc.fabrikam.example', false],
  ['h323-ID', '', false],
])('%s %s: %s', (kind, value, ours) => {
  expect(isOurs({ kind, value }, names)).toBe(ours);
});
