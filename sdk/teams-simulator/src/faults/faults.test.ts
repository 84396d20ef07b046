import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { eventually } from '@opencvi/test-kit';
import { demoApp } from '../demo.ts';
import { CallbackReceiver } from '../testing/callback-receiver.ts';
import { joinBody } from '../testing/requests.ts';
import { Rig } from '../testing/rig.ts';

let rig: Rig;
let app: CallbackReceiver;
let token: string;

beforeAll(async () => {
  rig = await Rig.start();
  token = await rig.token();
});
afterAll(() => rig.stop());
beforeEach(async () => {
  app = await CallbackReceiver.open(rig, demoApp.id);
});
afterEach(async () => {
  await rig.control('DELETE', '/faults');
  await app.close();
});

const calls = '/v1.0/communications/calls';
const lookup = `/v1.0/communications/onlineMeetings?$filter=${encodeURIComponent("VideoTeleconferenceId eq '1140000001'")}`;

async function fault(request: Readonly<Record<string, unknown>>): Promise<void> {
  const { status, text } = await rig.control('POST', '/faults', request);
  if (status !== 200) throw new Error(text);
}

async function join(): Promise<string> {
  const body = await joinBody(rig, token, '1140000001', { callbackUri: app.url, guest: 'Room 4' });
  const { json } = await rig.post(calls, { token, json: body });
  return json.id;
}

describe('answers', () => {
  test('429 with Retry-After, as often as it was asked for', async () => {
    await fault({ kind: 'status', on: 'lookup', status: 429, retryAfter: 7, times: 2 });
    for (let time = 0; time < 2; time++) {
      const answer = await rig.get(lookup, { token });
      expect([answer.status, answer.headers['retry-after'], answer.json.error.code]).toEqual([429, '7', 'TooManyRequests']);
    }
    expect((await rig.get(lookup, { token })).status).toBe(200);
    expect((await rig.control('GET', '/faults')).json.faults).toEqual([]);
  });

  test.each([500, 502, 503, 504])('%i', async status => {
    await fault({ kind: 'status', on: 'join', status });
    const body = await joinBody(rig, token, '1140000001', { callbackUri: app.url, guest: 'Room 4' });
    expect((await rig.post(calls, { token, json: body })).status).toBe(status);
  });

  test('in one tenant alone', async () => {
    await fault({ kind: 'status', on: 'lookup', status: 500, tenant: 'fab12a00-0000-4000-8000-000000000002' });
    expect((await rig.get(lookup, { token })).status).toBe(200);
    expect((await rig.get(lookup, { token: await rig.token('fabrikam.example') })).status).toBe(500);
  });

  test('none, until the client has enough', async () => {
    await fault({ kind: 'no-answer', on: 'lookup', seconds: 0.05 });
    expect((await rig.get(lookup, { token })).status).toBe(504);
  });

  test.each([
    [{ status: 503 }, 'temporarily_unavailable', 90033],
    [{ status: 429, retryAfter: 9 }, 'temporarily_unavailable', 90055],
    [{ status: 401 }, 'invalid_client', 7000215],
    [{ status: 400, code: 'AADSTS90002', message: 'Tenant not found.' }, 'invalid_request', 90002],
  ])('of Entra ID in its own words: %j', async (said, error, number) => {
    await fault({ kind: 'status', on: 'token', ...said });
    const answer = await rig.post('/contoso.example/oauth2/v2.0/token', { form: { grant_type: 'client_credentials' } });
    expect(answer.status).toBe(said.status);
    expect(answer.json).toMatchObject({ error, error_codes: [number], error_description: expect.stringMatching(`^AADSTS${number}: `) });
    expect(answer.headers['retry-after']).toBe('retryAfter' in said ? '9' : undefined);
  });

  test('of Entra ID', async () => {
    await fault({ kind: 'status', on: 'token', status: 503 });
    await expect(rig.token()).rejects.toThrow('no token');
    expect(await rig.token()).toMatch(/^ey/);
  });

  test('of the media bot', async () => {
    await fault({ kind: 'status', on: 'bot', status: 503 });
    const answer = await rig.post('/v1/sessions', { token: rig.botToken, json: { correlationId: '1', media: { streams: [] } } });
    expect([answer.status, answer.headers['content-type']]).toEqual([503, expect.stringMatching(/^application\/problem\+json/)]);
    expect(answer.json).toMatchObject({ status: 503, detail: 'The simulator was asked to fail.' });
  });
});

