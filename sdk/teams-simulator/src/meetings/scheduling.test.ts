import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parseInvitation } from '@opencvi/cvi-invitation';
import { Rig } from '../testing/rig.ts';

let rig: Rig;
let folder: string;
let file: string;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'opencvi-scheduling-'));
  file = path.join(folder, 'provisioning.json');
  rig = await Rig.start({ provisioningFile: file });
});
afterAll(async () => {
  await rig.stop();
  rmSync(folder, { recursive: true, force: true });
});

const alice = { tenant: 'contoso.example', organizer: 'alice@contoso.example', subject: 'Planning' };

describe('a meeting gets coordinates by the policy of its organizer', () => {
  test('those of the tenant', async () => {
    const { status, json } = await rig.control('POST', '/meetings', alice);
    expect(status).toBe(200);
    expect(json).toMatchObject({ tenantKey: 'teams@contoso.example', videoTeleconferenceId: expect.stringMatching(/^\d{10}$/) });
    expect(json.organizerUrl).toMatch(`${rig.url}/meet/${json.key}?key=`);
  });

  test('none for a user whose policy disables them', async () => {
    const { json } = await rig.control('POST', '/meetings', { tenant: 'fabrikam.example', organizer: 'dave@fabrikam.example' });
    expect(json).toMatchObject({ tenantKey: null, videoTeleconferenceId: null, moreInfoUrl: null });
  });

  test('as cmdlets change it, and meetings keep what they were created with', async () => {
    const cmdlet = (name: string, parameters: Readonly<Record<string, unknown>>) =>
      rig.control('POST', '/tenants/fabrikam.example/cmdlets', { cmdlet: name, parameters });
    const before = await rig.control('POST', '/meetings', { tenant: 'fabrikam.example', organizer: 'carol@fabrikam.example' });
    expect((await cmdlet('Set-CsVideoInteropServiceProvider', { Identity: 'Polycom', TenantKey: '999@fabrikam.example' })).status).toBe(
      200,
    );
    await cmdlet('Grant-CsTeamsVideoInteropServicePolicy', { Identity: 'dave@fabrikam.example', PolicyName: null });
    const after = await rig.control('POST', '/meetings', { tenant: 'fabrikam.example', organizer: 'dave@fabrikam.example' });
    expect(after.json.tenantKey).toBe('999@fabrikam.example');
    expect((await rig.control('GET', `/meetings/${before.json.key}`)).json.tenantKey).toBe('813878896@fabrikam.example');
    const wrong = await cmdlet('Set-CsVideoInteropServiceProvider', { Identity: 'Nobody' });
    expect([wrong.status, wrong.json.detail]).toEqual([400, expect.stringContaining('Nobody')]);
  });

  test("as a gateway's own provisioning says, where there is such a file", async () => {
    const provider = {
      Identity: 'Cisco',
      Name: 'Cisco',
      TenantKey: 'contoso@m.webex.com',
      InstructionUri: '',
      AllowAppGuestJoinsAsAuthenticated: false,
      AadApplicationIds: '',
    };
    const contoso = { providers: [provider], global: 'CiscoServiceProviderEnabled', groups: [], users: {} };
    writeFileSync(file, JSON.stringify({ version: 1, tenants: { contoso } }));
    expect((await rig.control('POST', '/meetings', alice)).json.tenantKey).toBe('contoso@m.webex.com');
    rmSync(file);
  });
});

describe('an invitation', () => {
  test.each(
    [1, 2, 3].flatMap(generation =>
      ['text', 'html'].flatMap(format => ['en', 'da', 'fi'].map(language => ({ generation, format, language }))),
    ),
  )('of generation $generation as $format in $language leads back to the meeting', async style => {
    const query = new URLSearchParams({ ...style, generation: String(style.generation) });
    const { json } = await rig.control('GET', `/meetings/1140000002/invitation?${query}`);
    const read = parseInvitation(style.format === 'html' ? { html: json.content } : { text: json.content });
    expect(read).toMatchObject({ found: true, coordinates: { conferenceId: '1140000002', provider: 'pexip' } });
  });
});

test.each([
  [{ ...alice, tenant: 'nowhere.example' }, 404],
  [{ ...alice, organizer: 'mallory@contoso.example' }, 404],
  [{ ...alice, videoTeleconferenceId: '1140000001' }, 409],
  [{ ...alice, videoTeleconferenceId: '12' }, 400],
  [{ ...alice, lobby: 'friends' }, 400],
])('%j is refused', async (meeting, status) => {
  expect((await rig.control('POST', '/meetings', meeting)).status).toBe(status);
});

test('the same Video ID in two tenants is two meetings', async () => {
  const { json } = await rig.control('POST', '/meetings', {
    tenant: 'fabrikam.example',
    organizer: 'carol@fabrikam.example',
    subject: 'Theirs',
    videoTeleconferenceId: '1140000001',
  });
  expect(json.key).not.toBe('1140000001');
  const filter = encodeURIComponent("VideoTeleconferenceId eq '1140000001'");
  const ask = async (tenant: string) =>
    (await rig.get(`/v1.0/communications/onlineMeetings?$filter=${filter}`, { token: await rig.token(tenant) })).json.subject;
  expect([await ask('contoso.example'), await ask('fabrikam.example')]).toEqual(['Contoso open house', 'Theirs']);
});

test('the control API wants the admin token', async () => {
  for (const route of ['/simulator/api/meetings', '/simulator/api/faults', '/simulator/api/tenants'])
    expect((await rig.get(route)).status).toBe(401);
  expect((await rig.get('/simulator')).text).toContain('Teams simulator');
});

test('browsers by the plain link wait, unless the lobby lets everyone pass', async () => {
  const join = async (key: string) => {
    const { json } = await rig.post(`/meet/${key}/api/join`, { json: { name: 'Guest' } });
    const { json: meeting } = await rig.control('GET', `/meetings/${key}`);
    return meeting.participants.find(({ id }: { id: string }) => id === json.participant).inLobby;
  };
  expect(await join('1140000001')).toBe(false);
  expect(await join('1140000002')).toBe(true);
  await rig.control('PATCH', '/meetings/1140000002', { lobby: 'everyone' });
  expect(await join('1140000002')).toBe(false);
  await rig.control('PATCH', '/meetings/1140000002', { lobby: 'organization' });
  expect(await join('1140000002')).toBe(true);
});

test('the OpenAPI document has the control API and the media bot', async () => {
  const { status, json } = await rig.get('/api/v1/openapi.json', { token: 'admin' });
  expect(status).toBe(200);
  expect(Object.keys(json.paths)).toEqual(expect.arrayContaining(['/v1/sessions', '/simulator/api/faults']));
});
