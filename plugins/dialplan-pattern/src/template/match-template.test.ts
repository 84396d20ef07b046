import { describe, expect, test } from '@jest/globals';
import { compileTemplate, type TemplateMatch, type TenantNames } from './match-template.ts';
import { normalizeAddress } from './normalize-address.ts';
import { parseTemplate } from './parse-template.ts';

const acme: TenantNames = { domains: ['vc.example.com'], key: '813878896' };
const dotted: TenantNames = { domains: ['video.example.fi'], key: 'mfa.teams' };
const anybody: TenantNames = { domains: ['*'] };
const nobody: TenantNames = { domains: [] };

function match(template: string, user: string, { host = '', tenant = acme }: { host?: string; tenant?: TenantNames } = {}) {
  return compileTemplate(parseTemplate(template))(normalizeAddress({ user, host }), tenant);
}

type Case = [template: string, user: string, host: string, tenant: TenantNames, found: TemplateMatch | undefined];

describe('compileTemplate', () => {
  test.each<Case>([
    // conference ids: 9 to 13 digits, zeros kept
    ['{conf}@*', '017920684', 'x', acme, { conf: '017920684' }],
    ['{conf}@*', '1234567890123', 'x', acme, { conf: '1234567890123' }],
    ['{conf}@*', '12345678', 'x', acme, undefined],
    ['{conf}@*', '12345678901234', 'x', acme, undefined],
    ['{conf}@*', '11728274५8', 'x', acme, undefined],
    // printed in groups
    ['{conf}@*', '117 282 745 8', 'x', acme, { conf: '1172827458' }],
    ['{conf}@*', '117\u00a0282\u00a0745\u202f8', 'x', acme, { conf: '1172827458' }],
    // keys
    ['{key}@*', '813878896', 'x', acme, { key: '813878896' }],
    ['{key}@*', '813878897', 'x', acme, undefined],
    ['{key}@*', 'Anything-1', 'x', anybody, { key: 'anything-1' }],
    ['{key}@*', 'mfa.teams', 'x', dotted, { key: 'mfa.teams' }],
    ['{key}@*', 'mfaxteams', 'x', dotted, undefined],
    ['{key}.{conf}@*', '813878896.017920684', 'x', acme, { key: '813878896', conf: '017920684' }],
    ['{key}.{conf}@*', '017920684.813878896', 'x', acme, undefined],
    ['{conf}.{key}@*', '017920684.813878896', 'x', acme, { key: '813878896', conf: '017920684' }],
    // literals, case and the characters that mean something in regular expressions
    ['teams.{conf}@*', 'TEAMS.1172827458', 'x', acme, { conf: '1172827458' }],
    ['teams.{conf}@*', 'teamsx1172827458', 'x', acme, undefined],
    ['55{conf}@*', '551127180739', 'x', acme, { conf: '1127180739' }],
    ['a+b(c)@*', 'a+b(c)', 'x', acme, {}],
    // hosts
    ['teams@{domain}', 'teams', 'VC.Example.com.', acme, {}],
    ['teams@{domain}', 'teams', 'other.example.com', acme, undefined],
    ['teams@{domain}', 'teams', '', acme, undefined],
    ['teams@{domain}', 'teams', 'anything', anybody, {}],
    ['teams@{domain}', 'teams', '', anybody, {}],
    ['teams@{domain}', 'teams', 'anything', nobody, undefined],
    ['teams@*', 'teams', '', nobody, {}],
    ['teams@{ip}', 'teams', '203.0.113.9', nobody, {}],
    ['teams@{ip}', 'teams', '[2001:db8::9]', nobody, {}],
    ['teams@{ip}', 'teams', 'vc.example.com', nobody, undefined],
    ['teams@vc.example.org', 'teams', 'vc.example.org', acme, {}],
    ['teams@vc.example.org', 'teams', 'vc.example.com', acme, undefined],
    ['@*', '', '203.0.113.9', nobody, {}],
    ['@*', '', '', nobody, {}],
    ['@*', 'teams', '203.0.113.9', nobody, undefined],
    // without @: no host, or an address
    ['{conf}', '1172827458', '', nobody, { conf: '1172827458' }],
    ['{conf}', '1172827458', '203.0.113.9', nobody, { conf: '1172827458' }],
    ['{conf}', '1172827458', 'vc.example.com', nobody, undefined],
    ['{ip}##{conf}', '203.0.113.9##1172827458', '', nobody, { conf: '1172827458' }],
    ['{ip}##{conf}', '2001:db8::9##1172827458', '', nobody, { conf: '1172827458' }],
    ['{ip}##{conf}', '999.0.113.9##1172827458', '', nobody, undefined],
    ['##{conf}', '##1172827458', '203.0.113.9', nobody, { conf: '1172827458' }],
  ])('%p with %p @ %p', (template, user, host, tenant, found) => {
    expect(match(template, user, { host, tenant })).toEqual(found);
  });
});