test('a call that is taken and then fails with 400#2203', async () => {
  await fault({ kind: 'end-call' });
  const id = await join();
  await rig.clock.advance(300);
  await eventually('the end', () => app.story(id).includes('terminated'));
  expect(app.story(id)).toEqual(['establishing', 'terminated']);
  expect(app.last(id).resultInfo).toMatchObject({ code: 400, subcode: 2203 });
});

describe('callbacks', () => {
  test.each([
    ['forged-key', 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED'],
    ['expired-token', 'ERR_JWT_EXPIRED'],
    ['wrong-audience', 'ERR_JWT_CLAIM_VALIDATION_FAILED'],
    ['wrong-issuer', 'ERR_JWT_CLAIM_VALIDATION_FAILED'],
    ['wrong-tenant', 'another tenant'],
    ['no-token', 'no token'],
  ])('%s is refused by a careful application, and not tried again', async (kind, why) => {
    await fault({ kind });
    const id = await join();
    await rig.clock.advance(300);
    await eventually('the roster', () => app.story(id).includes('roster'));
    expect(app.received.map(({ refused }) => refused).filter(Boolean)).toEqual([why]);
    expect(app.story(id)).toEqual(['established', 'roster']);
  });

  test('twice', async () => {
    await fault({ kind: 'duplicate' });
    const id = await join();
    await eventually('both', () => app.story(id).length === 2);
    expect(app.story(id)).toEqual(['establishing', 'establishing']);
  });

  test('out of order', async () => {
    await fault({ kind: 'reorder' });
    const id = await join();
    await rig.clock.advance(300);
    await eventually('all', () => app.story(id).length === 3);
    expect(app.story(id)).toEqual(['established', 'establishing', 'roster']);
  });

  test('late', async () => {
    await fault({ kind: 'delay', seconds: 60 });
    const id = await join();
    await rig.clock.advance(59_000);
    expect(app.story(id)).toEqual([]);
    await rig.clock.advance(1_000);
    await eventually('all', () => app.story(id).length === 3);
    expect(app.story(id)).toEqual(['establishing', 'established', 'roster']);
  });

  test('never', async () => {
    await fault({ kind: 'drop' });
    const id = await join();
    await rig.clock.advance(300);
    await eventually('the roster', () => app.story(id).includes('roster'));
    expect(app.story(id)).toEqual(['established', 'roster']);
  });

  test('first in the shape of old, and again once that was answered with 204', async () => {
    await fault({ kind: 'legacy-first' });
    const id = await join();
    await eventually('the second', () => app.story(id).length === 1);
    expect(app.received.map(({ body }) => body.value === undefined)).toEqual([true, false]);
  });

  test('again when the application fails, and the rest in order after it', async () => {
    app.answers.push(503, 500);
    const id = await join();
    await eventually('the first try', () => app.received.length === 1);
    for (let tries = 2; tries <= 3; tries++) {
      await eventually('a pause', () => rig.control('GET', '/notifications').then(({ json }) => json.notifications.length >= 1));
      await rig.clock.advance(1_000);
      await eventually('another try', () => app.received.length >= tries);
    }
    await eventually('the rest', () => app.story(id).includes('roster'));
    expect(app.story(id)).toEqual(['establishing', 'establishing', 'establishing', 'established', 'roster']);
    const { json } = await rig.control('GET', '/notifications');
    const tried = json.notifications
      .filter(({ resourceUrl }: { resourceUrl: string }) => resourceUrl.endsWith(id))
      .map(({ status, attempt }: { status: number; attempt: number }) => [attempt, status]);
    expect(tried.reverse()).toEqual([
      [1, 503],
      [2, 500],
      [3, 202],
      [1, 202],
    ]);
  });

  test('with keys that were rotated', async () => {
    await rig.control('POST', '/keys/callbacks/rotate', { forget: true });
    const id = await join();
    await rig.clock.advance(300);
    await eventually('the roster', () => app.story(id).includes('roster'));
    expect(app.received.every(({ refused }) => refused === undefined)).toBe(true);
  });
});
