import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type CallContext, CallError, tenantSettings } from '@opencvi/plugin-api';
import { config } from '../config.ts';
import { Meetings } from '../meeting/meetings.ts';
import { fakeCall, fakeEndpoint, QuietLog } from '../test/fake-call.ts';
import { FakeRooms } from '../test/fake-rooms.ts';
import { ManualClock } from '../test/manual-clock.ts';
import type { LocalMeetingLeg } from './local-meeting-leg.ts';
import { LocalMeetings } from './local-meetings.ts';

const open = '1172827458';
const guarded = '1172827459';
let clock: ManualClock;
let rooms: FakeRooms;
let meetings: Meetings;
let provider: LocalMeetings;
const never = new AbortController().signal;

function start(settings: Parameters<typeof config.parse>[0] = {}): void {
  clock = new ManualClock();
  rooms = new FakeRooms();
  const parsed = config.parse(settings);
  meetings = new Meetings({ config: parsed, rooms, clock });
  provider = new LocalMeetings(meetings, parsed.lobbyTimeout);
}

async function join(id: string, call: CallContext = fakeCall()) {
  const meeting = await provider.find(id, call);
  if (meeting === undefined) throw new Error(`no meeting ${id}`);
  const leg = await provider.join(meeting, call);
  const told: unknown[] = [];
  leg.on('state', state => told.push(state));
  leg.on('ended', ({ code, by }) => told.push([code, by]));
  leg.on('mute', muted => told.push({ muted }));
  return { leg, told, meeting: meetings.getOrOpen(id)?.meeting ?? raise() };
}

function raise(): never {
  throw new Error('no meeting');
}

/** Lets pending promises settle. */
const settle = () => new Promise(resolve => setImmediate(resolve));

beforeEach(() => start());
afterEach(async () => {
  meetings.close();
  await settle();
  expect(clock.pending).toBe(0);
  expect(rooms.opened.filter(({ closed }) => !closed)).toEqual([]);
});

test('an open meeting: answer takes a seat under the name of the room and is connected', async () => {
  const { leg, told } = await join(open);
  const rosters: string[][] = [];
  leg.on('roster', all => rosters.push(all.map(({ name }) => name)));
  await leg.answer(fakeEndpoint, never);
  expect(leg.state).toBe('connected');
  expect(told).toEqual(['connected']);
  expect(rosters.at(-1)).toEqual(['Room 4']);
  expect(leg.facts).toMatchObject({ meeting: open, name: 'Room 4', lobby: false });
  await leg.end({ code: 'normal', by: 'room' });
  expect(rooms.room).toMatchObject({ closed: true });
  expect(told).toEqual(['connected']);
});

test('media that fails ends everybody, and whoever comes again gets a new room', async () => {
  const { leg, told } = await join(open);
  await leg.answer(fakeEndpoint, never);
  rooms.room.fail('its worker died');
  expect(told).toEqual(['connected', ['failed', 'gateway']]);
  await settle();
  const again = await join(open);
  await again.leg.answer(fakeEndpoint, never);
  expect(again.leg.state).toBe('connected');
  expect(rooms.opened).toHaveLength(2);
  await again.leg.end({ code: 'normal', by: 'room' });
});

test.each([
  ['room4', 'acme.test', 'room4'],
  ['', '192.0.2.7', '192.0.2.7'],
  ['', '', 'Room system'],
])('without a display name %s@%s goes by the name %s', async (user, host, name) => {
  const { leg } = await join(open, fakeCall({ remote: { address: { user, host } } }));
  expect(leg.facts.name).toBe(name);
});

describe('the lobby', () => {
  test('answer resolves in the lobby without a seat; admitted means seated and connected', async () => {
    const { leg, told, meeting } = await join(guarded);
    await leg.answer(fakeEndpoint, never);
    expect(leg.state).toBe('lobby');
    expect(rooms.opened).toEqual([]);
    meeting.admit(meeting.waiting[0]?.id ?? '');
    await settle();
    expect(told).toEqual(['lobby', 'connected']);
    expect(rooms.room.seats.size).toBe(1);
    expect(leg.facts.lobby).toBe(true);
  });

  test.each([
    ['denied', (id: string) => meetings.get(guarded)?.meeting.deny(id), ['denied', 'meeting']],
    ['timed out', () => clock.advance(15 * 60_000), ['lobby-timeout', 'meeting']],
    ['meeting ended', () => meetings.get(guarded)?.meeting.end(), ['meeting-ended', 'meeting']],
    ['meeting deleted', () => meetings.delete(guarded), ['meeting-ended', 'meeting']],
  ])('%s', async (_name, act, ended) => {
    const { leg, told, meeting } = await join(guarded);
    await leg.answer(fakeEndpoint, never);
    act(meeting.waiting[0]?.id ?? '');
    expect(told).toEqual(['lobby', ended]);
    expect(leg.state).toBe('ended');
    await leg.end({ code: 'normal', by: 'gateway' });
    expect(told).toHaveLength(2);
  });

  test("the tenant's lobby timeout wins", async () => {
    const tenant = tenantSettings.parse({ name: 'acme', lobby: { timeout: '30s' } });
    const { leg, told } = await join(guarded, fakeCall({ tenant }));
    await leg.answer(fakeEndpoint, never);
    clock.advance(29_999);
    expect(told).toEqual(['lobby']);
    clock.advance(1);
    expect(told).toEqual(['lobby', ['lobby-timeout', 'meeting']]);
  });

  test('trusted rooms pass a lobby for guests, guests do not', async () => {
    start({ meetings: [{ id: '001234567', lobby: 'guests' }] });
    const trusted = await join('001234567', fakeCall({ trust: 'trusted' }));
    const guest = await join('001234567', fakeCall({ trust: 'guest' }));
    await trusted.leg.answer(fakeEndpoint, never);
    await guest.leg.answer(fakeEndpoint, never);
    expect([trusted.leg.state, guest.leg.state]).toEqual(['connected', 'lobby']);
  });

  test('no media when admitted: the leg fails instead of standing in the door', async () => {
    const log = new QuietLog();
    const { leg, told, meeting } = await join(guarded, fakeCall({ log }));
    await leg.answer(fakeEndpoint, never);
    rooms.failure = new Error('no worker');
    meeting.admit(meeting.waiting[0]?.id ?? '');
    await settle();
    expect(told).toEqual(['lobby', ['failed', 'gateway']]);
    expect(log.errors).toEqual(['no seat in the meeting']);
    expect(meeting.isEmpty).toBe(true);
  });
});

