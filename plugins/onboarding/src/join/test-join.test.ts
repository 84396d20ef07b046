import { expect, test } from '@jest/globals';
import { CallError, type CallLeg, type Meeting, type MeetingProvider } from '@opencvi/plugin-api';
import { FakeLeg, FakeMediaEngine, FakeMeetings, RecordingLog, settle, VirtualClock } from '@opencvi/test-kit';
import { tenantOf } from '../testing/tenants.ts';
import { testJoin } from './test-join.ts';

const meetings = new FakeMeetings([{ id: '1172827458' }, { id: '1172827459', lobby: true }]);

function rig(provider: MeetingProvider = meetings) {
  const clock = new VirtualClock();
  const engine = new FakeMediaEngine();
  const aborting = new AbortController();
  const join = (conferenceId = '1172827458', trust: 'guest' | 'trusted' = 'guest') =>
    testJoin(
      { tenant: tenantOf(), conferenceId, trust, signal: aborting.signal },
      {
        providers: { size: 1, get: () => provider, [Symbol.iterator]: () => [provider][Symbol.iterator]() },
        engine: { value: engine },
        clock,
        log: new RecordingLog(),
      },
    );
  return { clock, engine, aborting, join };
}

/** A meeting whose leg does what a test says. */
function meeting(leg: FakeLeg, more: Partial<Meeting> = {}): MeetingProvider {
  return {
    id: 'one',
    find: async conferenceId => ({ id: 'x', conferenceId, ...more }),
    join: async (): Promise<CallLeg> => leg,
  };
}

test('into the meeting, and out again', async () => {
  const { engine, clock, join } = rig();
  expect(await join()).toEqual({ outcome: 'connected', ms: 0 });
  expect(meetings.legs.at(-1)?.heard).toEqual(['answer', 'end normal']);
  expect(engine.sessions.every(session => session.closed)).toBe(true);
  expect(clock.pending).toBe(0);
});

test('the lobby is as far as a guest gets', async () => {
  const { join } = rig();
  expect(await join('1172827459')).toMatchObject({ outcome: 'lobby' });
  expect(await join('1172827459', 'trusted')).toMatchObject({ outcome: 'connected' });
});

test('the title of the meeting is told', async () => {
  expect(await rig(meeting(new FakeLeg(), { title: 'Weekly' })).join()).toMatchObject({ outcome: 'connected', title: 'Weekly' });
});

test('no such meeting', async () => {
  expect(await rig().join('9999999999')).toMatchObject({ outcome: 'failed', code: 'not-found' });
});

test('refused while it joins', async () => {
  const leg = new FakeLeg({ onAnswer: () => Promise.reject(new CallError({ code: 'not-consented', by: 'meeting', detail: '7504' })) });
  expect(await rig(meeting(leg)).join()).toMatchObject({ outcome: 'failed', code: 'not-consented', detail: '7504' });
  expect(leg.state).toBe('ended');
});

test('ended by the meeting before it was entered', async () => {
  const leg = new FakeLeg({ onAnswer: () => new Promise(() => {}) });
  const { join } = rig(meeting(leg));
  const joining = join();
  await settle();
  leg.hangUp({ code: 'denied', by: 'meeting' });
  expect(await joining).toMatchObject({ outcome: 'failed', code: 'denied' });
});

test('a meeting that does not answer is given up after a minute, and let go', async () => {
  const leg = new FakeLeg({ onAnswer: () => new Promise(() => {}) });
  const { join, clock, engine } = rig(meeting(leg));
  const joining = join();
  await clock.advance(60_000);
  expect(await joining).toMatchObject({ outcome: 'failed', code: 'unavailable', ms: 60_000 });
  expect(leg.state).toBe('ended');
  expect(engine.sessions.every(session => session.closed)).toBe(true);
});

test('a leg that comes after the minute is let go too, unanswered', async () => {
  const leg = new FakeLeg();
  let arrive = (_leg: FakeLeg): void => {};
  const provider: MeetingProvider = {
    ...meeting(leg),
    join: () =>
      new Promise(resolve => {
        arrive = resolve;
      }),
  };
  const { join, clock } = rig(provider);
  const joining = join();
  await clock.advance(60_000);
  expect(await joining).toMatchObject({ outcome: 'failed' });
  arrive(leg);
  await settle();
  expect(leg.heard).toEqual(['end normal']);
});

test('a defect of the provider is a failure of the join', async () => {
  const provider: MeetingProvider = { ...meeting(new FakeLeg()), join: () => Promise.reject(new TypeError('oops')) };
  expect(await rig(provider).join()).toMatchObject({ outcome: 'failed', code: 'failed', detail: 'oops' });
});

test('called off: the leg is let go', async () => {
  const leg = new FakeLeg({
    onAnswer: (_endpoint, signal) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
  });
  const { join, aborting } = rig(meeting(leg));
  const joining = join();
  await settle();
  aborting.abort(new Error('hung up'));
  await expect(joining).rejects.toThrow('hung up');
  expect(leg.state).toBe('ended');
});
