import { expect, test } from '@jest/globals';
import type { Resolver, SrvTarget } from '../probes/resolver.ts';
import { allPorts, checkContext, noPorts, shortly } from '../testing/check-context.ts';
import { contoso, tenantOf } from '../testing/tenants.ts';
import { dnsCheck } from './dns.ts';

const domain = 'vc.contoso.test';
const whole: Readonly<Record<string, readonly SrvTarget[]>> = {
  [`_sips._tcp.${domain}`]: [{ name: 'gw.contoso.test', port: 5061 }],
  [`_sip._tcp.${domain}`]: [{ name: 'gw.contoso.test', port: 5060 }],
  [`_sip._udp.${domain}`]: [{ name: 'gw.contoso.test', port: 5060 }],
  [`_h323cs._tcp.${domain}`]: [{ name: 'gw.contoso.test', port: 1720 }],
};
const hosts: Readonly<Record<string, readonly string[]>> = {
  'gw.contoso.test': ['203.0.113.9'],
  'alias.contoso.test': ['203.0.113.9'],
  'old.contoso.test': ['198.51.100.1'],
};

function resolver(records: Readonly<Record<string, readonly SrvTarget[]>>): Resolver {
  return { srv: async name => records[name] ?? [], addresses: async host => hosts[host] ?? [] };
}

const run = (records: Readonly<Record<string, readonly SrvTarget[]>>, ports = allPorts) =>
  dnsCheck({ resolver: resolver(records), ports: () => ports }).run(checkContext());
const of = async (service: string, records: Readonly<Record<string, readonly SrvTarget[]>>, ports = allPorts) =>
  (await run(records, ports)).find(({ message }) => message.startsWith(`${service}.`));

test('all is well', async () => {
  expect(shortly(await run(whole))).toEqual([
    'ok: gw.contoso.test is at 203.0.113.9',
    `ok: _sips._tcp.${domain} points at gw.contoso.test:5061`,
    `ok: _sip._tcp.${domain} points at gw.contoso.test:5060`,
    `ok: _sip._udp.${domain} points at gw.contoso.test:5060`,
    `ok: _h323cs._tcp.${domain} points at gw.contoso.test:1720`,
    `skipped: _h323ls._udp.${domain}: H.323 location requests (H.323 Annex O); not offered by this gateway`,
    `skipped: _h323rs._udp.${domain}: H.323 registration (H.323 Annex O); not offered by this gateway`,
    `skipped: _sipfederationtls._tcp.${domain}: federation with Skype for Business; not offered by this gateway`,
  ]);
});

test('a record that is missing is a line for the zone', async () => {
  const { [`_sips._tcp.${domain}`]: _, ...rest } = whole;
  expect(await of('_sips._tcp', rest)).toMatchObject({
    severity: 'warning',
    remedy: `add to the zone: _sips._tcp.${domain}. 3600 IN SRV 10 10 5061 gw.contoso.test.`,
  });
});

test('a gateway that is known by address alone gets a name first', async () => {
  const check = dnsCheck({ resolver: { srv: async () => [], addresses: async host => [host] }, ports: () => allPorts });
  const [, first] = await check.run(checkContext({ host: '203.0.113.9' }));
  expect(first?.remedy).toBe(
    `add to the zone: gateway.${domain}. 3600 IN A 203.0.113.9; _sips._tcp.${domain}. 3600 IN SRV 10 10 5061 gateway.${domain}.`,
  );
});

test('without any record of SIP nobody arrives', async () => {
  const findings = await run({});
  expect(findings.filter(({ severity }) => severity === 'failure').map(({ message }) => message.split(':')[0])).toEqual([
    `_sips._tcp.${domain} does not exist`,
    `_sip._tcp.${domain} does not exist`,
  ]);
});

