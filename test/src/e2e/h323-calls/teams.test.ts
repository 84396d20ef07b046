import { expect, jest, test } from '@jest/globals';
import { type BrowserPage, type ChromiumPeer, layouts, startAsterisk, startChromium, startGateway } from '../../rig/index.ts';
import { audioOf, callReaches, nextRecord, videoOf } from '../call-rig.ts';
import { microsoft, teamsEnv, teamsPlugins } from '../teams/simulated-cloud.ts';
import { SimulatedTeams } from '../teams/simulated-teams.ts';
import { callsIn, h323Of } from './h323-rig.ts';
import { phoneHears, phoneSees, phoneTarget, startPhone } from './phone-rig.ts';

jest.setTimeout(120_000);

/** People of the organization go in, guests wait. */
const meeting = '0240000002';

interface Meeting {
  readonly key: string;
  readonly videoTeleconferenceId: string;
  readonly organizerUrl: string;
}

async function meetingOf(teams: SimulatedTeams): Promise<Meeting> {
  const { meetings } = await teams.control<{ meetings: Meeting[] }>('GET', '/meetings');
  const found = meetings.find(({ videoTeleconferenceId }) => videoTeleconferenceId === meeting);
  if (!found) throw new Error('the simulator has no such meeting');
  return found;
}

async function joinAsOrganizer(chromium: ChromiumPeer, { organizerUrl }: Meeting): Promise<BrowserPage> {
  const page = await chromium.page(`${organizerUrl}&name=Carol&autojoin=1`);
  await page.page.waitForSelector('[data-phase="meeting"]', { timeout: 15_000 });
  return page;
}

test('rooms by H.323 in a Teams meeting: IVR, lobby, admitted, heard and seen, ended for all', async () => {
  await using stack = new AsyncDisposableStack();
  const teams = await SimulatedTeams.start(22_950);
  stack.defer(() => teams.stop());
  const tenants = [{ name: 'fabrikam', domains: ['*'], microsoft: microsoft.fabrikam }];
  const gateway = stack.use(await startGateway({ env: teamsEnv, config: { tenants, plugins: teamsPlugins(teams) } }));
  const chromium = stack.use(await startChromium({ toneHz: 660, picture: layouts.meeting }));
  const organized = await meetingOf(teams);
  const page = stack.use(await joinAsOrganizer(chromium, organized));
  const phone = stack.use(await startPhone('phone'));
  const asterisk = stack.use(await startAsterisk({ name: 'asterisk', toneHz: 1_000, peer: h323Of(gateway) }));

  const call = await phone.dial(phoneTarget(gateway, 'teams'), { toneHz: 1_400, toneAmplitude: 0.3, digitsBy: 'signal' });
  await call.sendDigits(`${meeting}#`);
  await callReaches(gateway, 'lobby');
  await page.page.click('button[name="admit"]');
  await callReaches(gateway, 'connected');
  const old = await asterisk.dial(meeting);
  await callReaches(gateway, 'lobby');
  await page.page.click('button[name="admit"]');
  await callsIn(gateway, 'connected', 2);

  const [among, within] = [2, 30_000];
  await Promise.all([
    page.sees(videoOf('phone'), layouts.room, { within }),
    page.hears(audioOf('phone'), 1_400, { within }),
    page.hears(audioOf('asterisk'), 1_000, { within }),
    phoneSees(call, layouts.meeting, within),
    phoneHears(call, 660, { among, timeoutMs: within }),
    old.hears(660, { among, within }),
  ]);
  await teams.control('POST', `/meetings/${organized.key}/end`);
  expect(await call.ended).toMatchObject({ by: 'them', cause: 16 });
  expect((await old.ended()).cause).toBe(16);
  expect(await nextRecord(gateway, 1)).toMatchObject({
    protocol: 'h323',
    provider: 'teams',
    tenant: 'fabrikam',
    meeting,
    endReason: { code: 'meeting-ended', by: 'meeting' },
  });
});
