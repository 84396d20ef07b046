import { afterEach, describe, expect, test } from '@jest/globals';
import { MemoryStore, settle, VirtualClock } from '@opencvi/test-kit';
import { graphError } from '../testing/fake-microsoft.ts';
import { Rig } from '../testing/rig.ts';

const rigs: Rig[] = [];

async function start(store: MemoryStore, clock: VirtualClock, prepare?: (rig: Rig) => void): Promise<Rig> {
  const rig = await Rig.start({ store, clock, ...(prepare && { prepare }) });
  rigs.push(rig);
  return rig;
}

afterEach(async () => {
  for (const rig of rigs.splice(0)) await rig.stop();
});

/** A gateway that dies in a call: nothing of it is stopped. */
async function killed() {
  const [store, clock] = [new MemoryStore(), new VirtualClock()];
  const first = await start(store, clock);
  const room = await (await first.join()).enter();
  return { store, clock, first, room };
}

describe('after a kill', () => {
  test('the call is hung up at the next start, and its media session ended', async () => {
    const { store, clock, room } = await killed();
    const next = await start(store, clock);
    await settle();
    const { callId } = room;
    expect(next.microsoft.asked(/^DELETE/).map(({ path }) => path)).toEqual([`/v1.0/communications/calls/${callId}`]);
    expect(next.bot.asked).toContainEqual(expect.stringMatching(/^DELETE \/v1\/sessions\//));
    const third = await start(store, clock);
    await settle();
    expect(third.microsoft.asked(/^DELETE/)).toEqual([]);
  });

  test('Graph that is down is asked again until it hears', async () => {
    const { store, clock, room } = await killed();
    const next = await start(store, clock, ({ microsoft }) => {
      microsoft.calls.add(room.callId);
      microsoft.replace(/^DELETE/, () => graphError(503, 'down', 'down'), 3);
    });
    expect(next.microsoft.calls.size).toBe(1);
    await clock.advance(1_000 + 2_000 + 4_000);
    expect(next.microsoft.calls.size).toBe(0);
    await (await start(store, clock)).stop();
    expect(rigs.at(-1)?.microsoft.asked(/^DELETE/)).toEqual([]);
  });

  test('what is given up is given up for good: Teams has let go of it by itself', async () => {
    const { store, clock } = await killed();
    const next = await start(store, clock, ({ microsoft }) => microsoft.replace(/^DELETE/, () => graphError(503, 'down', 'down')));
    await clock.advance(51 * 60_000);
    expect(next.log.lines.some(({ message }) => message.startsWith('call not hung up; Teams has let go'))).toBe(true);
    await start(store, clock);
    expect(rigs.at(-1)?.microsoft.asked(/^DELETE/)).toEqual([]);
  });

  test('a call that Graph named before it answered the request is hung up as well', async () => {
    const [store, clock] = [new MemoryStore(), new VirtualClock()];
    const first = await start(store, clock);
    first.microsoft.replace(/^POST \/v1.0\/communications\/calls$/, () => new Promise<Response>(() => {}));
    const room = await (await first.join()).begin();
    const about = {
      changeType: 'updated',
      resourceUrl: '/communications/calls/early',
      resourceData: { id: 'early', state: 'established' },
    };
    await room.notify(about);
    const next = await start(store, clock);
    await settle();
    expect(next.microsoft.asked(/^DELETE/).map(({ path }) => path)).toEqual(['/v1.0/communications/calls/early']);
  });

  test('a call whose id never reached the disk is hung up when Graph speaks of it', async () => {
    const [store, clock] = [new MemoryStore(), new VirtualClock()];
    const first = await start(store, clock);
    first.microsoft.replace(/^POST \/v1.0\/communications\/calls$/, () => new Promise<Response>(() => {}));
    const room = await (await first.join()).begin();
    const { key } = room;
    const next = await start(store, clock);
    next.microsoft.calls.add('ghost');
    const body = { value: [{ changeType: 'updated', resourceUrl: '/communications/calls/ghost', resourceData: { state: 'established' } }] };
    expect(await next.post(key, body)).toBe(202);
    await settle();
    expect(next.microsoft.calls.size).toBe(0);
    expect(next.metrics.of('teams_notifications_total late')).toBe(1);
  });

  test('calls that ended are left alone', async () => {
    const { store, clock, room } = await killed();
    await room.leg.end({ code: 'normal', by: 'room' });
    const next = await start(store, clock);
    await settle();
    expect(next.microsoft.asked(/^DELETE/)).toEqual([]);
  });
});

test('a store that fails does not fail the call', async () => {
  const store = new MemoryStore();
  store.collection = () => ({
    put: () => Promise.reject(new Error('disk full')),
    get: () => Promise.reject(new Error('disk full')),
    list: () => Promise.reject(new Error('disk full')),
    trim: () => Promise.reject(new Error('disk full')),
  });
  const rig = await start(store, new VirtualClock());
  const room = await (await rig.join()).enter();
  expect(room.leg.state).toBe('connected');
  await room.leg.end({ code: 'normal', by: 'room' });
  expect(rig.microsoft.calls.size).toBe(0);
  expect(rig.log.lines.filter(({ level }) => level === 'error').map(({ message }) => message)).toContain('open call not stored');
});
