import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { settle } from '@opencvi/test-kit';
import { graphError } from '../testing/fake-microsoft.ts';
import { type JoiningRoom, Rig } from '../testing/rig.ts';

let rig: Rig;

beforeEach(async () => {
  rig = await Rig.start();
});
afterEach(async () => {
  await rig.stop();
  expect(rig.clock.pending).toBe(0);
});

async function finish(room: JoiningRoom): Promise<void> {
  await room.leg.end({ code: 'normal', by: 'room' });
}

describe('the room hangs up', () => {
  const never = () => new Promise<Response>(() => {});

  test.each([
    ['while Entra thinks', () => rig.microsoft.replace(/oauth2/, never)],
    ['while the meeting is looked up', () => rig.microsoft.replace(/onlineMeetings/, never)],
  ])('%s: at once', async (_name, stall) => {
    stall();
    const call = rig.call();
    const finding = expect(rig.teams.provider.find('1172827458', call)).rejects.toThrow('hung up');
    await settle();
    call.aborting.abort(new Error('hung up'));
    await finding;
    // Entra's answer is for others, too: it is waited for
    await rig.clock.advance(10_000);
    expect([rig.microsoft.calls.size, rig.bot.sessions.size, rig.clock.pending]).toEqual([0, 0, 0]);
  });

  /** Stops at a step, hangs up there, and lets the step go on. */
  async function hangUpAt(step: RegExp): Promise<JoiningRoom> {
    const room = await rig.join();
    let letGo = (): void => {};
    const held = new Promise<void>(resolve => {
      letGo = resolve;
    });
    const { fetch } = rig.bot;
    let stopped = false;
    const stall = async (method: string, path: string): Promise<void> => {
      if (stopped || !step.test(`${method} ${path}`)) return;
      stopped = true;
      await held;
    };
    Object.assign(rig.bot, {
      fetch: async (url: string, init: RequestInit = {}) => {
        const answer = await fetch(url, init);
        await stall(init.method ?? 'GET', new URL(url).pathname);
        return answer;
      },
    });
    rig.microsoft.stall = stall;
    await room.begin();
    await room.roster([{ isInLobby: false }]).catch(() => {});
    expect(stopped).toBe(true);
    room.call.aborting.abort({ code: 'normal', by: 'room' });
    await settle();
    letGo();
    await room.leg.end({ code: 'normal', by: 'room' });
    await settle();
    return room;
  }

  test.each([
    ['while the bot is asked how it is', /^GET \/v1\/health$/],
    ['while the bot makes a session', /^POST \/v1\/sessions$/],
    ['while Graph makes the call', /^POST \/v1.0\/communications\/calls$/],
    ['while the picture is asked for', /^PUT .*\/subscriptions\/main$/],
    ['while screens are asked for', /changeScreenSharingRole$/],
  ])('%s: nothing is left', async (_name, step) => {
    await hangUpAt(step);
    expect([rig.microsoft.calls.size, rig.bot.sessions.size]).toEqual([0, 0]);
  });

  test('at any moment between two steps: nothing is left', async () => {
    for (let moment = 0; moment < 30; moment++) {
      const room = await rig.join();
      const connect = room.endpoint.connect.bind(room.endpoint);
      room.endpoint.connect = async agreement => {
        await connect(agreement);
        if (agreement.role !== 'main') return;
        const hangUp = async (): Promise<void> => {
          for (let turn = 0; turn < moment; turn++) await undefined;
          room.call.aborting.abort({ code: 'normal', by: 'room' });
        };
        void hangUp();
      };
      await room.begin();
      await room.leg.end({ code: 'normal', by: 'room' });
      expect([moment, rig.bot.sessions.size, rig.microsoft.calls.size]).toEqual([moment, 0, 0]);
    }
  });

  test('in the lobby: the call is hung up, and nothing is told', async () => {
    const room = await (await rig.join()).begin();
    await room.roster([{ isInLobby: true }]);
    await room.answered;
    await finish(room);
    expect([rig.microsoft.calls.size, rig.bot.sessions.size]).toEqual([0, 0]);
    await room.terminated(0, 0);
    expect(room.told).toEqual(['lobby']);
  });
});

test.each([
  ['17', 17_000],
  ['Thu, 01 Jan 2026 00:00:20 GMT', 20_000],
])('a hang-up is tried again when Graph wants it: Retry-After %s', async (retryAfter, wait) => {
  const room = await (await rig.join()).enter();
  rig.microsoft.replace(/^DELETE/, () => graphError(429, 'TooManyRequests', 'slow', { 'retry-after': retryAfter }), 1);
  await finish(room);
  await rig.clock.advance(wait - 1);
  expect(rig.microsoft.asked(/^DELETE/)).toHaveLength(1);
  await rig.clock.advance(1);
  expect(rig.microsoft.calls.size).toBe(0);
});
