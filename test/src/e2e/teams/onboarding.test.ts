import { afterAll, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import { onboarding } from '@opencvi/onboarding';
import { cliCommands } from '@opencvi/plugin-api';
import { protocolSip } from '@opencvi/protocol-sip';
import { provisioning } from '@opencvi/provisioning';
import { demoApp, demoTenantIds } from '@opencvi/teams-simulator';
import { fakeInvocation, startTestGateway, type TestGateway } from '@opencvi/test-kit';
import { type Browser, chromium, type Page } from 'playwright-core';
import { inProcessTeams } from './in-process-teams.ts';
import { SimulatedTeams } from './simulated-teams.ts';

jest.setTimeout(60_000);
const open = '1140000001';
const organization = '1140000002';
const roles = ['Calls.JoinGroupCall.All', 'Calls.JoinGroupCallAsGuest.All', 'Calls.AccessMedia.All', 'OnlineMeetings.Read.All'];

let teams: SimulatedTeams;
let gateway: TestGateway;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  teams = await SimulatedTeams.start(22_600);
  gateway = await startTestGateway({
    plugins: [
      inProcessTeams(teams),
      onboarding,
      provisioning,
      protocolSip.with({ host: '127.0.0.1', udpPort: 22_710, tcpPort: 0, tlsPort: false }),
    ],
    tenants: [
      {
        name: 'contoso',
        tenantKey: 'teams@contoso.example',
        domains: ['contoso.example'],
        microsoft: { tenantId: demoTenantIds.contoso, cloud: 'simulated' },
      },
    ],
  });
  const redirectUris = [`${gateway.gateway.http.url}/onboarding/consent/callback`];
  await teams.control('POST', '/apps', { id: demoApp.id, name: 'OpenCVI gateway', secrets: [demoApp.secret], roles, redirectUris });
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-quic'] });
  page = await (await browser.newContext({ ignoreHTTPSErrors: true })).newPage();
});
afterAll(async () => {
  await browser?.close();
  await gateway?.gateway.stop();
  await teams?.stop();
  await gateway?.stop();
});
beforeEach(async () => {
  await teams.control('PUT', `/tenants/contoso.example/consents/${demoApp.id}`, {});
  await teams.control('DELETE', `/tenants/contoso.example/consents/${demoApp.id}`);
});

interface Finding {
  readonly severity: string;
  readonly message: string;
  readonly remedy?: string;
}

async function examine(body: object): Promise<Readonly<Record<string, readonly Finding[]>>> {
  const answer = await gateway.api('/api/v1/onboarding/tenants/contoso/examinations', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const { checks } = (await answer.json()) as { checks: { check: string; findings: Finding[] }[] };
  return Object.fromEntries(checks.map(({ check, findings }) => [check, findings]));
}

const heading = (): Promise<string | null> => page.locator('h1').textContent();
const consent = (): Promise<unknown> => page.goto(`${gateway.gateway.http.url}/onboarding/consent/contoso`);

test('from nothing to a joined meeting: consent with less than is needed, then with all, then the doctor', async () => {
  const before = await examine({ only: ['consent'] });
  expect(before.consent).toEqual([
    {
      severity: 'failure',
      message: expect.stringContaining('AADSTS700016'),
      remedy: expect.stringContaining('/onboarding/consent/contoso'),
    },
  ]);

  await consent();
  expect(await heading()).toBe('Permissions requested');
  await page.getByLabel('Calls.JoinGroupCallAsGuest.All').uncheck();
  await page.getByRole('button', { name: 'Accept' }).click();
  await page.getByRole('heading', { name: 'One permission is missing' }).waitFor();
  expect(await page.locator('.roles .no strong').textContent()).toBe('Calls.JoinGroupCallAsGuest.All');
  const halfway = await examine({ only: ['consent'] });
  expect(halfway.consent?.filter(({ severity }) => severity === 'failure')).toEqual([
    expect.objectContaining({ message: expect.stringContaining('Calls.JoinGroupCallAsGuest.All is not granted') }),
  ]);

  await page.getByRole('link', { name: 'Consent again' }).click();
  await page.getByRole('button', { name: 'Accept' }).click();
  await page.getByRole('heading', { name: 'Consent is complete' }).waitFor();

  const only = ['consent', 'clock', 'lookup', 'media-bot', 'test-join'];
  const after = await examine({ conferenceId: open, join: true, only });
  expect(Object.values(after).flatMap(findings => findings.filter(({ severity }) => severity !== 'ok'))).toEqual([]);
  expect(after.lookup).toEqual([{ severity: 'ok', message: `${open} is "Contoso open house" (teams)` }]);
  expect(after['test-join']).toEqual([{ severity: 'ok', message: expect.stringMatching(/^joined 1140000001 in \d\.\d s, and left$/) }]);
  expect(await teams.calls()).toEqual([]);
  expect((await teams.control<{ sessions: unknown[] }>('GET', '/sessions')).sessions).toEqual([]);
  expect(await gateway.records()).toEqual([]);
});

test('a meeting of the organization: a trusted room is in', async () => {
  await teams.control('PUT', `/tenants/contoso.example/consents/${demoApp.id}`, {});
  const found = await examine({ conferenceId: organization, join: true, trust: 'trusted', only: ['test-join'] });
  expect(found['test-join']).toEqual([{ severity: 'ok', message: expect.stringContaining('joined 1140000002') }]);
  expect(await teams.calls()).toEqual([]);
});

test('an id that nobody has', async () => {
  await teams.control('PUT', `/tenants/contoso.example/consents/${demoApp.id}`, {});
  const found = await examine({ conferenceId: '9999999999', join: true, only: ['lookup', 'test-join'] });
  expect(found.lookup).toMatchObject([{ severity: 'failure', message: 'no meeting has the id 9999999999' }]);
  expect(found['test-join']).toMatchObject([{ severity: 'failure', message: expect.stringContaining('not-found') }]);
});

test('what opencvi provider keeps is handed over, with the ports that SIP listens on', async () => {
  const provider = gateway.gateway.book.many(cliCommands).get('provider');
  const options = { tenant: 'contoso', name: 'Pexip', tenantKey: 'meet@contoso.example', instructionUri: 'https://a.example/{ConfId}' };
  expect(await provider?.run(fakeInvocation({ args: ['new'], options }))).toBe(0);
  const handover = (await (await gateway.api('/api/v1/onboarding/tenants/contoso/handover')).json()) as Record<string, unknown>;
  expect(handover).toMatchObject({ tenantKey: 'meet@contoso.example', instructionUri: 'https://a.example/{ConfId}' });
  const sip = (handover.firewall as { purpose: string; ports: string }[]).filter(({ purpose }) => purpose.startsWith('SIP'));
  expect(sip.map(({ purpose, ports }) => [purpose, ports])).toEqual([
    ['SIP over TCP', expect.stringMatching(/^[1-9]\d+$/)],
    ['SIP over UDP', '22710'],
  ]);
  expect(await provider?.run(fakeInvocation({ args: ['remove'], options: { tenant: 'contoso', identity: 'Pexip' } }))).toBe(0);
});

test('declined', async () => {
  await consent();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('heading', { name: 'Consent was not given' }).waitFor();
  expect(await page.locator('main').textContent()).toContain('AADSTS65004');
});

test('an address of return that is not registered is told by Microsoft, not by us', async () => {
  await teams.control('POST', '/apps', { id: demoApp.id, name: 'OpenCVI gateway', secrets: [demoApp.secret], roles, redirectUris: [] });
  await consent();
  expect(await page.locator('body').textContent()).toContain('AADSTS50011');
});
