import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { RecordingLog, settle, VirtualClock } from '@opencvi/test-kit';
import { Mailbox } from '../graph/mailbox.ts';
import { InvitationReader } from '../invitations/invitation-reader.ts';
import { Slots } from '../kit/slots.ts';
import { eventOf, hours } from '../testing/events.ts';
import { FakeGraph, lastPage, refused } from '../testing/fake-graph.ts';
import { testConfig } from '../testing/settings.ts';
import { RoomCalendar } from './room-calendar.ts';

const minute = 60_000;
const metrics = { count: () => {}, gauge: () => {}, observe: () => {} };

let clock: VirtualClock;
let graph: FakeGraph;
let log: RecordingLog;
let calendar: RoomCalendar;
let reads: number;

beforeEach(() => {
  clock = new VirtualClock(Date.UTC(2026, 0, 1, 9));
  log = new RecordingLog();
  reads = 0;
  graph = new FakeGraph().on(/deltatoken/, () => lastPage([])).on(/startDateTime/, () => lastPage([eventOf('a')], 'one'));
  calendar = new RoomCalendar({
    mailbox: new Mailbox(graph, 'room4@contoso.example'),
    reader: new InvitationReader(undefined),
    rules: testConfig(),
    slots: new Slots(2),
    clock,
    log,
    metrics,
    random: () => 1,
    interval: () => 2 * minute,
    onRead: () => reads++,
  });
});
afterEach(async () => {
  await calendar.stop();
  expect(clock.pending).toBe(0);
});

const subjects = () => calendar.meetings.map(({ subject }) => subject);
const begin = async () => {
  calendar.start();
  await settle();
};

test('reads everything once, and then what changed', async () => {
  expect(calendar.view).toEqual({ state: 'waiting' });
  await begin();
  expect(calendar.view).toEqual({ state: 'ok', readAt: clock.now() });
  expect(subjects()).toEqual(['Subject of a']);
  graph.on(/deltatoken=one/, () => lastPage([eventOf('b', hours(11, 12)), { id: 'a', '@removed': { reason: 'deleted' } }], 'two'));
  await clock.advance(2 * minute);
  expect(subjects()).toEqual(['Subject of b']);
  await clock.advance(2 * minute);
  expect(graph.lines.map(line => line.replace(/.*delta\?/, ''))).toEqual([
    'startDateTime=2025-12-31T21:00:00.000Z&endDateTime=2026-01-09T09:00:00.000Z',
    '$deltatoken=one',
    '$deltatoken=two',
  ]);
  expect(reads).toBe(3);
});

test('when woken, reads after a moment', async () => {
  await begin();
  for (let times = 0; times < 5; times++) calendar.wake();
  await clock.advance(1_000);
  expect(reads).toBe(2);
});

test('begins anew when the window is used up, and when Graph has forgotten', async () => {
  await begin();
  await clock.advance(24 * 3_600_000 + 2 * minute);
  expect(graph.lines.filter(line => line.includes('startDateTime'))).toHaveLength(2);
  graph.on(/deltatoken/, () => refused(410, 'SyncStateNotFound'), 1);
  graph.on(/startDateTime/, () => lastPage([eventOf('b', hours(40, 41))], 'three'));
  await clock.advance(2 * minute);
  expect(subjects()).toEqual(['Subject of b']);
  expect(calendar.view.state).toBe('ok');
});

test.each([
  [400, 'ErrorInvalidSyncStateData'],
  [404, 'ErrorItemNotFound'],
])('begins anew when Graph does not take its link back: %d', async (status, code) => {
  await begin();
  graph.on(/deltatoken/, () => refused(status, code));
  graph.on(/startDateTime/, () => lastPage([eventOf('b')], 'three'));
  await clock.advance(2 * minute);
  expect(subjects()).toEqual(['Subject of b']);
  // A mailbox that is gone is told of, not asked for without end
  graph.on(/startDateTime/, () => refused(404, 'ErrorInvalidUser'));
  await clock.advance(2 * minute);
  expect(calendar.view).toMatchObject({ state: 'failing', error: expect.stringContaining('no such mailbox') });
});

test('while Graph is away what was known stays, and it is asked later and later', async () => {
  await begin();
  graph.on(/deltatoken/, () => refused(503, 'ServiceUnavailable'));
  await clock.advance(2 * minute);
  expect(calendar.view).toMatchObject({ state: 'failing', error: expect.stringContaining('503') });
  expect(subjects()).toEqual(['Subject of a']);
  await clock.advance(5_000 + 10_000 + 20_000);
  expect(graph.asked).toHaveLength(1 + 4);
  expect(log.lines.filter(({ level }) => level === 'warn')).toHaveLength(1);
  graph.on(/deltatoken/, () => lastPage([], 'again'));
  await clock.advance(40_000);
  expect(calendar.view.state).toBe('ok');
});

test('Retry-After is kept to, notifications or not', async () => {
  await begin();
  graph.on(/deltatoken/, () => refused(429, 'ApplicationThrottled', { retryAfter: 100 }), 1);
  await clock.advance(2 * minute);
  calendar.wake();
  await clock.advance(99_999);
  expect(graph.asked).toHaveLength(2);
  await clock.advance(1);
  expect(graph.asked).toHaveLength(3);
});

test('half a round changes nothing', async () => {
  await begin();
  graph.on(
    /deltatoken=one/,
    () => ({
      body: { value: [eventOf('b', hours(11, 12))], '@odata.nextLink': 'https://graph.test/v1.0/x/delta?$skiptoken=2' },
    }),
    1,
  );
  graph.on(/skiptoken/, () => refused(500), 1);
  await clock.advance(2 * minute);
  expect(subjects()).toEqual(['Subject of a']);
  await clock.advance(5_000);
  // From the same place again
  expect(graph.lines.filter(line => line.includes('deltatoken=one'))).toHaveLength(2);
});

test('the master of a series that began before the window is asked for', async () => {
  graph.on(/startDateTime/, () => lastPage([{ id: 'o1', type: 'occurrence', seriesMasterId: 'series', ...hours(10, 11) }], 'one'));
  graph.on(/events\/series/, () => ({ body: eventOf('series', { type: 'seriesMaster', subject: 'Daily' }) }));
  await begin();
  expect(subjects()).toEqual(['Daily']);
  await clock.advance(2 * minute);
  expect(graph.lines.filter(line => line.includes('events/series'))).toHaveLength(1);
});

test('stops in the middle of a request', async () => {
  graph.on(/startDateTime/, () => new Promise(() => {}));
  await begin();
  await calendar.stop();
  expect(calendar.view).toEqual({ state: 'waiting' });
  expect(log.lines).toEqual([]);
});
