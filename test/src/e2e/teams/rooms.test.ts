import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import {
  type Baresip,
  type BrowserPage,
  type ChromiumPeer,
  eventually,
  type Gateway,
  layouts,
  startBaresip,
  startChromium,
  startGateway,
} from '../../rig/index.ts';
import { audioOf, callReaches, nextRecord, recordsOf, seesIvr, videoOf } from '../call-rig.ts';
import { microsoft, teamsEnv, teamsPlugins } from './simulated-cloud.ts';
import { SimulatedTeams } from './simulated-teams.ts';

jest.setTimeout(120_000);

/** People of the organization go in, guests wait; Fabrikam does not take rooms that join as guests for its own. */
const meeting = '0240000002';

interface QualityReports {
  readonly reports: readonly { readonly quality: { readonly mediaQualityList: readonly { readonly inboundPackets: number }[] } }[];
}

let teams: SimulatedTeams;
let gateway: Gateway;
let chromium: ChromiumPeer;

beforeAll(async () => {
  teams = await SimulatedTeams.start(20_850);
  gateway = await startGateway({
    env: teamsEnv,
    config: {
      tenants: [{ name: 'fabrikam', domains: ['*'], microsoft: microsoft.fabrikam }],
      plugins: teamsPlugins(teams),
    },
  });
  chromium = await startChromium({ toneHz: 660, picture: layouts.meeting });
});
afterAll(async () => {
  await chromium?.close();
  await gateway?.close();
  await teams?.stop();
});

const room = () => startBaresip({ name: 'room', toneHz: 440, picture: layouts.room });

/** The organizer, at a browser. */
async function organizer(): Promise<BrowserPage> {
  const { meetings } = await teams.control<{ meetings: { videoTeleconferenceId: string; organizerUrl: string }[] }>('GET', '/meetings');
  const url = meetings.find(one => one.videoTeleconferenceId === meeting)?.organizerUrl;
  const page = await chromium.page(`${url}&name=Carol&autojoin=1`);
  await page.page.waitForSelector('[data-phase="meeting"]', { timeout: 15_000 });
  return page;
}

async function hearAndSee(baresip: Baresip, page: BrowserPage): Promise<void> {
  await Promise.all([
    page.sees(videoOf('room'), layouts.room, { within: 20_000 }),
    page.hears(audioOf('room'), 440, { within: 20_000 }),
    baresip.sees(layouts.meeting, 20_000),
    baresip.hears(660, { within: 20_000, fromNow: true }),
  ]);
}

describe('a room system in a Teams meeting', () => {
  test('IVR, conference id, lobby, admitted by the organizer, heard and seen, ended for all, reported and recorded', async () => {
    const before = (await recordsOf(gateway)).length;
    await using page = await organizer();
    await using baresip = await room();
    await baresip.dial(gateway.sipUri('teams'));
    await baresip.waitFor('CALL_ESTABLISHED');
    await seesIvr(baresip, 'splash');
    await baresip.sendDigits(`${meeting}#`);
    await callReaches(gateway, 'lobby');
    await seesIvr(baresip, 'lobby');
    await page.page.click('button[name="admit"]');
    await callReaches(gateway, 'connected');
    await hearAndSee(baresip, page);
    const { id: graphCall } = await teams.onlyCall();
    const [{ key } = { key: '' }] = (
      await teams.control<{ meetings: { key: string; videoTeleconferenceId: string }[] }>('GET', '/meetings')
    ).meetings.filter(one => one.videoTeleconferenceId === meeting);
    await teams.control('POST', `/meetings/${key}/end`);
    await seesIvr(baresip, 'goodbye');
    await baresip.waitFor('CALL_CLOSED', 20_000);
    const record = await nextRecord(gateway, before);
    expect(record).toMatchObject({
      provider: 'teams',
      tenant: 'fabrikam',
      meeting,
      trust: 'guest',
      endReason: { code: 'meeting-ended', by: 'meeting', detail: expect.stringContaining('0#4097') },
    });
    expect(record.lobbyAt).toBeDefined();
    expect(record.meetingFacts).toMatchObject({ microsoftTenant: microsoft.fabrikam.tenantId, identity: 'guest', graphCall, lobby: true });
    const { reports } = await teams.control<QualityReports>('GET', '/quality');
    const qualities = reports[0]?.quality.mediaQualityList ?? [];
    expect(qualities.map(({ inboundPackets }) => inboundPackets > 50)).toEqual([true, true]);
    for (const quality of qualities) {
      expect(quality).toMatchObject({
        maximumInboundJitter: expect.stringMatching(/^PT[\d.]+S$/),
        localIPAddress: '127.0.0.1',
        localPort: expect.any(Number),
        remoteIPAddress: '127.0.0.1',
        remotePort: expect.any(Number),
      });
    }
  });

  test('*6: the meeting shows the room muted and hears it no more, and again', async () => {
    await using page = await organizer();
    await using baresip = await room();
    await baresip.dial(gateway.sipUri(meeting));
    await callReaches(gateway, 'lobby');
    await teams.control('POST', `/calls/${(await teams.onlyCall()).id}/admit`);
    await callReaches(gateway, 'connected');
    await page.hears(audioOf('room'), 440, { within: 20_000 });
    await baresip.sendDigits('*6');
    await page.page.waitForSelector('[data-participant="room"][data-muted="true"]', { timeout: 10_000 });
    await page.hearsNo(audioOf('room'), 440);
    await baresip.sendDigits('*6');
    await page.page.waitForSelector('[data-participant="room"][data-muted="false"]', { timeout: 10_000 });
    await page.hears(audioOf('room'), 440);
    await baresip.hangup();
    await baresip.waitFor('CALL_CLOSED');
  });

  test('kill -9 in a call: after the restart nobody is left in the meeting, nor at the media bot', async () => {
    await using page = await organizer();
    await using baresip = await room();
    await baresip.dial(gateway.sipUri(meeting));
    await callReaches(gateway, 'lobby');
    await teams.control('POST', `/calls/${(await teams.onlyCall()).id}/admit`);
    await callReaches(gateway, 'connected');
    await page.sees(videoOf('room'), layouts.room, { within: 20_000 });
    await gateway.kill('SIGKILL');
    expect(await teams.calls()).toHaveLength(1);
    await gateway.start();
    const wait = { what: 'the meeting to be left', within: 5_000 };
    await eventually(wait, async () => ((await teams.calls()).length === 0 ? true : undefined));
    await eventually({ ...wait, what: 'the media session to end' }, async () => {
      const { sessions } = await teams.control<{ sessions: unknown[] }>('GET', '/sessions');
      return sessions.length === 0 ? true : undefined;
    });
  });
});