test.each([
  ['another port', [{ name: 'gw.contoso.test', port: 5071 }], 'failure', 'names port 5071; the gateway has 5061'],
  ['a target without address', [{ name: 'gone.contoso.test', port: 5061 }], 'failure', 'has no address'],
  ['another machine', [{ name: 'old.contoso.test', port: 5061 }], 'warning', 'which is not gw.contoso.test'],
  ['another name of this machine', [{ name: 'alias.contoso.test', port: 5061 }], 'ok', 'points at alias'],
  ['a service that is declared absent (RFC 2782)', [{ name: '.', port: 0 }], 'warning', 'does not exist'],
])('%s', async (_name, targets, severity, message) => {
  expect(await of('_sips._tcp', { ...whole, [`_sips._tcp.${domain}`]: targets })).toMatchObject({
    severity,
    message: expect.stringContaining(message),
  });
});

test('a record of what is not offered', async () => {
  expect(await of('_h323cs._tcp', whole, { ...allPorts, h323: undefined })).toMatchObject({
    severity: 'warning',
    message: expect.stringContaining('does not offer it'),
  });
  expect((await run({}, noPorts)).filter(({ severity }) => severity === 'failure')).toEqual([]);
});

test('name servers that do not answer', async () => {
  const silent: Resolver = {
    ...resolver({}),
    srv: () => Promise.reject(Object.assign(new Error('querySrv ETIMEOUT'), { code: 'ETIMEOUT' })),
  };
  const findings = await dnsCheck({ resolver: silent, ports: () => allPorts }).run(checkContext());
  expect(findings[1]).toMatchObject({ severity: 'failure', message: expect.stringContaining('does not answer: querySrv ETIMEOUT') });
});

test('location requests have a record where RAS is offered', async () => {
  const ports = { ...allPorts, ras: 1719 };
  expect(await of('_h323ls._udp', whole, ports)).toMatchObject({ severity: 'warning', remedy: expect.stringContaining('SRV 10 10 1719') });
  const records = { ...whole, [`_h323ls._udp.${domain}`]: [{ name: 'gw.contoso.test', port: 1719 }] };
  expect(await of('_h323ls._udp', records, ports)).toMatchObject({ severity: 'ok' });
});

test('a host that only this machine reaches, and one that cannot be looked up', async () => {
  const check = dnsCheck({ resolver: { ...resolver(whole), addresses: async () => ['127.0.0.1', '::1'] }, ports: () => allPorts });
  expect((await check.run(checkContext({ host: 'localhost' })))[0]).toMatchObject({
    severity: 'warning',
    message: 'localhost is at 127.0.0.1, ::1: only this machine reaches itself there',
  });
  const [, sips] = await dnsCheck({ resolver: resolver({}), ports: () => allPorts }).run(checkContext({ host: '127.0.0.1' }));
  expect(sips).toMatchObject({
    severity: 'failure',
    remedy: 'say where rooms call (host of onboarding), then add the record with port 5061',
  });
  const silent = { ...resolver(whole), addresses: () => Promise.reject(new Error('getaddrinfo EAI_AGAIN gw.contoso.test')) };
  expect((await dnsCheck({ resolver: silent, ports: () => allPorts }).run(checkContext()))[0]).toMatchObject({
    severity: 'failure',
    message: 'gw.contoso.test: the DNS does not answer: getaddrinfo EAI_AGAIN gw.contoso.test',
  });
});

test('a host without address, a tenant without domain, a tenant that is dialled by address', async () => {
  const check = dnsCheck({ resolver: resolver(whole), ports: () => allPorts });
  expect((await check.run(checkContext({ host: 'nowhere.test' })))[0]).toMatchObject({ severity: 'failure' });
  expect(await check.run(checkContext({ dialling: undefined }))).toMatchObject([{ severity: 'skipped' }]);
  const byAddress = tenantOf({ ...contoso, tenantKey: 'teams@203.0.113.9' });
  expect(await check.run(checkContext({ tenant: byAddress }))).toMatchObject([{ severity: 'skipped' }]);
});
