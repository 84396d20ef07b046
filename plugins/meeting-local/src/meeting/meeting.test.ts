import { beforeEach, describe, expect, test } from '@jest/globals';
import { CallError } from '@opencvi/plugin-api';
import type { LobbyPolicy } from '../config.ts';
import { ManualClock } from '../test/manual-clock.ts';
import type { AttendeePort, Newcomer } from './attendee.ts';
import { Meeting } from './meeting.ts';

class Recorder implements AttendeePort {
  readonly told: string[] = [];
  admitted = () => void this.told.push('admitted');
  dismissed = ({ code }: { code: string }) => void this.told.push(code);
  muted = (muted: boolean, byMeeting: boolean) =>
    void this.told.push(`${muted ? 'muted' : 'unmuted'} by ${byMeeting ? 'meeting' : 'self'}`);
  changes = 0;
  changed = () => {
    this.changes += 1;
  };
}

const clock = new ManualClock();
let meeting: Meeting;
let port: Recorder;

function open(lobby: LobbyPolicy, browserLobby = false, maxParticipants = 10): void {
  const settings = { id: '1172827458', title: 'T', lobby, browserLobby, admitters: 'everyone' as const, tenant: undefined };
  meeting = new Meeting({ settings, clock, maxParticipants });
  port = new Recorder();
}

function newcomer(id: string, part: Partial<Newcomer> = {}): Newcomer {
  return { id, name: id.toUpperCase(), kind: 'room', standing: 'guest', lobbyTimeout: 60_000, ...part };
}

beforeEach(() => open('guests'));

describe('who waits', () => {
  test.each<[LobbyPolicy, boolean, Newcomer['kind'], Newcomer['standing'], 'lobby' | 'joined']>([
    ['nobody', false, 'room', 'guest', 'joined'],
    ['nobody', false, 'room', 'trusted', 'joined'],
    ['guests', false, 'room', 'guest', 'lobby'],
    ['guests', false, 'room', 'trusted', 'joined'],
    ['everybody', false, 'room', 'guest', 'lobby'],
    ['everybody', false, 'room', 'trusted', 'lobby'],
    ['everybody', false, 'browser', 'guest', 'joined'],
    ['nobody', true, 'browser', 'guest', 'lobby'],
    ['guests', true, 'browser', 'guest', 'lobby'],
    ['everybody', true, 'browser', 'organizer', 'joined'],
  ])('lobby for %s, for browsers %s: a %s who is %s is in the %s', (lobby, browserLobby, kind, standing, expected) => {
    open(lobby, browserLobby);
    expect(meeting.enter(newcomer('a', { kind, standing }), port)).toBe(expected);
    meeting.end();
    expect(clock.pending).toBe(0);
  });
});

describe('what can be done to whom', () => {
  const actions = {
    admit: () => meeting.admit('a'),
    deny: () => meeting.deny('a'),
    remove: () => meeting.remove('a'),
    mute: () => meeting.muteByMeeting('a', true),
    'lobby timeout': () => clock.advance(60_000),
    end: () => meeting.end(),
    leave: () => meeting.leave('a'),
  };
  test.each<[keyof typeof actions, 'lobby' | 'joined' | 'absent', string[], 'lobby' | 'joined' | 'absent']>([
    ['admit', 'lobby', ['admitted'], 'joined'],
    ['admit', 'joined', [], 'joined'],
    ['admit', 'absent', [], 'absent'],
    ['deny', 'lobby', ['denied'], 'absent'],
    ['deny', 'joined', [], 'joined'],
    ['deny', 'absent', [], 'absent'],
    ['remove', 'lobby', [], 'lobby'],
    ['remove', 'joined', ['removed'], 'absent'],
    ['remove', 'absent', [], 'absent'],
    ['mute', 'lobby', [], 'lobby'],
    ['mute', 'joined', ['muted by meeting'], 'joined'],
    ['mute', 'absent', [], 'absent'],
    ['lobby timeout', 'lobby', ['lobby-timeout'], 'absent'],
    ['lobby timeout', 'joined', [], 'joined'],
    ['end', 'lobby', ['meeting-ended'], 'absent'],
    ['end', 'joined', ['meeting-ended'], 'absent'],
    ['leave', 'lobby', [], 'absent'],
    ['leave', 'joined', [], 'absent'],
    ['leave', 'absent', [], 'absent'],
  ])('%s of one who is %s', (action, before, told, after) => {
    if (before !== 'absent') meeting.enter(newcomer('a', { standing: before === 'lobby' ? 'guest' : 'trusted' }), port);
    actions[action]();
    expect(port.told).toEqual(told);
    const found = meeting.find('a');
    expect(found === undefined ? 'absent' : found.inLobby ? 'lobby' : 'joined').toBe(after);
    meeting.end();
    expect(clock.pending).toBe(0);
  });

  test('one who was admitted is not timed out', () => {
    meeting.enter(newcomer('a'), port);
    meeting.admit('a');
    clock.advance(120_000);
    expect(port.told).toEqual(['admitted']);
  });
});

describe('muting', () => {
  beforeEach(() => void meeting.enter(newcomer('a', { standing: 'trusted' }), port));
  const muted = () => meeting.roster[0]?.muted;

  test('the meeting cannot unmute one who muted themselves', () => {
    meeting.muteSelf('a', true);
    meeting.muteByMeeting('a', true);
    meeting.muteByMeeting('a', false);
    expect(muted()).toBe(true);
    expect(port.told).toEqual(['muted by self']);
  });

  test('one who was muted by the meeting can unmute', () => {
    meeting.muteByMeeting('a', true);
    meeting.muteSelf('a', false);
    expect(muted()).toBe(false);
    expect(port.told).toEqual(['muted by meeting', 'unmuted by self']);
  });

  test('the same again changes nothing and is told to nobody', () => {
    meeting.muteSelf('a', true);
    const { changes } = port;
    expect(meeting.muteSelf('a', true)).toBe(true);
    expect(port.changes).toBe(changes);
  });
});

test('everybody is told of every change, and the roster is whole', () => {
  meeting.enter(newcomer('a', { standing: 'trusted' }), port);
  expect(port.changes).toBe(1);
  meeting.enter(newcomer('b', { kind: 'browser' }), new Recorder());
  meeting.enter(newcomer('c'), new Recorder());
  meeting.setPresenting('b', true);
  expect(port.changes).toBe(4);
  expect(meeting.roster).toEqual([
    { id: 'a', name: 'A', kind: 'room', inLobby: false, muted: false, presenting: false },
    { id: 'b', name: 'B', kind: 'browser', inLobby: false, muted: false, presenting: true },
    { id: 'c', name: 'C', kind: 'room', inLobby: true, muted: false, presenting: false },
  ]);
  expect(meeting.waiting.map(({ id }) => id)).toEqual(['c']);
  meeting.end();
  expect(meeting.isEmpty).toBe(true);
});

test('a full meeting takes nobody, not even into the lobby', () => {
  open('nobody', false, 1);
  meeting.enter(newcomer('a'), port);
  expect(() => meeting.enter(newcomer('b'), new Recorder())).toThrow(CallError);
  meeting.leave('a');
  expect(meeting.enter(newcomer('b'), new Recorder())).toBe('joined');
});
