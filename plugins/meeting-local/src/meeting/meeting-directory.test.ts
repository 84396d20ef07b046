import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { LocalMeeting } from '../api.ts';
import { fakeEndpoint, QuietLog } from '../test/fake-call.ts';
import { type Rig, startRig } from '../test/rig.ts';
import { MeetingDirectory } from './meeting-directory.ts';

let rig: Rig;
let directory: MeetingDirectory;
let meeting: LocalMeeting;

beforeEach(async () => {
  rig = await startRig({ meetings: [] });
  const address = { url: 'https://simulator.test' };
  directory = new MeetingDirectory({ meetings: rig.meetings, address, log: new QuietLog(), lobbyTimeout: 60_000 });
  meeting = directory.create({ id: '114000001', title: 'Weekly' }) as LocalMeeting;
});
afterEach(() => rig.close());

const signal = new AbortController().signal;

test('a meeting is created once, and has its links', () => {
  expect(directory.create({ id: '114000001', title: 'Another' })).toBeUndefined();
  expect(meeting).toMatchObject({ id: '114000001', title: 'Weekly', joinUrl: 'https://simulator.test/meet/114000001' });
  expect(meeting.organizerUrl).toMatch(/^https:\/\/simulator.test\/meet\/114000001\?key=.{20,}/);
  expect(directory.get('114000001')?.organizerUrl).toBe(meeting.organizerUrl);
});

test('a trusted room goes in, a guest waits until it is admitted', async () => {
  let changes = 0;
  const stop = meeting.on('changed', () => changes++);
  const trusted = meeting.seat({ id: 'a', name: 'Board room', standing: 'trusted' });
  await trusted.answer(fakeEndpoint, signal);
  const guest = meeting.seat({ id: 'b', name: 'Room 4', standing: 'guest' });
  await guest.answer(fakeEndpoint, signal);
  expect([trusted.state, guest.state]).toEqual(['connected', 'lobby']);
  expect(meeting.participants.map(({ id, inLobby }) => [id, inLobby])).toEqual([
    ['a', false],
    ['b', true],
  ]);
  expect(meeting.admit('b')).toBe(true);
  expect(meeting.participants.some(({ inLobby }) => inLobby)).toBe(false);
  expect(changes).toBe(3);
  stop();
  expect(meeting.mute('b', true)).toBe(true);
  expect(changes).toBe(3);
});

test('an observer hears of the end for everybody, and a room why', async () => {
  const leg = meeting.seat({ id: 'a', name: 'Board room', standing: 'trusted' });
  await leg.answer(fakeEndpoint, signal);
  const reasons: string[] = [];
  leg.on('ended', ({ code }) => reasons.push(code));
  let empty = false;
  meeting.on('changed', () => {
    empty = meeting.participants.length === 0;
  });
  meeting.end();
  expect(reasons).toEqual(['meeting-ended']);
  expect(empty).toBe(true);
});

test('who speaks and what is sent, over the rooms that a meeting has', async () => {
  const speakers: (string | undefined)[] = [];
  meeting.on('speaker', speaker => speakers.push(speaker));
  const streams: number[] = [];
  meeting.on('streams', all => streams.push(all.length));
  await meeting.seat({ id: 'a', name: 'Board room', standing: 'trusted' }).answer(fakeEndpoint, signal);
  rig.rooms.room.speak('a');
  rig.rooms.room.addStream({ id: 's1', participant: 'a', role: 'slides' });
  expect(speakers).toEqual(['a']);
  expect(meeting.streams).toEqual([{ participant: 'a', role: 'slides' }]);
  expect(streams).toEqual([1]);
  expect(meeting.participants[0]?.presenting).toBe(true);
});

test('whose picture a room wants is asked of its seat, once it has one', async () => {
  const guest = meeting.seat({ id: 'b', name: 'Room 4', standing: 'guest' });
  guest.watch('nobody');
  await guest.answer(fakeEndpoint, signal);
  meeting.admit('b');
  await new Promise(resolve => setImmediate(resolve));
  expect(rig.rooms.room.seats.get('b')?.wish).toBe('nobody');
  guest.watch({ participant: 'a' });
  await new Promise(resolve => setImmediate(resolve));
  expect(rig.rooms.room.seats.get('b')?.wish).toEqual({ participant: 'a' });
});
