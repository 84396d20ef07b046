import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type CliInvocation, type HttpRequest, type HttpRoute, UsageError } from '@opencvi/plugin-api';
import { FakeRunningGateway, fakeInvocation, RecordingLog, settle, VirtualClock } from '@opencvi/test-kit';
import type { DeviceBookings } from './api.ts';
import { roomsCommand } from './cli/rooms-command.ts';
import { roomRoutes } from './http/room-routes.ts';
import { roomAnswer } from './http/room-schemas.ts';
import { Scheduling } from './rooms/scheduling.ts';
import { eventOf, hours } from './testing/events.ts';
import { FakeGraph, lastPage, refused } from './testing/fake-graph.ts';
import { contoso, testConfig } from './testing/settings.ts';

const metrics = { count: () => {}, gauge: () => {}, observe: () => {} };
const rooms = [
  {
    mailbox: 'room4@contoso.example',
    name: 'Room 4',
    tenant: 'contoso',
    device: { kind: 'fake', address: 'room4.test', password: 'env:X' },
  },
  { mailbox: 'room5@contoso.example', tenant: 'contoso' },
];

let clock: VirtualClock;
let graph: FakeGraph;
let scheduling: Scheduling;
let pushed: string[];

function make(settings: Record<string, unknown> = {}, url = 'https://gateway.test'): Scheduling {
  const fake: DeviceBookings = { id: 'fake', push: async ({ id }, meetings) => void pushed.push(`${id}: ${meetings.length}`) };
  const devices = Object.assign([fake], { size: 1, get: (id: string) => (id === 'fake' ? fake : undefined) });
  return new Scheduling({
    config: testConfig({ rooms, ...settings }),
    log: new RecordingLog(),
    clock,
    metrics,
    address: { url },
    tenants: { all: () => [contoso] },
    graphs: { of: ({ microsoft }) => (microsoft ? graph : undefined) },
    devices: devices as never,
    random: () => 1,
  });
}

beforeEach(() => {
  clock = new VirtualClock(Date.UTC(2026, 0, 1, 9));
  pushed = [];
  graph = new FakeGraph()
    .on(/deltatoken/, () => lastPage([]))
    .on(/room4.*startDateTime/, () => lastPage([eventOf('a'), eventOf('b', { ...hours(12, 13), body: null })]))
    .on(/room5.*startDateTime/, () => refused(403, 'ErrorAccessDenied'))
    .on(/^POST \/subscriptions/, ({ body }) => ({
      body: { id: 's', expirationDateTime: (body as { expirationDateTime: string }).expirationDateTime },
    }))
    .on(/^GET \/subscriptions/, () => ({ body: { value: [] } }))
    .on(/^DELETE/, () => ({ body: undefined }));
});
afterEach(async () => {
  await scheduling.stop();
  expect(clock.pending).toBe(0);
});

const call = (path: string, params: Record<string, string> = {}) => {
  const route = roomRoutes(scheduling).routes.find(one => one.path === path) as HttpRoute;
  return route.handle({ params } as unknown as HttpRequest) as Promise<{ status: number; json: never }>;
};

describe('rooms on the API', () => {
  beforeEach(async () => {
    scheduling = make();
    scheduling.start();
    await clock.advance(1_000);
  });

  test('with their states, the account of the device kept to ourselves', async () => {
    const { json } = (await call('/api/v1/rooms')) as { json: { rooms: unknown[] } };
    expect(json.rooms.map(room => roomAnswer.parse(room))).toEqual(json.rooms);
    expect(json.rooms).toMatchObject([
      {
        id: 'room4',
        name: 'Room 4',
        calendar: { state: 'ok', readAt: '2026-01-01T09:00:00.000Z', error: null },
        subscription: { state: 'active', expiresAt: '2026-01-03T09:00:01.000Z' },
        device: { kind: 'fake', address: 'https://room4.test', state: 'ok' },
        next: { subject: 'Subject of a', dial: { sip: '1172827458@contoso.example' } },
      },
      { id: 'room5', calendar: { state: 'failing', error: expect.stringContaining('Calendars.Read') }, device: null, next: null },
    ]);
    expect(JSON.stringify(json)).not.toContain('secret');
    expect(pushed).toEqual(['room4: 2']);
  });

  test('with all their meetings', async () => {
    expect(await call('/api/v1/rooms/{room}/meetings', { room: 'ROOM4' })).toMatchObject({
      json: { room: 'room4', meetings: [{ subject: 'Subject of a' }, { subject: 'Subject of b', reason: expect.any(String) }] },
    });
    await expect(call('/api/v1/rooms/{room}/meetings', { room: 'room9' })).rejects.toMatchObject({ status: 404 });
  });

  test('calendars are read less often while Graph tells of changes', async () => {
    const reads = () =>
      graph.lines.filter(line => line.includes('room4') && line.startsWith('GET')).length +
      graph.lines.filter(line => line.includes('deltatoken')).length;
    const before = reads();
    await clock.advance(14 * 60_000);
    // The read that followed the subscription, and no other
    expect(reads() - before).toBe(1);
    await clock.advance(2 * 60_000);
    expect(reads() - before).toBe(2);
  });

  test('the end leaves no subscription', async () => {
    await scheduling.stop();
    expect(graph.lines.filter(line => line.startsWith('DELETE'))).toHaveLength(2);
  });
});

