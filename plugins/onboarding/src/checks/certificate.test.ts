import { expect, test } from '@jest/globals';
import { VirtualClock } from '@opencvi/test-kit';
import type { ServerCertificate } from '../probes/tls-probe.ts';
import { allPorts, checkContext, noPorts, shortly } from '../testing/check-context.ts';
import { FakeIdentities } from '../testing/fake-identities.ts';
import { certificateCheck } from './certificate.ts';

const day = 86_400_000;
const clock = new VirtualClock();
const now = clock.now();

interface Given extends Partial<Omit<ServerCertificate, 'covers'>> {
  readonly names?: readonly string[];
}

function check(given: Given | Error, more: { ports?: typeof allPorts; callback?: string } = {}) {
  const identities = new FakeIdentities();
  identities.callback = more.callback ?? 'https://gw.contoso.test';
  const { names = ['gw.contoso.test', 'vc.contoso.test'], ...rest } = given instanceof Error ? ({} as Given) : given;
  const certificate = { validFrom: now - day, validTo: now + 90 * day, issuer: 'Good CA', distrust: undefined, ...rest };
  const asked: string[] = [];
  const made = certificateCheck({
    probe: async ({ host, port, name }) => {
      asked.push(`${host}:${port} ${name}`);
      if (given instanceof Error) throw given;
      return { ...certificate, covers: host => names.includes(host) };
    },
    ports: () => more.ports ?? allPorts,
    identities,
    clock,
    warnBefore: 21 * day,
  });
  return { asked, run: async () => made.run(checkContext()) };
}

const troubles = async (given: Given | Error) => (await check(given).run()).filter(({ severity }) => severity !== 'ok');

test('all is well', async () => {
  const { asked, run } = check({});
  expect(shortly(await run())).toEqual([
    'ok: SIP over TLS at gw.contoso.test:5061: the certificate is valid until 2026-04-01',
    'ok: SIP over TLS at gw.contoso.test:5061: the certificate is for gw.contoso.test, vc.contoso.test',
    'ok: Callbacks at gw.contoso.test: the certificate is valid until 2026-04-01',
    'ok: Callbacks at gw.contoso.test: the certificate is for gw.contoso.test',
  ]);
  expect(asked).toEqual(['gw.contoso.test:5061 gw.contoso.test', 'gw.contoso.test:443 gw.contoso.test']);
});

test('expired, about to expire, not valid yet', async () => {
  expect(await troubles({ validTo: now })).toMatchObject([{ severity: 'failure' }, { severity: 'failure' }]);
  expect(await troubles({ validTo: now + 21 * day })).toMatchObject([{ severity: 'warning' }, { severity: 'warning' }]);
  expect(await troubles({ validTo: now + 21 * day + 1 })).toEqual([]);
  expect(await troubles({ validFrom: now + 1 })).toMatchObject([{ severity: 'failure' }, { severity: 'failure' }]);
});

test('for other names: rooms may not mind, Microsoft does', async () => {
  expect(shortly(await troubles({ names: ['vc.contoso.test'] }))).toEqual([
    'warning: SIP over TLS at gw.contoso.test:5061: the certificate is not for gw.contoso.test',
    'failure: Callbacks at gw.contoso.test: the certificate is not for gw.contoso.test',
  ]);
});

test('a chain that is not trusted', async () => {
  expect(shortly(await troubles({ distrust: 'DEPTH_ZERO_SELF_SIGNED_CERT' }))).toEqual([
    'warning: SIP over TLS at gw.contoso.test:5061: the certificate is self-signed',
    'failure: Callbacks at gw.contoso.test: the certificate is self-signed',
  ]);
  const [first] = await troubles({ distrust: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', issuer: 'Some CA' });
  expect(first?.message).toContain('the chain of the certificate (issuer: Some CA) is not trusted');
});

test('nothing there', async () => {
  expect(await troubles(new Error('connect ECONNREFUSED'))).toMatchObject([{ severity: 'failure' }, { severity: 'failure' }]);
});

test('no TLS to look at', async () => {
  expect(await check({}, { ports: noPorts, callback: 'http://127.0.0.1:8080' }).run()).toMatchObject([
    { severity: 'skipped' },
    { severity: 'skipped' },
  ]);
});
