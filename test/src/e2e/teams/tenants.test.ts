import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { CallRecord } from '@opencvi/plugin-api';
import { type Baresip, eventually, type Gateway, layouts, secondsOfTone, startBaresip, startGateway, toneFile } from '../../rig/index.ts';
import { pngFile } from '../../rig/pictures.ts';
import { TempDir } from '../../rig/temp-dir.ts';
import { callReaches, nextRecord, recordsOf, seesIvr } from '../call-rig.ts';
import { RecordingProxy } from './recording-proxy.ts';
import { microsoft, teamsEnv, teamsPlugins } from './simulated-cloud.ts';
import { SimulatedTeams } from './simulated-teams.ts';

jest.setTimeout(90_000);

/** Meetings that people of the organization enter and guests wait for. */
const weekly = { contoso: '1140000002', fabrikam: '0240000002' };
const port = 22_700;
const tenantIds: Readonly<Record<string, string>> = {
  'contoso.example': microsoft.contoso.tenantId,
  'fabrikam.example': microsoft.fabrikam.tenantId,
};
const CHIME = 1_000;

/** What rooms of both partners dial, in one plan. */
const rules = [
  { match: 'teams@{domain}', to: 'ivr' },
  { match: '{key}@{domain}', to: 'ivr' },
  { match: '{key}.{conf}@{domain}', to: 'meeting' },
  { match: '{conf}@{domain}', to: 'meeting' },
];

let teams: SimulatedTeams;
let graph: RecordingProxy;
let gateway: Gateway;
let branding: TempDir;
let contoso: Baresip;
let fabrikam: Baresip;

beforeAll(async () => {
  teams = await SimulatedTeams.start(port);
  graph = await RecordingProxy.start(port + 1, teams.url, await readFile(teams.ca, 'utf8'));
  branding = await TempDir.make('branding');
  await mkdir(branding.file('prompts'));
  await copyFile(await toneFile({ hz: CHIME, sampleRate: 16_000, seconds: 3 }), branding.file('prompts/welcome.wav'));
  const ivr = { prompts: branding.file('prompts'), picture: await pngFile(layouts.other) };
  gateway = await startGateway({
    env: teamsEnv,
    config: {
      tenants: [
        {
          name: 'contoso',
          tenantKey: 'teams@contoso.example',
          domains: ['contoso.example'],
          microsoft: microsoft.contoso,
          trust: { trusted: ['127.0.0.1'] },
          ivr,
        },
        { name: 'fabrikam', tenantKey: '813878896@fabrikam.example', domains: ['fabrikam.example'], microsoft: microsoft.fabrikam },
      ],
      plugins: { ...teamsPlugins(teams, { graph: graph.url }), 'dialplan-pattern': { rules } },
    },
  });
  const outbound = [`outbound="sip:127.0.0.1:${gateway.sipPort};lr"`];
  contoso = await startBaresip({ name: 'contoso-room', toneHz: 440, picture: layouts.room, accountParameters: outbound });
  fabrikam = await startBaresip({ name: 'fabrikam-room', toneHz: 660, picture: layouts.slides, accountParameters: outbound });
});
afterAll(async () => {
  await contoso?.close();
  await fabrikam?.close();
  await gateway?.close();
  await branding?.[Symbol.asyncDispose]();
  await graph?.close();
  await teams?.stop();
});

/** The Microsoft tenant that a request's token is for. */
function tokenTenant({ headers }: { readonly headers: NodeJS.Dict<string | string[]> }): unknown {
  const [, claims = ''] = String(headers.authorization).split('.');
  return (JSON.parse(Buffer.from(claims, 'base64url').toString()) as { tid: unknown }).tid;
}

const lookups = (id: string) => graph.recorded.filter(({ path }) => /onlineMeetings/.test(path) && path.includes(id)).map(tokenTenant);

const joins = () => graph.recorded.filter(({ method, path }) => method === 'POST' && path.endsWith('/communications/calls'));

async function recordOfHangUp(room: Baresip): Promise<CallRecord> {
  const before = (await recordsOf(gateway)).length;
  await room.hangup();
  return nextRecord(gateway, before);
}

