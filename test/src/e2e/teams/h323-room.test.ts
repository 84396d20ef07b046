import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { H323Phone } from '@opencvi/test-kit/h323-phone';
import { eventually, type Gateway, startGateway } from '../../rig/index.ts';
import { callReaches } from '../call-rig.ts';
import { microsoft, teamsEnv, teamsPlugins } from './simulated-cloud.ts';
import { SimulatedTeams } from './simulated-teams.ts';

jest.setTimeout(90_000);

let teams: SimulatedTeams;
let gateway: Gateway;

beforeAll(async () => {
  teams = await SimulatedTeams.start(21_600);
  gateway = await startGateway({
    env: teamsEnv,
    config: { tenants: [{ name: 'fabrikam', domains: ['*'], microsoft: microsoft.fabrikam }], plugins: teamsPlugins(teams) },
  });
});
afterAll(async () => {
  await gateway?.close();
  await teams?.stop();
});

/** Waits until the meeting shows its only room so. */
function meetingShows(muted: boolean): Promise<true> {
  const wait = { what: `the room to be shown ${muted ? 'muted' : 'unmuted'}`, within: 10_000 };
  return eventually(wait, async () => {
    const { meetings } = await teams.control<{ meetings: { participants: { kind: string; muted: boolean }[] }[] }>('GET', '/meetings');
    const room = meetings.flatMap(({ participants }) => participants).find(({ kind }) => kind === 'room');
    return room?.muted === muted ? true : undefined;
  });
}

test('the mute key of an H.323 room reaches Teams, and a second one too', async () => {
  await using phone = await H323Phone.start({ displayName: 'H.323 room' });
  const call = await phone.dial(`0240000001@127.0.0.1:${gateway.ports.h323}`);
  const { id } = await callReaches(gateway, 'connected');
  await call.until(() => call.facts.channels.some(({ direction }) => direction === 'send'), { what: 'its sound to go out' });
  call.mute(true);
  await meetingShows(true);
  const shown = (await gateway.api(`/api/v1/calls/${id}`)).body as { protocol: string; muted: boolean };
  expect(shown).toMatchObject({ protocol: 'h323', muted: true });
  call.mute(false);
  await meetingShows(false);
  await call.hangUp();
});

interface Session {
  readonly subscriptions: { readonly main?: { readonly source: string; readonly maxBitrate?: number } };
}

test('what an H.323 room can take is asked of Teams and no more, also when it changes in the call', async () => {
  await using phone = await H323Phone.start({ displayName: 'H.323 room' });
  const call = await phone.dial(`0240000001@127.0.0.1:${gateway.ports.h323}`);
  await callReaches(gateway, 'connected');
  const asked = (what: string, isRight: (maxBitrate: number | undefined) => boolean): Promise<number | true> => {
    let seen: unknown;
    const wait = { what: `Teams to be asked for ${what}`, within: 10_000, context: () => JSON.stringify(seen) };
    return eventually(wait, async () => {
      const { sessions } = await teams.control<{ sessions: Session[] }>('GET', '/sessions');
      seen = sessions;
      const main = sessions.at(-1)?.subscriptions.main;
      return main && isRight(main.maxBitrate) ? (main.maxBitrate ?? true) : undefined;
    });
  };
  const atFirst = await asked('what was agreed', maxBitrate => maxBitrate !== undefined && maxBitrate > 128_000);
  call.limit(128_000);
  await asked('128 kbit/s', maxBitrate => maxBitrate === 128_000);
  call.limit(undefined);
  await asked('as much as before', maxBitrate => maxBitrate === atFirst);
  await call.hangUp();
});
