import { expect, test } from '@jest/globals';
import { announcements } from './announcements.ts';
import { initialState, type MeetingState } from './meeting-state.ts';

const person = (id: string) => ({ id, name: id.toUpperCase(), kind: 'browser', muted: false, presenting: false });
const meeting = (change: Partial<MeetingState>): MeetingState => ({ ...initialState('1', ''), phase: 'meeting', me: 'me', ...change });
const alone = meeting({ participants: [person('me')] });
const both = meeting({ participants: [person('me'), person('bob')] });
const waiting = { ...both, waiting: [{ id: 'r', name: 'Room 4', kind: 'room', since: 0 }] };

test.each<[string, MeetingState, MeetingState, { text: string; shown: boolean }[]]>([
  ['somebody joins', alone, both, [{ text: 'BOB joined', shown: true }]],
  ['somebody leaves', both, alone, [{ text: 'BOB left', shown: true }]],
  [
    'somebody waits: the lobby is on the page, so it is only read out',
    both,
    waiting,
    [{ text: 'Room 4 is waiting in the lobby', shown: false }],
  ],
  ['the same who wait already', waiting, { ...waiting, speaker: 'bob' }, []],
  ['those who were there before', meeting({}), both, []],
  ['a meeting that is over', both, { ...alone, phase: 'closed' }, []],
])('%s', (_name, before, after, expected) => {
  expect(announcements(before, after)).toEqual(expected);
});
