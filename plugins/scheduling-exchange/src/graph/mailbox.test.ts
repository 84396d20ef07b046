import { expect, test } from '@jest/globals';
import { eventOf } from '../testing/events.ts';
import { FakeGraph, lastPage, refused } from '../testing/fake-graph.ts';
import { Mailbox } from './mailbox.ts';

const window = { start: Date.UTC(2026, 0, 1), end: Date.UTC(2026, 0, 2) };
const { signal } = new AbortController();
const make = (graph: FakeGraph) => new Mailbox(graph, 'room 4/x@contoso.example');

test('a round goes through its pages to the link of the next one', async () => {
  const graph = new FakeGraph()
    .on(/calendarView\/delta\?startDateTime=/, () => ({
      body: { value: [eventOf('a')], '@odata.nextLink': 'https://graph.test/v1.0/users/x/calendarView/delta?$skiptoken=p2%3D' },
    }))
    .on(/skiptoken=p2/, () => lastPage([eventOf('b')], 'd1'));
  const round = await make(graph).first(window, signal);
  expect(round.entries.map(({ id }) => id)).toEqual(['a', 'b']);
  expect(round.link).toBe('/users/x/calendarView/delta?$deltatoken=d1');
  expect(graph.asked.map(({ path }) => path)).toEqual([
    '/users/room%204%2Fx%40contoso.example/calendarView/delta?startDateTime=2026-01-01T00:00:00.000Z&endDateTime=2026-01-02T00:00:00.000Z',
    '/users/x/calendarView/delta?$skiptoken=p2%3D',
  ]);
  expect(graph.asked[0]?.headers?.Prefer).toContain('outlook.timezone="UTC"');
});

test.each([
  'https://evil.test/v1.0/users/x/calendarView/delta?$skiptoken=1',
  'https://graph.test.evil.test/v1.0/users',
  'https://graph.test@evil.test/v1.0/',
  'http://graph.test/v1.0/users',
  '',
])('a token is not taken to %s', async link => {
  const graph = new FakeGraph().on(/delta/, () => ({ body: { value: [], '@odata.nextLink': link } }));
  await expect(make(graph).first(window, signal)).rejects.toThrow('which is not https://graph.test/v1.0/');
  expect(graph.asked).toHaveLength(1);
});

test('pages without end are given up', async () => {
  const graph = new FakeGraph().on(/delta/, () => ({ body: { value: [], '@odata.nextLink': 'https://graph.test/v1.0/delta' } }));
  await expect(make(graph).first(window, signal)).rejects.toThrow('more than 200 pages');
});

test('what is refused or not understood is told', async () => {
  const graph = new FakeGraph().on(/delta/, () => refused(403, 'ErrorAccessDenied', { message: 'Blocked', retryAfter: 3 }));
  await expect(make(graph).first(window, signal)).rejects.toMatchObject({
    message: expect.stringMatching(/Calendars\.Read.*access policy.*403 ErrorAccessDenied Blocked/),
    refusal: { status: 403, retryAfter: 3 },
  });
  graph.on(/delta/, () => ({ body: 'hello' }));
  await expect(make(graph).since('/delta', signal)).rejects.toThrow('not understood');
});

test('an event that is gone is nothing', async () => {
  const graph = new FakeGraph().on(/events\/here/, () => ({ body: eventOf('here') })).on(/events\/broken/, () => refused(500));
  const mailbox = make(graph);
  expect((await mailbox.event('here', signal))?.id).toBe('here');
  expect(await mailbox.event('gone', signal)).toBeUndefined();
  await expect(mailbox.event('broken', signal)).rejects.toThrow('500');
});
