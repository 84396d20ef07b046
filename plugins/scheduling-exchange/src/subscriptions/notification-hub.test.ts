import { beforeEach, describe, expect, test } from '@jest/globals';
import type { HttpRequest, HttpRoute } from '@opencvi/plugin-api';
import { RecordingLog } from '@opencvi/test-kit';
import { contosoId } from '../testing/settings.ts';
import { type Mailslot, NotificationHub } from './notification-hub.ts';
import { notificationRoutes } from './notification-routes.ts';

const counted: string[] = [];
const metrics = {
  count: (_name: string, labels?: Readonly<Record<string, string>>) => void counted.push(labels?.result ?? ''),
  gauge: () => {},
  observe: () => {},
};

let hub: NotificationHub;
let slot: Mailslot;
let told: string[];
beforeEach(() => {
  counted.length = 0;
  told = [];
  hub = new NotificationHub(new RecordingLog(), metrics, Date);
  slot = hub.open({ tenantId: contosoId, changed: () => told.push('changed'), lifecycle: event => told.push(event) });
});

const change = (more: Record<string, unknown> = {}) => ({
  subscriptionId: 'a',
  changeType: 'updated',
  clientState: slot.clientState,
  tenantId: contosoId,
  resource: 'Users/x/Events/y',
  ...more,
});
const post = (body: unknown, key = slot.key) => hub.receive(key, body);

test('a notification with the secret is believed', () => {
  expect(post({ value: [change(), change({ tenantId: contosoId.toUpperCase() }), change({ tenantId: undefined })] })).toMatchObject({
    status: 202,
  });
  expect(told).toEqual(['changed', 'changed', 'changed']);
});

test('lifecycle events are told; those that nobody knows are not', () => {
  for (const lifecycleEvent of ['missed', 'reauthorizationRequired', 'subscriptionRemoved', 'somethingNew'])
    post({ value: [change({ lifecycleEvent })] });
  expect(told).toEqual(['missed', 'reauthorizationRequired', 'subscriptionRemoved']);
});

test.each([
  ['another secret', () => change({ clientState: 'x' })],
  ['no secret', () => change({ clientState: null })],
  ['a secret that is cut', () => change({ clientState: slot.clientState.slice(0, -1) })],
  ['another tenant', () => change({ tenantId: 'fab12a00-0000-4000-8000-000000000002' })],
])('%s is accepted and not believed', (_what, forged) => {
  expect(post({ value: [forged()] })).toMatchObject({ status: 202 });
  expect(told).toEqual([]);
  expect(counted).toEqual(['refused']);
});

test('a stranger fills no log, and is told of once for all that came', () => {
  const log = new RecordingLog();
  let now = 0;
  hub = new NotificationHub(log, metrics, { now: () => now });
  const many = { value: Array.from({ length: 1_000 }, () => ({})) };
  for (let sent = 0; sent < 5; sent++) post(many, 'guessed');
  expect(counted).toHaveLength(5_000);
  expect(log.lines).toHaveLength(1);
  now += 60_000;
  post({ value: [{}] }, 'guessed');
  expect(log.lines[1]?.fields).toMatchObject({ times: 5_000 });
});

test('nor is one to an address that nobody opened, or that is closed; Graph is not made to send them again', () => {
  expect(post({ value: [change()] }, 'guessed')).toMatchObject({ status: 202 });
  slot.close();
  expect(post({ value: [change()] })).toMatchObject({ status: 202 });
  expect(told).toEqual([]);
});

test("one subscription's secret is not another's", () => {
  const other = hub.open({ tenantId: contosoId, changed: () => told.push('other'), lifecycle: () => {} });
  post({ value: [change()] }, other.key);
  expect(told).toEqual([]);
  expect(new Set([slot.key, other.key, slot.clientState, other.clientState]).size).toBe(4);
  // Graph takes at most 128 characters
  expect(slot.clientState.length).toBeLessThanOrEqual(128);
});

test.each([
  ['nothing', undefined],
  ['no list', { value: 1 }],
  ['too many', { value: Array.from({ length: 1_001 }, () => ({})) }],
])('%s is refused', (_what, body) => {
  expect(() => post(body)).toThrow('no notifications');
});

describe('the route', () => {
  const [route] = notificationRoutes(new NotificationHub(new RecordingLog(), metrics, Date)).routes as [HttpRoute];
  const ask = (key: string, query: Record<string, string>, body?: unknown) => {
    const [real] = notificationRoutes(hub).routes as [HttpRoute];
    return real.handle({ params: { key }, query, body } as unknown as HttpRequest);
  };

  test('sends the validation token back, as text, for addresses of ours alone', async () => {
    const token = 'Validation: <script>alert(1)</script> é&+';
    expect(await ask(slot.key, { validationToken: token })).toEqual({ status: 200, text: token, contentType: 'text/plain' });
    await expect(ask('guessed', { validationToken: token })).rejects.toMatchObject({ status: 404 });
    expect(route.access).toBe('public');
  });

  test('takes notifications', async () => {
    expect(await ask(slot.key, {}, { value: [change()] })).toMatchObject({ status: 202 });
    expect(told).toEqual(['changed']);
  });
});
