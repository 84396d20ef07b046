import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { parseInvitation } from '@opencvi/cvi-invitation';
import { eventually } from '@opencvi/test-kit';
import { demoApp } from '../demo.ts';
import { checkValue } from '../metadata/check-value.ts';
import { graphMetadata } from '../metadata/graph-metadata.ts';
import { Rig } from '../testing/rig.ts';
import type { Answer } from '../testing/web.ts';

let rig: Rig;
let token: string;
beforeAll(async () => {
  rig = await Rig.start({ meetings: [] });
  token = await rig.token();
});
afterAll(() => rig.stop());

const room = '/v1.0/users/boardroom@contoso.example';
const day = { startDateTime: '2030-01-01T00:00:00Z', endDateTime: '2030-01-02T00:00:00Z' };
const planning = {
  tenant: 'contoso.example',
  organizer: 'alice@contoso.example',
  attendees: ['boardroom@contoso.example', 'focus@fabrikam.example', 'stranger@elsewhere.example'],
  start: '2030-01-01T09:00:00Z',
  end: '2030-01-01T10:00:00Z',
};

async function schedule(
  subject: string,
  more: Readonly<Record<string, unknown>> = {},
): Promise<{ key: string; videoTeleconferenceId: string }> {
  return (await rig.control('POST', '/meetings', { ...planning, subject, ...more })).json;
}

function get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
  return rig.get(path, { token, headers });
}

const subjects = (answer: Answer): string[] =>
  answer.json.value.map((one: { subject?: string; '@removed'?: unknown }) => one.subject ?? '(removed)');
const pathOf = (link: string): string => link.slice(rig.url.length);

describe('the calendar of a room', () => {
  afterEach(async () => {
    const { json } = await rig.control('GET', '/meetings');
    for (const { key } of json.meetings) await rig.control('DELETE', `/meetings/${key}`);
  });

  test('has the meetings it is invited to, with the invitation, in events that fit the metadata', async () => {
    const { videoTeleconferenceId } = await schedule('Planning');
    const answer = await get(`${room}/calendarView?${new URLSearchParams(day)}`);
    expect(subjects(answer)).toEqual(['Planning']);
    expect(checkValue(graphMetadata(), 'Collection(microsoft.graph.event)', answer.json.value)).toEqual([]);
    const [event] = answer.json.value;
    expect(event).toMatchObject({
      start: { dateTime: '2030-01-01T09:00:00.0000000', timeZone: 'UTC' },
      organizer: { emailAddress: { address: 'alice@contoso.example' } },
    });
    expect(parseInvitation({ html: event.body.content })).toMatchObject({
      found: true,
      coordinates: { conferenceId: videoTeleconferenceId },
    });
    const one = await get(`${room}/events/${event.id}?$select=subject,onlineMeeting`);
    expect(
      Object.keys(one.json)
        .filter(name => !name.startsWith('@'))
        .sort(),
    ).toEqual(['id', 'onlineMeeting', 'subject']);
  });

  test('is that of its own tenant, and of nobody else', async () => {
    await schedule('Planning');
    const fabrikam = await rig.token('fabrikam.example');
    expect((await rig.get(`${room}/events`, { token: fabrikam })).status).toBe(404);
    expect(subjects(await rig.get('/v1.0/users/focus@fabrikam.example/events', { token: fabrikam }))).toEqual(['Planning']);
  });

  test('is read in pages, and then by what changed', async () => {
    for (const subject of ['One', 'Two', 'Three']) await schedule(subject);
    const outside = await schedule('Next week', { start: '2030-01-08T09:00:00Z', end: '2030-01-08T10:00:00Z' });
    const prefer = { prefer: 'odata.maxpagesize=2' };
    const first = await get(`${room}/calendarView/delta?${new URLSearchParams(day)}`, prefer);
    expect(subjects(first)).toEqual(['One', 'Two']);
    const second = await get(pathOf(first.json['@odata.nextLink']), prefer);
    expect(subjects(second)).toEqual(['Three']);
    const link = pathOf(second.json['@odata.deltaLink']);
    expect(subjects(await get(link))).toEqual([]);
    const { json } = await rig.control('GET', '/meetings');
    const [one, two] = json.meetings;
    await rig.control('PATCH', `/meetings/${one.key}`, {
      subject: 'One, later',
      start: '2030-01-01T11:00:00Z',
      end: '2030-01-01T12:00:00Z',
    });
    await rig.control('DELETE', `/meetings/${two.key}`);
    await rig.control('PATCH', `/meetings/${outside.key}`, { start: '2030-01-01T15:00:00Z', end: '2030-01-01T16:00:00Z' });
    const changed = await get(link);
    expect(subjects(changed)).toEqual(['One, later', '(removed)', 'Next week']);
    expect(changed.json.value[1]).toMatchObject({ '@removed': { reason: 'deleted' } });
    expect(subjects(await get(pathOf(changed.json['@odata.deltaLink'])))).toEqual([]);
  });

  test('a link of another time wants everything to be read anew', async () => {
    const forgotten = Buffer.from(JSON.stringify({ start: 0, end: 1, since: 900, until: 900, skip: 0 })).toString('base64url');
    for (const link of [forgotten, 'nonsense']) {
      const answer = await get(`${room}/calendarView/delta?$deltatoken=${link}`);
      expect([answer.status, answer.json.error.code]).toEqual([410, 'SyncStateNotFound']);
    }
  });

  test('needs its role, and a window', async () => {
    expect((await get(`${room}/calendarView`)).status).toBe(400);
    await rig.control('PUT', `/tenants/contoso.example/consents/${demoApp.id}`, { roles: ['OnlineMeetings.Read.All'] });
    expect((await rig.get(`${room}/events`, { token: await rig.token() })).status).toBe(403);
    await rig.control('PUT', `/tenants/contoso.example/consents/${demoApp.id}`, {});
  });

  test('takes events of other services, as long as Graph could show them', async () => {
    const event = {
      subject: 'By hand',
      start: { dateTime: '2030-01-01T13:00:00', timeZone: 'UTC' },
      end: { dateTime: '2030-01-01T14:00:00', timeZone: 'UTC' },
      sensitivity: 'private',
    };
    expect((await rig.control('PUT', '/mailboxes/boardroom@contoso.example/events/hand', event)).status).toBe(200);
    expect(subjects(await get(`${room}/calendarView?${new URLSearchParams(day)}`))).toEqual(['By hand']);
    const wrong = await rig.control('PUT', '/mailboxes/boardroom@contoso.example/events/hand', { ...event, colour: 'red' });
    expect([wrong.status, wrong.json.detail]).toEqual([400, '$.colour: microsoft.graph.event has no property colour']);
    expect((await rig.control('DELETE', '/mailboxes/boardroom@contoso.example/events/hand')).status).toBe(204);
  });
});

