import { createServer, type Server } from 'node:https';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { makeCertificate } from '@opencvi/own-certificate';
import { SimulatedRoomOs } from '@opencvi/scheduling-exchange/testing';
import { eventually } from '@opencvi/test-kit';
import { demoApp } from '../demo.ts';
import { Rig } from '../testing/rig.ts';
import { SchedulingGateway, type SchedulingSettings } from '../testing/scheduling-gateway.ts';

const minute = 60_000;
const boardroom = 'boardroom@contoso.example';
const polling = { interval: '1m', withSubscription: '5m' } as const;
/** The first of the ports that gateways and devices of these tests listen on. */
let port = 22_000;

let rig: Rig;
let device: SimulatedRoomOs;
let gateway: SchedulingGateway;
/** Timers of the simulator itself. */
let idle = 0;

beforeAll(async () => {
  rig = await Rig.start({ meetings: [] });
  idle = rig.clock.pending;
  device = await SimulatedRoomOs.start({ ...(await makeCertificate({ names: ['SEP0011'], now: Date.now() })), port: port++ });
});
afterAll(async () => {
  await device.close();
  await rig.stop();
});

function settings(more: SchedulingSettings = {}): SchedulingSettings {
  return {
    rooms: [
      {
        mailbox: boardroom,
        name: 'Board room',
        tenant: 'contoso',
        device: { address: device.address, password: 'env:DEVICE', certificate: 'any' },
      },
    ],
    polling,
    subscriptions: { lifetime: '1h' },
    devices: { timeout: '1h', verify: '10m' },
    ...more,
  };
}

/** Time passes in steps, so that the network keeps up. */
async function pass(ms: number, step = 5_000): Promise<void> {
  for (let left = ms; left > 0; left -= step) {
    await rig.clock.advance(Math.min(step, left));
    await new Promise(resolve => setTimeout(resolve, 2));
  }
}

/** Time passes until something is so. */
async function until(what: string, check: () => boolean | Promise<boolean>): Promise<void> {
  await eventually(what, async () => {
    if (await check()) return true;
    await rig.clock.advance(1_000);
    return false;
  });
}

const at = (minutes: number): string => new Date(rig.clock.now() + minutes * minute).toISOString();
const titles = () => device.shown.map(({ Title }) => Title);
const shows = (...wanted: string[]) => until(`the screen shows ${wanted.join()}`, () => titles().join() === wanted.join());
const subscriptions = async () => (await rig.control('GET', '/subscriptions')).json.subscriptions;
const room = async () => (await gateway.get('/api/v1/rooms')).rooms[0];
const meetings = async () => (await gateway.get('/api/v1/rooms/boardroom/meetings')).meetings;
const subscribed = () => until('the subscription', async () => (await room()).subscription.state === 'active');

async function schedule(
  subject: string,
  more: Readonly<Record<string, unknown>> = {},
): Promise<{ key: string; videoTeleconferenceId: string }> {
  const meeting = { tenant: 'contoso.example', organizer: 'alice@contoso.example', attendees: [boardroom], start: at(30), end: at(60) };
  const { status, json } = await rig.control('POST', '/meetings', { ...meeting, subject, ...more });
  expect(status).toBe(200);
  return json;
}

async function event(id: string, more: Readonly<Record<string, unknown>>): Promise<void> {
  const answer = await rig.control('PUT', `/mailboxes/${boardroom}/events/${id}`, more);
  expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
}

const time = (minutes: number) => ({ dateTime: at(minutes).slice(0, 19), timeZone: 'UTC' });

beforeEach(async () => {
  gateway = await SchedulingGateway.start(rig, settings(), port++);
});
afterEach(async () => {
  await gateway.stop();
  await rig.control('DELETE', '/faults');
  for (const { key } of (await rig.control('GET', '/meetings')).json.meetings) await rig.control('DELETE', `/meetings/${key}`);
  for (const { id } of (await rig.control('GET', `/mailboxes/${boardroom}/events`)).json.events) {
    await rig.control('DELETE', `/mailboxes/${boardroom}/events/${id}`);
  }
  device.restart();
  expect(await subscriptions()).toEqual([]);
  expect(rig.clock.pending).toBe(idle);
});

test('a meeting that is scheduled is on the screen of its room, with what to dial', async () => {
  await subscribed();
  const { videoTeleconferenceId } = await schedule('Planning');
  await shows('Planning');
  const sip = `${videoTeleconferenceId}@contoso.example`;
  expect(device.shown).toMatchObject([
    { Number: sip, Protocol: 'SIP', Organizer: { Name: 'Alice Anders' }, Time: { Duration: 30, StartTimeBuffer: 300, EndTimeBuffer: 0 } },
  ]);
  expect(await meetings()).toMatchObject([{ subject: 'Planning', dial: { sip, ivr: 'teams@contoso.example' }, source: 'graph' }]);
  expect(await room()).toMatchObject({ id: 'boardroom', next: { dial: { sip } }, calendar: { state: 'ok' }, device: { state: 'ok' } });
});