describe('two customers of two partners on one gateway', () => {
  test('in calls at the same time: pictures, prompts, ids, tokens, trust and records are those of the customer that was dialled', async () => {
    await contoso.dial('sip:teams@contoso.example');
    await fabrikam.dial('sip:813878896@fabrikam.example');
    await Promise.all([contoso.waitFor('CALL_ESTABLISHED'), fabrikam.waitFor('CALL_ESTABLISHED')]);
    await Promise.all([contoso.sees(layouts.other), seesIvr(fabrikam, 'splash'), contoso.hears(CHIME, { seconds: 1 })]);

    // the other customer's id first: nobody has it here
    await Promise.all([contoso.sendDigits(`${weekly.fabrikam}#`), fabrikam.sendDigits(`${weekly.fabrikam}#`)]);
    await callReaches(gateway, 'lobby');
    await contoso.sendDigits(`${weekly.contoso}#`);
    await callReaches(gateway, 'connected');
    expect(secondsOfTone(fabrikam.recordedAudio(), CHIME)).toBeLessThan(0.3);
    expect((await teams.calls()).map(({ tenant, subject, inLobby }) => ({ tenant, subject, inLobby }))).toEqual(
      expect.arrayContaining([
        { tenant: 'contoso.example', subject: 'Contoso weekly', inLobby: false },
        { tenant: 'fabrikam.example', subject: 'Fabrikam weekly', inLobby: true },
      ]),
    );
    expect(lookups(weekly.fabrikam).toSorted()).toEqual([microsoft.contoso.tenantId, microsoft.fabrikam.tenantId]);
    expect(lookups(weekly.contoso)).toEqual([microsoft.contoso.tenantId]);
    // a trusted room joins as the application, a guest as a guest
    expect(joins().map(join => ({ token: tokenTenant(join), ...(join.body as object) }))).toMatchObject([
      { token: microsoft.fabrikam.tenantId, tenantId: microsoft.fabrikam.tenantId, source: { identity: { guest: {} } } },
      { token: microsoft.contoso.tenantId, tenantId: microsoft.contoso.tenantId, source: { identity: { application: {} } } },
    ]);

    const calls = new Map((await teams.calls()).map(({ id, tenant }) => [id, tenantIds[tenant]]));
    expect(await recordOfHangUp(contoso)).toMatchObject({ tenant: 'contoso', meeting: weekly.contoso, trust: 'trusted', ivrAttempts: 2 });
    expect(await recordOfHangUp(fabrikam)).toMatchObject({ tenant: 'fabrikam', meeting: weekly.fabrikam, trust: 'guest', ivrAttempts: 1 });
    // whatever concerned a call was asked for in its own tenant, its hang-up to the last, which the record does not wait for
    const concerning = () =>
      graph.recorded.flatMap(request => {
        const [, id] = /\/communications\/calls\/([^/]+)/.exec(request.path) ?? [];
        const { method } = request;
        return id !== undefined && calls.has(id) ? [{ method, token: tokenTenant(request), tenant: calls.get(id) }] : [];
      });
    await eventually({ what: 'both calls to be hung up', within: 5_000 }, () => {
      const hungUp = concerning().filter(({ method }) => method === 'DELETE');
      return new Set(hungUp.map(({ tenant }) => tenant)).size === 2 ? true : undefined;
    });
    expect(concerning().filter(({ token, tenant }) => token !== tenant)).toEqual([]);
  });

  test.each([
    ["one customer's key at the other's domain", '813878896@contoso.example', 'contoso'],
    ["one customer's id at the other's address", `813878896.${weekly.contoso}@fabrikam.example`, 'fabrikam'],
    ["the other's id at the one's address", `${weekly.fabrikam}@contoso.example`, 'contoso'],
    ['the domain of neither', 'teams@elsewhere.example', undefined],
  ])('%s leads nowhere: %s', async (_name, address, tenant) => {
    const [before, joined] = [(await recordsOf(gateway)).length, joins().length];
    await fabrikam.dial(`sip:${address}`);
    const record = await nextRecord(gateway, before);
    expect(record).toMatchObject({ dialled: address, endReason: { code: 'not-found' } });
    expect(record.tenant).toBe(tenant);
    expect(joins()).toHaveLength(joined);
  });
});
