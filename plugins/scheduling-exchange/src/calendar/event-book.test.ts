import { expect, test } from '@jest/globals';
import { deltaPage } from '../graph/event-schema.ts';
import { eventOf, hours } from '../testing/events.ts';
import { EventBook } from './event-book.ts';

const entries = (value: readonly unknown[]) => deltaPage.parse({ value }).value;
const removed = (id: string) => ({ id, '@removed': { reason: 'deleted' } });
const bare = (id: string, from: number) => ({
  '@odata.type': '#microsoft.graph.event',
  id,
  type: 'occurrence',
  seriesMasterId: 'series',
  ...hours(from, from + 1),
});

test('the last word on an event counts, and a round makes a book of its own', () => {
  const first = EventBook.empty.with(entries([eventOf('a'), eventOf('b')]));
  const second = first.with(entries([eventOf('a', { subject: 'Changed' }), removed('b'), eventOf('c'), removed('c'), removed('never')]));
  expect(first.all.map(({ subject }) => subject)).toEqual(['Subject of a', 'Subject of b']);
  expect(second.all.map(({ id, subject }) => [id, subject])).toEqual([['a', 'Changed']]);
});

test('occurrences have what their series says, exceptions their own; the series itself takes no place', () => {
  const book = EventBook.empty.with(
    entries([
      eventOf('series', { type: 'seriesMaster', subject: 'Daily' }),
      bare('one', 10),
      bare('two', 34),
      eventOf('three', { type: 'exception', seriesMasterId: 'series', subject: 'Not as usual', ...hours(60, 61) }),
    ]),
  );
  expect(book.missingMasters).toEqual([]);
  expect(book.all.map(({ id, subject, start }) => [id, subject, start?.dateTime])).toEqual([
    ['one', 'Daily', '2026-01-01T10:00:00'],
    ['two', 'Daily', '2026-01-02T10:00:00'],
    ['three', 'Not as usual', '2026-01-03T12:00:00'],
  ]);
  expect(book.all[0]?.body?.content).toContain('117 282 745 8');
});

test('a series that was not told is missed, once', () => {
  const book = EventBook.empty.with(entries([bare('one', 10), bare('two', 34)]));
  expect(book.missingMasters).toEqual(['series']);
  expect(book.all).toEqual([]);
  expect(book.with(entries([eventOf('series', { type: 'seriesMaster' })])).all).toHaveLength(2);
});

test('the master of occurrences that changed without it is missed again', () => {
  const master = eventOf('series', { type: 'seriesMaster', subject: 'Daily' });
  const book = EventBook.empty.with(entries([bare('one', 10), master]));
  expect(book.missingMasters).toEqual([]);
  const moved = book.with(entries([bare('one', 11)]));
  expect(moved.missingMasters).toEqual(['series']);
  expect(moved.with(entries([{ ...master, subject: 'Weekly' }])).all.map(({ subject }) => subject)).toEqual(['Weekly']);
  // In whatever order they come
  expect(book.with(entries([master, bare('one', 11)])).missingMasters).toEqual([]);
});

test('an exception of which only the time was told has the rest of its series', () => {
  const exception = { ...bare('one', 11), type: 'exception' };
  const book = EventBook.empty.with(entries([exception, eventOf('series', { type: 'seriesMaster', subject: 'Daily' })]));
  expect(book.all.map(({ subject, start }) => [subject, start?.dateTime])).toEqual([['Daily', '2026-01-01T11:00:00']]);
});
