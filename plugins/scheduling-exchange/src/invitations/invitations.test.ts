import { beforeEach, describe, expect, test } from '@jest/globals';
import { CallError } from '@opencvi/plugin-api';
import { RecordingLog, VirtualClock } from '@opencvi/test-kit';
import { calendarEvent } from '../graph/event-schema.ts';
import { eventOf } from '../testing/events.ts';
import { FakeGraph, refused } from '../testing/fake-graph.ts';
import { InteropLookup } from './interop-lookup.ts';
import { InvitationReader } from './invitation-reader.ts';

const { signal } = new AbortController();
const info = { tenantKey: 'teams@vc.contoso.example', videoTeleconferenceId: '1140000009', moreInfoWebUrl: null };
const stripped = calendarEvent.parse(
  eventOf('a', {
    body: { contentType: 'html', content: '' },
    onlineMeeting: {
      joinUrl:
        'https://teams.microsoft.com/l/meetup-join/19%3ameeting_x%40thread.v2/0?context=%7b%22Tid%22%3a%22c0a70500-0000-4000-8000-000000000001%22%2c%22Oid%22%3a%22c0a70500-0000-4000-8000-00000000a11c%22%7d',
    },
  }),
);

let graph: FakeGraph;
let clock: VirtualClock;
let reader: InvitationReader;

beforeEach(() => {
  clock = new VirtualClock();
  graph = new FakeGraph().on(/onlineMeetings/, () => ({ body: { value: [{ cloudVideoInteropInfo: info }] } }));
  reader = new InvitationReader(new InteropLookup({ graph, clock, log: new RecordingLog() }));
});

const read = async (event = stripped) => (await reader.read([event], signal))[0]?.invitation;
const lookups = () => graph.lines.filter(line => line.includes('onlineMeetings'));

test("the meeting's own coordinates are taken where the room's mailbox lost the body", async () => {
  expect(await read()).toMatchObject({
    found: true,
    coordinates: { conferenceId: '1140000009', tenantKey: 'teams@vc.contoso.example', source: 'graph' },
  });
  expect(lookups()).toEqual([
    "GET /users/c0a70500-0000-4000-8000-00000000a11c/onlineMeetings?$filter=JoinWebUrl eq 'https://teams.microsoft.com/l/meetup-join/19%3ameeting_x%40thread.v2/0?context=%7b%22Tid%22%3a%22c0a70500-0000-4000-8000-000000000001%22%2c%22Oid%22%3a%22c0a70500-0000-4000-8000-00000000a11c%22%7d'",
  ]);
});

test('calls have their turn between two invitations', async () => {
  let turns = 0;
  const count = (): void => {
    turns++;
    if (turns < 1_000) turn = setImmediate(count);
  };
  let turn = setImmediate(count);
  const events = Array.from({ length: 20 }, (_, index) => calendarEvent.parse(eventOf(`e${index}`, { subject: `${index}` })));
  await new InvitationReader(undefined).read(events, signal);
  clearImmediate(turn);
  expect(turns).toBeGreaterThanOrEqual(20);
});

test('they win over the text, and are asked for once in a day', async () => {
  const event = calendarEvent.parse(eventOf('a'));
  expect(await read(event)).toMatchObject({ coordinates: { conferenceId: '1140000009', source: 'graph' } });
  await read(event);
  expect(lookups()).toHaveLength(1);
  await clock.advance(24 * 3_600_000);
  await read(event);
  expect(lookups()).toHaveLength(2);
});

test('a short link is looked up by its meeting id, at the organizer', async () => {
  const event = calendarEvent.parse(
    eventOf('a', { body: null, onlineMeeting: { joinUrl: 'https://teams.microsoft.com/meet/228859003479315?p=x' } }),
  );
  await read(event);
  expect(lookups()).toEqual([
    "GET /users/alice@contoso.example/onlineMeetings?$filter=joinMeetingIdSettings/joinMeetingId eq '228859003479315'",
  ]);
});

test('meetings of another tenant are read from their text alone', async () => {
  const joinUrl = stripped.onlineMeeting?.joinUrl?.replace('c0a70500-0000-4000-8000-000000000001', 'fab12a00-0000-4000-8000-000000000002');
  const event = calendarEvent.parse({ ...stripped, onlineMeeting: { joinUrl } });
  expect(await read(event)).toMatchObject({ found: false, reason: { code: 'no-video-coordinates' } });
  expect(lookups()).toEqual([]);
});

describe('without an answer the text has to do', () => {
  const event = calendarEvent.parse(eventOf('a'));

  test.each([
    ['no access policy', () => refused(403, 'Forbidden'), 3_600_000],
    ['too many requests', () => refused(429, 'TooManyRequests', { retryAfter: 120 }), 120_000],
    ['a server that is down', () => refused(503), 60_000],
    ['no such meeting', () => refused(404, 'NotFound'), 3_600_000],
    ['a meeting without coordinates', () => ({ body: { value: [{ subject: 'x' }] } }), 3_600_000],
    ['an answer that is none', () => ({ body: 'hello' }), 3_600_000],
    ['no token', () => Promise.reject(new CallError({ code: 'not-consented', by: 'meeting' })), 60_000],
  ])('%s', async (_what, answer, again) => {
    graph.on(/onlineMeetings/, answer);
    expect(await read(event)).toMatchObject({ found: true, coordinates: { conferenceId: '1172827458', source: 'text' } });
    await read(event);
    await clock.advance(again - 1);
    await read(event);
    expect(lookups()).toHaveLength(1);
    await clock.advance(1);
    await read(event);
    expect(lookups()).toHaveLength(2);
  });

  test('nor when lookups are switched off', async () => {
    reader = new InvitationReader(undefined);
    expect(await read(event)).toMatchObject({ coordinates: { source: 'text' } });
    expect(lookups()).toEqual([]);
  });
});

test('who stops is not made to wait', async () => {
  const stop = new AbortController();
  graph.on(/onlineMeetings/, () => new Promise(() => {}));
  const reading = reader.read([stripped], stop.signal);
  stop.abort(new Error('stopped'));
  await expect(reading).rejects.toThrow('stopped');
});
