import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { demoApp, demoTenantIds } from '../demo.ts';
import { Rig } from '../testing/rig.ts';

const redirectUri = 'http://localhost:8080/onboarding/consent/callback';
const asked = { client_id: demoApp.id, redirect_uri: redirectUri, state: 'a&b=c' };
let rig: Rig;
beforeAll(async () => {
  rig = await Rig.start({ consents: [] });
});
afterAll(() => rig.stop());

function path(tenant: string, query: Readonly<Record<string, string>> = asked): string {
  return `/${tenant}/adminconsent?${new URLSearchParams(query)}`;
}

test('a tenant consents, and the application gets its roles', async () => {
  await expect(rig.token()).rejects.toThrow('AADSTS700016');
  const page = await rig.get(path('contoso.example'));
  expect(page.status).toBe(200);
  expect(page.text).toContain('Calls.JoinGroupCallAsGuest.All');
  const form = { ...asked, tenant: demoTenantIds.contoso, decision: 'accept', roles: 'OnlineMeetings.Read.All' };
  const answer = await rig.post(path('contoso.example'), { form });
  const back = new URL(answer.headers.location ?? '');
  expect([answer.status, back.origin + back.pathname]).toEqual([302, redirectUri]);
  expect(Object.fromEntries(back.searchParams)).toEqual({ admin_consent: 'True', tenant: demoTenantIds.contoso, state: 'a&b=c' });
  const payload = (await rig.token()).split('.')[1] ?? '';
  expect(JSON.parse(Buffer.from(payload, 'base64url').toString()).roles).toEqual(['OnlineMeetings.Read.All']);
});

test('an administrator who signs in anywhere chooses the tenant, and may decline', async () => {
  const page = await rig.get(path('common'));
  expect(page.text).toContain('contoso.example');
  expect(page.text).toContain('fabrikam.example');
  const answer = await rig.post(path('common'), { form: { ...asked, tenant: demoTenantIds.fabrikam, decision: 'cancel' } });
  const back = new URL(answer.headers.location ?? '');
  expect(back.searchParams.get('error')).toBe('access_denied');
  await expect(rig.token('fabrikam.example')).rejects.toThrow('AADSTS700016');
});

test('the newer address does the same', async () => {
  expect(
    (
      await rig.get(
        `/contoso.example/v2.0/adminconsent?${new URLSearchParams({ ...asked, scope: 'https://graph.microsoft.com/.default' })}`,
      )
    ).status,
  ).toBe(200);
});

test.each([
  ['an address that is not registered exactly', 'contoso.example', { ...asked, redirect_uri: `${redirectUri}/` }, 'AADSTS50011'],
  ['an unknown application', 'contoso.example', { ...asked, client_id: 'x' }, 'AADSTS700016'],
  ['an unknown tenant', 'nowhere.example', asked, 'AADSTS90002'],
  ['markup in the request', 'contoso.example', { ...asked, client_id: '<script>' }, '&lt;script&gt;'],
])('%s is refused', async (_what, tenant, query, expected) => {
  const { status, text } = await rig.get(path(tenant, query));
  expect(status).toBe(400);
  expect(text.replaceAll('&#39;', "'")).toContain(expected);
});
