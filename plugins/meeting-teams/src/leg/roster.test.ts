import { describe, expect, test } from '@jest/globals';
import { type RosterNotification, readNotifications } from '../callbacks/notifications.ts';
import { participantBody } from '../testing/rig.ts';
import { applyRoster, emptyRoster, ownEntry, participantsOf, type Roster } from './roster.ts';

type Entry = readonly [id: string, sequence?: number | undefined, more?: Record<string, unknown>];

const body = ([id, rosterSequenceNumber, more]: Entry) =>
  participantBody({ id, ...(rosterSequenceNumber !== undefined && { rosterSequenceNumber }), ...more });

function told(resourceData: unknown): RosterNotification {
  const [one] =
    readNotifications({ value: [{ changeType: 'updated', resourceUrl: '/communications/calls/c/participants', resourceData }] }) ?? [];
  if (one?.kind !== 'roster') throw new Error('no roster');
  return one;
}

const whole = (...entries: Entry[]): RosterNotification => told(entries.map(body));
const delta = (sequenceNumber: number, ...entries: Entry[]): RosterNotification =>
  told({ '@odata.type': '#microsoft.graph.deltaParticipants', sequenceNumber, participants: entries.map(body) });

const after = (...notifications: RosterNotification[]): Roster => notifications.reduce(applyRoster, emptyRoster);
const ids = (roster: Roster): string[] => [...roster.participants.keys()].sort();

describe('whole rosters', () => {
  test('take the place of the one before', () => {
    expect(ids(after(whole(['a'], ['b']), whole(['b'], ['c'])))).toEqual(['b', 'c']);
  });

  test('one who left last leaves no number behind, and is gone all the same', () => {
    expect(ids(after(whole(['a', 1]), whole(['a', 1], ['b', 2]), whole(['a', 1])))).toEqual(['a']);
  });

  test('an older one is known by a participant whose number goes back', () => {
    const known = after(whole(['a', 1, { isInLobby: true }]), whole(['a', 3, { isInLobby: false }]));
    expect(applyRoster(known, whole(['a', 1, { isInLobby: true }]))).toBe(known);
  });

  test('an older one is known by its number where all participants carry it', () => {
    const known = after(whole(['a', 1], ['b', 1]), whole(['a', 2], ['b', 2], ['c', 2]));
    expect(applyRoster(known, whole(['d', 1]))).toBe(known);
  });

  test('the same again changes nothing', () => {
    const known = after(whole(['a', 1], ['b', 2]));
    expect(applyRoster(known, whole(['a', 1], ['b', 2]))).toBe(known);
    const unnumbered = after(whole(['a'], ['b']));
    expect(applyRoster(unnumbered, whole(['a'], ['b']))).toBe(unnumbered);
    expect(applyRoster(unnumbered, whole(['a'], ['b', undefined, { isMuted: true }]))).not.toBe(unnumbered);
  });
});

describe('changes', () => {
  test('add, change and remove', () => {
    const roster = after(
      delta(1, ['a', 1], ['b', 1]),
      delta(2, ['b', 2, { isMuted: true }], ['c', 2]),
      delta(3, ['a', 3, { removedState: { reason: 'Removed' } }]),
    );
    expect(ids(roster)).toEqual(['b', 'c']);
    expect(roster.participants.get('b')?.isMuted).toBe(true);
    expect(roster.gap).toBe(false);
  });

  test('that come late or twice change nothing', () => {
    const known = after(delta(1, ['a', 1]), delta(2, ['b', 2]));
    expect(applyRoster(known, delta(2, ['c', 2]))).toBe(known);
    expect(applyRoster(known, delta(1, ['c', 1]))).toBe(known);
  });

  test('of which one was missed ask for the whole, which closes the gap', () => {
    const holed = after(delta(1, ['a', 1]), delta(3, ['c', 3]));
    expect(holed.gap).toBe(true);
    const closed = applyRoster(holed, whole(['a', 1], ['b', 2], ['c', 3]));
    expect(closed.gap).toBe(false);
    expect(ids(closed)).toEqual(['a', 'b', 'c']);
  });

  test('of which the last is missing: the whole closes the gap, though whoever left last has taken the newest number along', () => {
    const holed = after(delta(1, ['a', 1], ['b', 1]), delta(3, ['b', 3, { removedState: { reason: 'Removed' } }]));
    expect(holed.gap).toBe(true);
    const closed = applyRoster(holed, whole(['a', 1]));
    expect(closed.gap).toBe(false);
    // what comes late after that is still late
    expect(applyRoster(closed, delta(2, ['c', 2]))).toBe(closed);
    expect(applyRoster(closed, delta(4, ['d', 4])).gap).toBe(false);
  });

  test('of a single participant', () => {
    const [gone] =
      readNotifications({ value: [{ changeType: 'deleted', resourceUrl: '/communications/calls/c/participants/b', resourceData: {} }] }) ??
      [];
    expect(ids(applyRoster(after(whole(['a'], ['b'])), gone as RosterNotification))).toEqual(['a']);
  });
});

test('participants in the words of the gateway', () => {
  const identity = (kind: string, value: unknown) => ({
    info: { identity: { '@odata.type': '#microsoft.graph.identitySet', user: null, [kind]: value } },
  });
  const sharing = [{ mediaType: 'videoBasedScreenSharing', direction: 'sendOnly', sourceId: '9', serverMuted: false }];
  const roster = after(
    whole(
      ['me', 1, { name: 'Room 1' }],
      ['anna', 1, { ...identity('user', { id: 'u1', displayName: 'Anna' }), isMuted: true, mediaStreams: sharing }],
      ['tel', 1, { ...identity('phone', { id: '+49301234567' }), isInLobby: true }],
      ['other', 1, identity('encrypted', { id: 'x' })],
      ['nobody', 1, { info: null }],
    ),
  );
  expect(participantsOf(roster, 'me')).toEqual([
    { id: 'me', name: 'Room 1', inLobby: false, muted: false, presenting: false, kind: 'room' },
    { id: 'anna', name: 'Anna', inLobby: false, muted: true, presenting: true, kind: 'teams' },
    { id: 'tel', name: '+49301234567', inLobby: true, muted: false, presenting: false, kind: 'phone' },
    { id: 'other', name: 'x', inLobby: false, muted: false, presenting: false, kind: 'teams' },
    { id: 'nobody', name: 'Unknown', inLobby: false, muted: false, presenting: false, kind: 'teams' },
  ]);
});

describe('the own entry', () => {
  const roster = after(whole(['p1', 1], ['p2', 1]));

  test('by the id that Graph gave', () => expect(ownEntry(roster, 'p2', 'nobody')?.id).toBe('p2'));
  test('not by an identity that two have', () => expect(ownEntry(roster, undefined, 'guest')).toBeUndefined());
  test('by an identity that one has', () => expect(ownEntry(after(whole(['p1', 1])), undefined, 'guest')?.id).toBe('p1'));
});
