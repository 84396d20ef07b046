import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { definePlugin, deviceAuth, type TenantSettings, type Trust } from '@opencvi/plugin-api';
import { demoTenantIds } from '@opencvi/teams-simulator';
import { eventually, startTestGateway, type TestCall, type TestGateway } from '@opencvi/test-kit';
import { z } from 'zod';
import { inProcessTeams } from './in-process-teams.ts';
import { misfitsOf } from './metadata-misfits.ts';
import { RecordingProxy } from './recording-proxy.ts';
import { SimulatedTeams } from './simulated-teams.ts';

jest.setTimeout(30_000);
const port = 23_100;
/** Fabrikam takes no guest for its own: there a room is trusted as the application alone. */
const meeting = '0240000001';
/** Contoso trusts every guest of the application (AllowAppGuestJoinsAsAuthenticated). */
const trustingMeeting = '1140000001';

let teams: SimulatedTeams;
let graph: RecordingProxy;
let gateway: TestGateway;
let trust: Trust;
let calls: TestCall[];

const tenants: TenantSettings[] = [
  { name: 'contoso', domains: ['contoso.example'], microsoft: { tenantId: demoTenantIds.contoso, cloud: 'simulated' } },
  { name: 'fabrikam', domains: ['fabrikam.example'], microsoft: { tenantId: demoTenantIds.fabrikam, cloud: 'simulated' } },
];

const judging = definePlugin({
  name: 'judging',
  api: 1,
  config: z.object({}),
  needs: {},
  setup: host => host.contribute(deviceAuth, { id: 'judging', assess: async () => ({ trust, reason: 'the test says so' }) }),
});

beforeAll(async () => {
  calls = [];
  teams = await SimulatedTeams.start(port);
  graph = await RecordingProxy.start(port + 1, teams.url, readFileSync(teams.ca, 'utf8'));
  gateway = await startTestGateway({ plugins: [inProcessTeams(teams, { graph: graph.url }), judging], tenants });
});
afterEach(async () => {
  for (const call of calls.splice(0)) {
    call.leg.hangUp();
    await call.ended();
  }
});
afterAll(async () => {
  const misfits = await misfitsOf(graph, teams);
  await gateway.gateway.stop();
  await graph.close();
  await teams.stop();
  expect(misfits).toEqual([]);
});

async function rules(id: string, changes: Readonly<Record<string, string>>): Promise<void> {
  const { meetings } = await teams.control<{ meetings: { key: string; videoTeleconferenceId: string }[] }>('GET', '/meetings');
  await teams.control('PATCH', `/meetings/${meetings.find(one => one.videoTeleconferenceId === id)?.key}`, changes);
}

/** Where a room ends up: in the meeting, in its lobby, or with the reason that it hears. */
async function arrive(as: Trust, dialled: string): Promise<string> {
  trust = as;
  const call = gateway.dial(dialled);
  let over = false;
  const ended = call.ended().finally(() => {
    over = true;
  });
  const place = () => (['lobby', 'connected'] as const).find(state => call.states().includes(state));
  await eventually('the room to be somewhere', () => over || place() !== undefined);
  const where = place();
  if (where === undefined) {
    const { code, detail = '' } = (await ended).endReason;
    return `${code} ${/\d+#\d+/.exec(detail)?.[0]}`;
  }
  calls.push(call);
  return where === 'connected' ? 'meeting' : where;
}

const trusted = () => arrive('trusted', `${meeting}@fabrikam.example`);
const untrusted = () => arrive('guest', `${meeting}@fabrikam.example`);
const guestOfTrusting = () => arrive('guest', `${trustingMeeting}@contoso.example`);

/** facts of Microsoft and Cisco: who waits, by lobbyBypassSettings.scope. */
const table = [
  ['everyone', 'meeting', 'meeting'],
  ['organizationAndFederated', 'meeting', 'lobby'],
  ['organization', 'meeting', 'lobby'],
  ['organizationExcludingGuests', 'meeting', 'lobby'],
  ['invited', 'lobby', 'lobby'],
  ['organizer', 'lobby', 'lobby'],
] as const;

describe('who waits in the lobby', () => {
  test.each(table)('%s: trusted rooms in the %s, others in the %s', async (lobby, forTrusted, forOthers) => {
    await rules(meeting, { lobby });
    expect([await trusted(), await untrusted()]).toEqual([forTrusted, forOthers]);
    await rules(trustingMeeting, { lobby });
    expect(await guestOfTrusting()).toBe(forTrusted);
  });

  test.each(table)(
    '%s, where anonymous join is disabled: trusted rooms in the %s, others are turned away instead of: %s',
    async (lobby, forTrusted, _forOthers) => {
      const change = (anonymousJoin: boolean) =>
        Promise.all(['contoso.example', 'fabrikam.example'].map(one => teams.control('PATCH', `/tenants/${one}`, { anonymousJoin })));
      await change(false);
      try {
        await rules(meeting, { lobby });
        expect([await trusted(), await untrusted()]).toEqual([forTrusted, 'refused 403#5723']);
        await rules(trustingMeeting, { lobby });
        expect(await guestOfTrusting()).toBe(forTrusted);
      } finally {
        await change(true);
      }
    },
  );
});

describe('who may present', () => {
  test.each([
    ['everyone', 'presenter'],
    ['organization', 'attendee'],
    ['roleIsPresenter', 'attendee'],
    ['organizer', 'attendee'],
  ])('%s: trusted rooms as presenter, others as %s', async (presenters, forOthers) => {
    await rules(meeting, { lobby: 'everyone', presenters });
    await trusted();
    expect(await teams.onlyCall()).toMatchObject({ role: 'presenter' });
    for (const call of calls.splice(0)) {
      call.leg.hangUp();
      await call.ended();
    }
    await untrusted();
    expect(await teams.onlyCall()).toMatchObject({ role: forOthers });
  });
});