describe('a subscription', () => {
  let server: Server;
  let answersValidation: boolean;
  let told: Record<string, unknown>[];

  beforeEach(async () => {
    told = [];
    answersValidation = true;
    server = createServer((request, response) => {
      const asked = new URL(request.url ?? '', 'http://localhost').searchParams.get('validationToken');
      let text = '';
      request.on('data', chunk => {
        text += chunk;
      });
      request.on('end', () => {
        if (asked === null) told.push(...JSON.parse(text).value);
        response.writeHead(asked === null ? 202 : 200, { 'content-type': 'text/plain' }).end(answersValidation ? (asked ?? '') : 'no');
      });
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  });
  afterEach(async () => {
    server.closeAllConnections();
    await new Promise(resolve => server.close(resolve));
  });

  function request(more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/notify`;
    return {
      changeType: 'created,updated,deleted',
      notificationUrl: url,
      lifecycleNotificationUrl: url,
      resource: '/users/boardroom@contoso.example/events',
      expirationDateTime: new Date(rig.clock.now() + 3_600_000).toISOString(),
      clientState: 'secret',
      ...more,
    };
  }

  const create = (more: Readonly<Record<string, unknown>> = {}) => rig.post('/v1.0/subscriptions', { token, json: request(more) });

  test('tells what happens to the events of a room, until it is deleted', async () => {
    const { status, json } = await create();
    expect(status).toBe(201);
    expect(checkValue(graphMetadata(), 'microsoft.graph.subscription', json)).toEqual([]);
    const { key } = await schedule('Planning');
    await rig.control('PATCH', `/meetings/${key}`, { subject: 'Planning, again' });
    await rig.control('DELETE', `/meetings/${key}`);
    await eventually('three changes', () => told.length === 3);
    expect(told.map(({ changeType, clientState, subscriptionId }) => [changeType, clientState, subscriptionId])).toEqual(
      ['created', 'updated', 'deleted'].map(change => [change, 'secret', json.id]),
    );
    for (const { resourceData, ...rest } of told) {
      expect(checkValue(graphMetadata(), 'microsoft.graph.changeNotification', rest)).toEqual([]);
      expect(resourceData).toMatchObject({ '@odata.type': '#Microsoft.Graph.Event', id: expect.any(String) });
    }
    expect((await rig.request('DELETE', `/v1.0/subscriptions/${json.id}`, { token })).status).toBe(204);
    await rig.control('DELETE', `/meetings/${(await schedule('Unheard')).key}`);
    expect(told).toHaveLength(3);
  });

  test('is renewed, listed, told about, and expires', async () => {
    const { json } = await create();
    const expirationDateTime = new Date(rig.clock.now() + 2 * 3_600_000).toISOString();
    const renewed = await rig.request('PATCH', `/v1.0/subscriptions/${json.id}`, { token, json: { expirationDateTime } });
    expect([renewed.status, renewed.json.expirationDateTime]).toEqual([200, expirationDateTime]);
    expect((await get('/v1.0/subscriptions')).json.value.map((one: { id: string }) => one.id)).toEqual([json.id]);
    await rig.control('POST', `/subscriptions/${json.id}/reauthorizationRequired`);
    await eventually('the event', () => told.length === 1);
    expect(told[0]).toMatchObject({ lifecycleEvent: 'reauthorizationRequired', clientState: 'secret' });
    await rig.clock.advance(2 * 3_600_000);
    expect((await rig.get(`/v1.0/subscriptions/${json.id}`, { token: await rig.token() })).status).toBe(404);
    token = await rig.token();
  });

  test.each([
    ['an address that does not answer the validation', () => ({}), 'ValidationError'],
    ['too long a life', () => ({ expirationDateTime: '2100-01-01T00:00:00Z' }), 'InvalidRequest'],
    ['one that is over already', () => ({ expirationDateTime: '2001-01-01T00:00:00Z' }), 'InvalidRequest'],
    ['changes of another kind', () => ({ changeType: 'moved' }), 'InvalidRequest'],
    ['another resource', () => ({ resource: '/me/messages' }), 'BadRequest'],
  ])('is refused for %s', async (what, more, code) => {
    answersValidation = !what.includes('validation');
    const { status, json } = await create(more());
    expect([status, json.error.code]).toEqual([400, code]);
  });
});
