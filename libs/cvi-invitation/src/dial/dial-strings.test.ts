import { expect, test } from '@jest/globals';
import { dialStrings } from './dial-strings.ts';
import { partnerTemplates, providerOfDomain } from './partner-templates.ts';

test.each([
  ['poly', { key: '813878896', conf: '017920684', domain: 't.plcm.vc' }, '813878896.017920684@t.plcm.vc', '813878896.017920684@t.plcm.vc'],
  [
    'bluejeans',
    { key: '130885042', conf: '1291418361', domain: 'teams.bjn.vc' },
    '130885042.1291418361@teams.bjn.vc',
    '130885042.1291418361@teams.bjn.vc',
  ],
  ['cisco', { key: 'contoso', conf: '1142134150', domain: 'm.webex.com' }, '1142134150.contoso@m.webex.com', undefined],
  ['pexip', { key: 'teams', conf: '1172827458', domain: 'vc.example.com' }, '1172827458@vc.example.com', '1172827458@vc.example.com'],
  [
    'pexip',
    { key: 'teams', conf: '1172827458', domain: 'vc.example.com', prefix: 'teams.' },
    'teams.1172827458@vc.example.com',
    'teams.1172827458@vc.example.com',
  ],
  [
    'pexip',
    { key: 'teams', conf: '1127180739', domain: 'vc.example.com', prefix: '55', ip: '203.0.113.9' },
    '551127180739@vc.example.com',
    '551127180739@203.0.113.9',
  ],
] as const)('%s %j', (provider, values, sip, h323) => {
  expect(dialStrings(partnerTemplates[provider], values)).toEqual({ sip, ivr: `${values.key}@${values.domain}`, ...(h323 && { h323 }) });
});

test.each([
  ['t.plcm.vc', 'poly'],
  ['teams.bjn.vc', 'bluejeans'],
  ['m.webex.com', 'cisco'],
  ['acme.onpexip.com', 'pexip'],
  ['vc.example.com', undefined],
  ['notwebex.com', undefined],
])('%s is the domain of %s', (domain, provider) => {
  expect(providerOfDomain(domain)).toBe(provider);
});