test('what changes in Outlook changes on the screen: moved, renamed, cancelled', async () => {
  await subscribed();
  const planning = await schedule('Planning');
  await schedule('Review', { start: at(90), end: at(120) });
  await shows('Planning', 'Review');
  await rig.control('PATCH', `/meetings/${planning.key}`, { subject: 'Planning, later', start: at(150), end: at(180) });
  await shows('Review', 'Planning, later');
  await rig.control('DELETE', `/meetings/${planning.key}`);
  await shows('Review');
});

test('a cancelled meeting that stays in the calendar is no meeting, and neither is one that was declined', async () => {
  await subscribed();
  const when = { start: time(10), end: time(20) };
  await event('one', { ...when, subject: 'One', isCancelled: false });
  await until('the meeting', async () => (await meetings()).length === 1);
  await event('one', { ...when, subject: 'Canceled: One', isCancelled: true });
  await until('no meeting', async () => (await meetings()).length === 0);
  await event('one', { ...when, subject: 'One', responseStatus: { response: 'declined', time: at(0) } });
  await event('two', { ...when, subject: 'Secret', sensitivity: 'private' });
  await until('the other', async () => (await meetings()).length === 1);
  expect(await meetings()).toMatchObject([{ subject: 'Private meeting', private: true, reason: expect.any(String) }]);
});

test('occurrences come bare behind their series', async () => {
  await subscribed();
  const { content } = (await rig.control('GET', `/meetings/${(await schedule('Else', { attendees: [] })).key}/invitation?format=html`))
    .json;
  await event('series', { type: 'seriesMaster', subject: 'Daily', start: time(30), end: time(45), body: { contentType: 'html', content } });
  for (const day of [0, 1, 9]) {
    const minutes = 30 + day * 24 * 60;
    await event(`occurrence-${day}`, { type: 'occurrence', seriesMasterId: 'series', start: time(minutes), end: time(minutes + 15) });
  }
  await shows('Daily', 'Daily');
  expect(new Set(device.shown.map(one => one.Number)).size).toBe(1);
});

test('a room whose mailbox takes the body out of invitations asks Graph for the coordinates', async () => {
  const { json } = await rig.control('GET', '/tenants');
  const contoso = json.tenants.find(({ domain }: { domain: string }) => domain === 'contoso.example');
  const users = (deleteComments: boolean) =>
    contoso.users.map((user: { upn: string }) => (user.upn === boardroom ? { ...user, calendarProcessing: { deleteComments } } : user));
  await rig.control('PATCH', '/tenants/contoso.example', { users: users(true) });
  const { videoTeleconferenceId } = await schedule('Stripped');
  await shows('Stripped');
  expect(device.shown[0]?.Number).toBe(`${videoTeleconferenceId}@contoso.example`);
  await rig.control('PATCH', '/tenants/contoso.example', { users: users(false) });
});

describe('a notification that is lost', () => {
  test.each(['drop', 'forged-key'])('by a %s', async kind => {
    await subscribed();
    await pass(10_000);
    await rig.control('POST', '/faults', { kind });
    await schedule('Unheard');
    await pass(4 * minute);
    expect(titles()).toEqual([]);
    await pass(2 * minute);
    await shows('Unheard');
    expect(gateway.log.lines.some(({ message }) => message === 'notification refused')).toBe(kind === 'forged-key');
  });

  test('because the subscription is gone: the calendar is read all the same, and subscribed to again', async () => {
    await subscribed();
    await pass(10_000);
    const [{ id }] = await subscriptions();
    await rig.request('DELETE', `/v1.0/subscriptions/${id}`, { token: await rig.token() });
    await schedule('Unheard');
    await pass(minute);
    expect(titles()).toEqual([]);
    await pass(5 * minute);
    await shows('Unheard');
    await pass(45 * minute, 15_000);
    await subscribed();
    await until('another subscription', async () => (await subscriptions()).length === 1 && (await subscriptions())[0].id !== id);
  });

  test('and told later', async () => {
    await subscribed();
    await pass(10_000);
    const [{ id }] = await subscriptions();
    await rig.control('POST', `/subscriptions/${id}/missed`);
    await schedule('Missed');
    await shows('Missed');
  });
});