describe('in the meeting', () => {
  test('removed', async () => {
    const { leg, told, meeting } = await join(open);
    await leg.answer(fakeEndpoint, never);
    meeting.remove(meeting.joined[0]?.id ?? '');
    await settle();
    expect(told).toEqual(['connected', ['removed', 'meeting']]);
    expect(rooms.room.closed).toBe(true);
  });

  test('muted by the meeting: the seat is muted and the leg is told; muted by the room itself, only the seat', async () => {
    const { leg, told, meeting } = await join(open);
    await leg.answer(fakeEndpoint, never);
    const id = meeting.joined[0]?.id ?? '';
    const seat = rooms.room.seats.get(id);
    meeting.muteByMeeting(id, true);
    await settle();
    expect(seat?.muted).toBe(true);
    await leg.setMuted(false);
    await settle();
    expect(seat?.muted).toBe(false);
    expect(told).toEqual(['connected', { muted: true }]);
  });
});

test('whose picture is wanted is with the seat before anything else happens: a wish that comes late costs a key frame', async () => {
  const { leg, meeting } = await join(open);
  await leg.answer(fakeEndpoint, never);
  const seat = rooms.room.seats.get(meeting.joined[0]?.id ?? '');
  (leg as LocalMeetingLeg).watch('nobody');
  expect(seat?.wish).toBe('nobody');
});

describe('races', () => {
  test('a hang-up while the seat is being taken gives the seat back', async () => {
    let letGo = () => {};
    rooms.gate = new Promise(resolve => {
      letGo = resolve;
    });
    const { leg, meeting } = await join(open);
    const calls = new AbortController();
    const answered = leg.answer(fakeEndpoint, calls.signal);
    await settle();
    calls.abort();
    expect(meeting.isEmpty).toBe(true);
    letGo();
    await expect(answered).rejects.toMatchObject({ reason: { code: 'cancelled' } });
    await leg.end({ code: 'cancelled', by: 'room' });
    expect([...rooms.room.seats.values()].map(({ closed }) => closed)).toEqual([true]);
    expect(rooms.room.closed).toBe(true);
  });

  test('no seat to be had: answer rejects and nobody stays in the meeting', async () => {
    rooms.failure = new Error('no worker');
    const { leg, meeting } = await join(open);
    await expect(leg.answer(fakeEndpoint, never)).rejects.toMatchObject({ reason: { code: 'failed', by: 'gateway' } });
    expect(meeting.isEmpty).toBe(true);
  });

  test('two rooms share a media room, which closes after the second', async () => {
    const one = await join(open);
    const two = await join(open);
    await Promise.all([one.leg.answer(fakeEndpoint, never), two.leg.answer(fakeEndpoint, never)]);
    await one.leg.end({ code: 'normal', by: 'room' });
    expect(rooms.room.closed).toBe(false);
    await two.leg.end({ code: 'normal', by: 'room' });
    expect(rooms.opened.map(({ closed }) => closed)).toEqual([true]);
  });
});

describe('finding', () => {
  test('a meeting of one tenant is not found by another', async () => {
    start({ meetings: [{ id: '1172827458', tenant: 'acme' }] });
    expect(await provider.find('1172827458', fakeCall({ tenant: tenantSettings.parse({ name: 'other' }) }))).toBeUndefined();
    expect(await provider.find('1172827458', fakeCall({ tenant: tenantSettings.parse({ name: 'acme' }) }))).toBeDefined();
  });

  test('a meeting that is deleted between finding and joining is not found', async () => {
    const found = await provider.find(open, fakeCall());
    meetings.delete(open);
    await expect(provider.join(found ?? raise(), fakeCall())).rejects.toThrow(CallError);
  });

  test('any conference id opens a meeting where that is allowed, until it is empty', async () => {
    expect(await provider.find('987654321', fakeCall())).toBeUndefined();
    start({ openMeetings: true });
    expect(await provider.find('12345', fakeCall())).toBeUndefined();
    const { leg } = await join('987654321');
    await leg.answer(fakeEndpoint, never);
    expect(meetings.get('987654321')).toBeDefined();
    await leg.end({ code: 'normal', by: 'room' });
    expect(meetings.get('987654321')).toBeUndefined();
  });
});