describe('without subscriptions', () => {
  test.each([
    ['switched off', { subscriptions: { enabled: false } }, 'https://gateway.test'],
    ['at an address without TLS', {}, 'http://gateway.test'],
  ])('%s calendars are polled', async (_what, settings, url) => {
    scheduling = make(settings, url);
    scheduling.start();
    await clock.advance(4 * 60_000);
    expect(graph.lines.some(line => line.includes('/subscriptions'))).toBe(false);
    expect(graph.lines.filter(line => line.includes('deltatoken'))).toHaveLength(2);
  });
});

test('a tenant without a Microsoft tenant has no calendars', async () => {
  scheduling = new Scheduling({
    config: testConfig({ rooms: rooms.slice(1) }),
    log: new RecordingLog(),
    clock,
    metrics,
    address: { url: 'https://gateway.test' },
    tenants: { all: () => [{ ...contoso, microsoft: undefined }] },
    graphs: { of: () => undefined },
    devices: [] as never,
  });
  expect(() => scheduling.start()).toThrow("tenant 'contoso' has rooms, and no microsoft.tenantId");
});

describe('opencvi rooms', () => {
  const run = async (args: readonly string[], options: CliInvocation['options'], answer: () => unknown) => {
    const gateway = new FakeRunningGateway(answer);
    const invocation = fakeInvocation({ args, options, gateway });
    return { code: await roomsCommand().run(invocation), printed: invocation.lines, asked: gateway.asked };
  };
  const answers = async (path: string, params: Record<string, string> = {}) => (await call(path, params)).json;

  beforeEach(async () => {
    scheduling = make();
    scheduling.start();
    await settle();
  });

  test('lists rooms', async () => {
    const { code, printed, asked } = await run([], { timeZone: 'Europe/Berlin' }, () => answers('/api/v1/rooms'));
    expect(code).toBe(0);
    expect(asked).toEqual([{ method: 'GET', path: '/rooms' }]);
    expect(printed[0]).toMatch(/^ROOM +NAME +CALENDAR +DEVICE +NEXT +SUBJECT +DIAL$/);
    expect(printed[1]).toMatch(/^room4 +Room 4 +ok +ok +2026-01-01 11:00-11:30 +Subject of a +1172827458@contoso\.example$/);
    expect(printed[2]).toMatch(/^room5 +room5@contoso\.example +failing +- /);
    expect(printed.slice(3)).toEqual([expect.stringMatching(/^room5, calendar: .*Calendars\.Read is not granted/)]);
  });

  test('lists the meetings of one, and nothing in them steers the terminal', async () => {
    graph.on(/deltatoken/, () => lastPage([eventOf('a', { subject: 'Red \u001b[31m alert\u0007' })]), 1);
    await clock.advance(2 * 60_000);
    const { printed, asked } = await run(['room4'], { timeZone: 'UTC' }, () => answers('/api/v1/rooms/{room}/meetings', { room: 'room4' }));
    expect(asked).toEqual([{ method: 'GET', path: '/rooms/room4/meetings' }]);
    expect(printed[1]).toMatch(/^2026-01-01 10:00-10:30 +Red {2}\[31m alert +Alice Anders +1172827458@contoso\.example$/);
    expect(printed[2]).toMatch(/- \(there is nothing in it\)$/);
  });

  test('prints JSON', async () => {
    const { printed } = await run([], { json: true }, () => answers('/api/v1/rooms'));
    expect(JSON.parse(printed.join(''))).toMatchObject({ rooms: [{ id: 'room4' }, { id: 'room5' }] });
  });

  test('says when there is nothing', async () => {
    expect((await run([], {}, () => ({ rooms: [] }))).printed).toEqual(['no rooms']);
    expect((await run(['x'], {}, () => ({ meetings: [] }))).printed).toEqual(['no meetings']);
  });

  test('a time zone that does not exist is wrong usage, and nobody is asked', async () => {
    await expect(run([], { timeZone: 'Europe/Atlantis' }, () => expect(true).toBe(false))).rejects.toThrow(UsageError);
  });
});
