import { expect, test } from '@jest/globals';
import { RosterSequence } from './roster-sequence.ts';
import { SourceIds } from './source-ids.ts';

const one = { id: '1', isMuted: false };
const two = { id: '2', isMuted: false };

test('each state has a number, and each participant that of its last change', () => {
  const roster = new RosterSequence();
  expect(roster.next([one])).toEqual({
    sequenceNumber: 1,
    all: [{ ...one, rosterSequenceNumber: 1 }],
    changed: [{ ...one, rosterSequenceNumber: 1 }],
  });
  expect(roster.next([one])).toBeUndefined();
  const second = roster.next([one, two]);
  expect(second?.changed).toEqual([{ ...two, rosterSequenceNumber: 2 }]);
  expect(second?.all.map(({ rosterSequenceNumber }) => rosterSequenceNumber)).toEqual([1, 2]);
  const muted = roster.next([{ ...one, isMuted: true }, two]);
  expect(muted?.changed).toEqual([{ id: '1', isMuted: true, rosterSequenceNumber: 3 }]);
});

test('who left is among the changes alone, with the reason', () => {
  const roster = new RosterSequence();
  roster.next([one, two]);
  const update = roster.next([two]);
  expect(update?.all.map(({ id }) => id)).toEqual(['2']);
  expect(update?.changed).toEqual([
    expect.objectContaining({ id: '1', rosterSequenceNumber: 2, removedState: expect.objectContaining({ reason: 'Removed' }) }),
  ]);
});

test('numbers of media are of one participant and one medium, and can be looked up', () => {
  const sources = new SourceIds();
  const all = ['a', 'b'].flatMap(participant =>
    (['audio', 'video', 'videoBasedScreenSharing'] as const).map(media => sources.of(participant, media)),
  );
  expect(new Set(all).size).toBe(6);
  expect(sources.of('a', 'video')).toBe(all[1]);
  expect(sources.find(all[5] ?? '')).toEqual({ participant: 'b', modality: 'videoBasedScreenSharing' });
  expect(sources.find('99')).toBeUndefined();
});
