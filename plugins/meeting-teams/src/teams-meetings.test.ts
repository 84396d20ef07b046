import { afterEach, expect, test } from '@jest/globals';
import type { MeetingProvider } from '@opencvi/plugin-api';
import { settle, VirtualClock } from '@opencvi/test-kit';
import { meetingProviderSuite } from '@opencvi/test-kit/conformance';
import type { TeamsLeg } from './leg/teams-leg.ts';
import { ownId } from './testing/fake-microsoft.ts';
import { participantBody, Rig } from './testing/rig.ts';
import { contosoId, testConfig } from './testing/settings.ts';

let rig: Rig | undefined;

afterEach(async () => {
  await rig?.stop();
  rig = undefined;
});

meetingProviderSuite('meeting-teams', async () => {
  const running = await Rig.start({ settings: { defaultTenant: { tenantId: contosoId, cloud: 'test' } } });
  return { it: lettingIn(running), open: '1172827458', close: () => running.stop() };
});

/** The provider with a Teams that lets everybody in. */
function lettingIn(running: Rig): MeetingProvider {
  const { provider } = running.teams;
  running.microsoft.participants = [participantBody({ id: ownId })];
  return {
    id: provider.id,
    find: (id, call) => provider.find(id, call),
    async join(meeting, call) {
      const leg = await provider.join(meeting, call);
      return letInOnAnswer(running, leg);
    },
  };
}

function letInOnAnswer(running: Rig, leg: TeamsLeg): TeamsLeg {
  const answer = leg.answer.bind(leg);
  leg.answer = async (endpoint, signal) => {
    const answered = answer(endpoint, signal);
    await settle();
    const [request] = running.microsoft.asked(/^POST \/v1.0\/communications\/calls$/).slice(-1);
    const { callbackUri = '' } = (request?.body ?? {}) as { callbackUri?: string };
    const key = callbackUri.split('/').at(-1) ?? '';
    const resourceUrl = `/communications/calls/${leg.facts.graphCall}`;
    await running.post(key, {
      value: [
        { changeType: 'updated', resourceUrl, resourceData: { state: 'established', myParticipantId: ownId } },
        { changeType: 'updated', resourceUrl: `${resourceUrl}/participants`, resourceData: running.microsoft.participants },
      ],
    });
    await answered;
  };
  return leg;
}

test('a meeting that somebody copied on its way is looked up again', async () => {
  rig = await Rig.start();
  const call = rig.call();
  const meeting = await rig.teams.provider.find('1172827458', call);
  if (!meeting) throw new Error('no meeting');
  const leg = await rig.teams.provider.join({ ...meeting }, call);
  expect(leg.dialled).toEqual({ user: '1172827458', host: '' });
  await expect(rig.teams.provider.join({ id: 'x', conferenceId: '999999999' }, call)).rejects.toMatchObject({
    reason: { code: 'not-found' },
  });
  await leg.end({ code: 'normal', by: 'room' });
});

test('no media bot: rooms cannot join, and the operator is told', async () => {
  rig = await Rig.start({ settings: { media: { bots: [] } } });
  expect(rig.teams.provider.describe()).toEqual(['Teams meetings (no media bot: rooms cannot join)']);
  const room = await (await rig.join()).begin();
  await expect(room.answered).rejects.toMatchObject({ reason: { code: 'unavailable', detail: 'no media bot is configured' } });
});

test('a bot that is full, or speaks another version, is passed over', async () => {
  rig = await Rig.start({ clock: new VirtualClock() });
  rig.bot.ready = false;
  const full = await (await rig.join()).begin();
  await expect(full.answered).rejects.toMatchObject({ reason: { code: 'unavailable', detail: expect.stringContaining('draining') } });
  await rig.stop();
  rig = await Rig.start();
  rig.bot.contract = 2;
  const other = await (await rig.join()).begin();
  await expect(other.answered).rejects.toMatchObject({ reason: { code: 'failed', detail: expect.stringContaining('version 2') } });
});

test.each(['http://127.0.0.1:9442', 'http://[::1]:9442', 'http://localhost:9442', 'https://bot.test'])('a bot at %s', url => {
  expect(testConfig({ media: { bots: [{ url, token: 'env:BOT' }] } }).media.bots).toHaveLength(1);
});

test.each([
  [{ application: { clientId: 'x' } }, /clientId/],
  [{ application: { clientId: '0a1b2c3d-0000-4000-8000-000000000001' } }, /exactly one of/],
  [{ application: { clientId: '0a1b2c3d-0000-4000-8000-000000000001', secret: 'plain' } }, /must be a reference/],
  [{ media: { modalities: [] } }, /modalities|Too small/],
  [{ media: { bots: [{ url: 'http://192.0.2.50:9442', token: 'env:BOT' }] } }, /must be an https address/],
  [{ media: { bots: [{ url: 'http://127.evil.test', token: 'env:BOT' }] } }, /must be an https address/],
  [{ clouds: { test: { login: 'http://login.test' } } }, /must be an https address/],
  [{ clouds: { test: { graph: 'ftp://127.0.0.1' } } }, /graph/],
  [{ keepAlive: '45m' }, /less than 45 minutes/],
  [{ typo: 1 }, /typo/],
])('settings that cannot be are refused: %j', (settings, message) => {
  expect(() => testConfig(settings)).toThrow(message);
});