describe('a subscription', () => {
  test('is renewed before it expires', async () => {
    await subscribed();
    const [{ id, expires }] = await subscriptions();
    await pass(50 * minute, 15_000);
    await until('the renewal', async () => (await subscriptions())[0].expires > expires);
    expect(await subscriptions()).toMatchObject([{ id }]);
    await schedule('Heard');
    await shows('Heard');
  });

  test('that could not be renewed and expired is made anew; in between the calendar is polled', async () => {
    await subscribed();
    await pass(10_000);
    await rig.control('POST', '/faults', { kind: 'status', on: 'subscriptions', status: 503, times: 1_000 });
    await pass(61 * minute, 15_000);
    expect(await subscriptions()).toEqual([]);
    await until('the trouble is told', async () => (await room()).subscription.state === 'failing');
    await schedule('Polled');
    await pass(minute + 10_000);
    await shows('Polled');
    await rig.control('DELETE', '/faults');
    await pass(10 * minute, 15_000);
    await subscribed();
    await schedule('Heard', { start: at(90), end: at(120) });
    await shows('Polled', 'Heard');
  });

  test.each(['reauthorizationRequired', 'subscriptionRemoved'])('%s', async lifecycle => {
    await subscribed();
    const [{ id, expires }] = await subscriptions();
    await pass(minute);
    await rig.control('POST', `/subscriptions/${id}/${lifecycle}`);
    await until('what follows', async () => {
      const [one] = await subscriptions();
      return one !== undefined && one.expires > expires && (one.id === id) === (lifecycle === 'reauthorizationRequired');
    });
  });

  test('that a gateway which died left behind is ended by the next one', async () => {
    await gateway.stop();
    const former = await endpoint(port);
    const { status } = await rig.post('/v1.0/subscriptions', {
      token: await rig.token(),
      json: {
        changeType: 'updated',
        notificationUrl: `https://127.0.0.1:${port}/scheduling/notifications/former`,
        resource: `/users/${boardroom}/events`,
        expirationDateTime: at(60),
      },
    });
    expect(status).toBe(201);
    await new Promise(resolve => former.close(resolve));
    const [{ id }] = await subscriptions();
    gateway = await SchedulingGateway.start(rig, settings(), port++);
    await subscribed();
    await until('the sweep', async () => (await subscriptions()).every((one: { id: string }) => one.id !== id));
    expect(await subscriptions()).toHaveLength(1);
  });
});

/** An application that proves that it wants to be notified. */
async function endpoint(at: number): Promise<Server> {
  const server = createServer(await makeCertificate({ names: ['127.0.0.1'], now: Date.now() }), (request, response) => {
    const token = new URL(request.url ?? '', 'https://localhost').searchParams.get('validationToken');
    response.writeHead(200, { 'content-type': 'text/plain' }).end(token);
  });
  await new Promise<void>(resolve => server.listen(at, '127.0.0.1', resolve));
  return server;
}

describe('Graph in trouble', () => {
  test('an access policy keeps the application out: told, and over when it is', async () => {
    const policy = `/tenants/contoso.example/mailbox-access/${demoApp.id}`;
    await rig.control('PUT', policy, { mailboxes: ['alice@contoso.example'] });
    await pass(2 * minute);
    await until('the trouble is told', async () => (await room()).calendar.state === 'failing');
    expect((await room()).calendar.error).toMatch(/Calendars\.Read.*access policy.*ErrorAccessDenied .*Blocked by tenant configured/);
    await rig.control('PUT', policy, {});
    await until('the calendar', async () => (await room()).calendar.state === 'ok');
  });

  test('a delta link that was forgotten', async () => {
    await schedule('Planning');
    await shows('Planning');
    await rig.control('POST', '/faults', { kind: 'status', on: 'calendar', status: 410, times: 1 });
    await schedule('Review', { start: at(90), end: at(120) });
    await shows('Planning', 'Review');
    expect(gateway.log.lines.map(({ message }) => message)).toContain('calendar is read from the beginning');
  });

  test('too many requests: Retry-After is kept to', async () => {
    await subscribed();
    await pass(10_000);
    await rig.control('POST', '/faults', { kind: 'status', on: 'calendar', status: 429, retryAfter: 120, times: 1 });
    await schedule('Throttled');
    await until('the trouble is told', async () => (await room()).calendar.state === 'failing');
    const since = rig.clock.now();
    await shows('Throttled');
    expect(rig.clock.now() - since).toBeGreaterThanOrEqual(110_000);
  });
});

test('a device that restarts is given its bookings again', async () => {
  await schedule('Planning');
  await shows('Planning');
  device.restart();
  await pass(10 * minute, 15_000);
  await shows('Planning');
});

test('rooms of two customers are read each with its own token', async () => {
  await gateway.stop();
  const rooms = [
    { mailbox: boardroom, tenant: 'contoso' },
    { mailbox: 'focus@fabrikam.example', tenant: 'fabrikam' },
    { mailbox: boardroom, tenant: 'fabrikam', id: 'stolen' },
  ];
  gateway = await SchedulingGateway.start(rig, settings({ rooms }), port++);
  const { videoTeleconferenceId } = await schedule('Ours', { attendees: [boardroom, 'focus@fabrikam.example'] });
  await until('every room', async () =>
    (await gateway.get('/api/v1/rooms')).rooms.every((one: { calendar: { state: string } }) => one.calendar.state !== 'waiting'),
  );
  await until('the guests', async () => (await gateway.get('/api/v1/rooms')).rooms[1].next !== null);
  const { rooms: all } = await gateway.get('/api/v1/rooms');
  // A meeting of Contoso: Fabrikam's room dials Contoso's gateway, and Fabrikam cannot ask Graph for it
  expect(all[1].next).toMatchObject({ subject: 'Ours', dial: { sip: `${videoTeleconferenceId}@contoso.example` }, source: 'link' });
  expect(all[2]).toMatchObject({ id: 'stolen', calendar: { state: 'failing', error: expect.stringContaining('404') }, next: null });
});
