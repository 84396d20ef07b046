import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { RecordingLog, settle, VirtualClock } from '@opencvi/test-kit';
import { FakeGraph, refused } from '../testing/fake-graph.ts';
import { NotificationHub } from './notification-hub.ts';
import { RoomSubscription } from './room-subscription.ts';
import { SubscriptionGraph } from './subscription-graph.ts';
import { sweepSubscriptions } from './sweep.ts';

const hour = 3_600_000;
const lifetime = 48 * hour;
const base = 'https://gateway.test/scheduling/notifications/';
const metrics = { count: () => {}, gauge: () => {}, observe: () => {} };

let clock: VirtualClock;
let graph: FakeGraph;
let hub: NotificationHub;
let log: RecordingLog;
let subscription: RoomSubscription;
let changes: number;
let made: number;

beforeEach(() => {
  clock = new VirtualClock();
  log = new RecordingLog();
  made = 0;
  changes = 0;
  graph = new FakeGraph()
    .on(/^POST \/subscriptions$/, ({ body }) => ({ body: { id: `s${++made}`, expirationDateTime: (body as Sent).expirationDateTime } }))
    .on(/^PATCH \/subscriptions\/(\w+)$/, ({ body }, [, id]) => ({ body: { id, expirationDateTime: (body as Sent).expirationDateTime } }))
    .on(/^DELETE/, () => ({ body: undefined }));
  hub = new NotificationHub(log, metrics, Date);
  subscription = new RoomSubscription({
    graph: new SubscriptionGraph(graph),
    hub,
    mailbox: 'room4@contoso.example',
    urlOf: key => base + key,
    lifetime,
    clock,
    log,
    random: () => 1,
    onChange: () => changes++,
  });
});
afterEach(async () => {
  await subscription.stop();
  expect(clock.pending).toBe(0);
});

interface Sent {
  readonly expirationDateTime: string;
  readonly notificationUrl: string;
  readonly clientState: string;
}

const begin = async () => {
  subscription.start();
  await clock.advance(1_000);
};
const sent = () => graph.asked.findLast(({ method }) => method === 'post')?.body as Sent;
const tell = async (lifecycleEvent?: string) => {
  const { notificationUrl, clientState } = sent();
  hub.receive(notificationUrl.slice(base.length), { value: [{ clientState, lifecycleEvent }] });
  await settle();
};

test('is made once the gateway listens, and tells of changes', async () => {
  subscription.start();
  await clock.advance(999);
  expect(graph.lines).toEqual([]);
  await clock.advance(1);
  expect(subscription.view).toEqual({ state: 'active', expiresAt: clock.now() + lifetime });
  expect(sent()).toMatchObject({
    changeType: 'created,updated,deleted',
    resource: '/users/room4@contoso.example/events',
    lifecycleNotificationUrl: sent().notificationUrl,
    expirationDateTime: new Date(clock.now() + lifetime).toISOString(),
    clientState: expect.stringMatching(/^[\w-]{43}$/),
  });
  // What changed before Graph watched
  expect(changes).toBe(1);
  await tell();
  expect(changes).toBe(2);
});

test('is renewed with a quarter of its life left, for as long as that works', async () => {
  await begin();
  await clock.advance(36 * hour);
  expect(graph.lines.filter(line => line.startsWith('PATCH'))).toEqual(['PATCH /subscriptions/s1']);
  expect(subscription.view.expiresAt).toBe(clock.now() + lifetime);
  await clock.advance(36 * hour);
  expect(graph.lines.filter(line => line.startsWith('PATCH'))).toHaveLength(2);
  expect(made).toBe(1);
});

test('a shorter life than asked for is lived', async () => {
  graph.on(/^POST/, () => ({ body: { id: 'short', expirationDateTime: new Date(clock.now() + hour).toISOString() } }));
  await begin();
  await clock.advance(0.75 * hour);
  expect(graph.lines.at(-1)).toBe('PATCH /subscriptions/short');
});

test('is made anew when Graph has it no more, with another address and secret', async () => {
  await begin();
  const former = sent();
  graph.on(/^PATCH/, () => refused(404, 'ResourceNotFound'), 1);
  await clock.advance(36 * hour);
  expect(made).toBe(2);
  expect(changes).toBe(2);
  hub.receive(former.notificationUrl.slice(base.length), { value: [{ clientState: former.clientState }] });
  expect(changes).toBe(2);
  expect(sent().clientState).not.toBe(former.clientState);
});

test('renewal that fails is tried again until it works; the calendar is polled from when it expires', async () => {
  await begin();
  graph.on(/^PATCH/, () => refused(503, 'ServiceUnavailable'));
  await clock.advance(36 * hour);
  expect(subscription.view).toMatchObject({ state: 'failing', error: expect.stringContaining('503') });
  expect(subscription.active).toBe(true);
  expect(changes).toBe(1);
  await clock.advance(12 * hour + 600_000);
  expect(subscription.active).toBe(false);
  expect(changes).toBe(2);
  graph.on(/^PATCH/, () => refused(404));
  await clock.advance(600_000);
  expect(subscription.view.state).toBe('active');
  expect(log.lines.filter(({ message }) => message === 'calendar not subscribed')).toHaveLength(1);
});

describe('what cannot be made', () => {
  test('is tried again, later and later, and told once', async () => {
    graph.on(/^POST/, () => refused(400, 'ValidationError'));
    await begin();
    await clock.advance(10_000 + 20_000 + 40_000);
    expect(graph.lines).toHaveLength(4);
    expect(log.lines.filter(({ message }) => message === 'calendar not subscribed')).toHaveLength(1);
    expect(changes).toBe(0);
  });

  test('waits as long as Graph asks', async () => {
    graph.on(/^POST/, () => refused(429, 'TooManyRequests', { retryAfter: 300 }), 1);
    await begin();
    await clock.advance(299_999);
    expect(graph.lines).toHaveLength(1);
    await clock.advance(1);
    expect(subscription.active).toBe(true);
  });
});

describe('lifecycle', () => {
  test('reauthorizationRequired renews at once', async () => {
    await begin();
    await clock.advance(hour);
    await tell('reauthorizationRequired');
    expect(graph.lines.at(-1)).toBe('PATCH /subscriptions/s1');
    expect(subscription.view.expiresAt).toBe(clock.now() + lifetime);
  });

  test('subscriptionRemoved makes another', async () => {
    await begin();
    await tell('subscriptionRemoved');
    expect([made, changes, subscription.active]).toEqual([2, 2, true]);
  });

  test('missed reads the calendar', async () => {
    await begin();
    await tell('missed');
    expect([made, changes]).toEqual([1, 2]);
  });
});

describe('the end', () => {
  test('ends the subscription and closes its address', async () => {
    await begin();
    const { notificationUrl } = sent();
    await subscription.stop();
    expect(graph.lines.at(-1)).toBe('DELETE /subscriptions/s1');
    expect(hub.has(notificationUrl.slice(base.length))).toBe(false);
  });

  test('does not wait for a Graph that is silent', async () => {
    await begin();
    graph.on(/^DELETE/, () => new Promise(() => {}));
    const stopping = subscription.stop();
    await clock.advance(2_000);
    await stopping;
  });
});

test('a sweep ends what a former run left, and nothing else', async () => {
  await begin();
  const mine = sent().notificationUrl;
  graph.on(/^GET \/subscriptions$/, () => ({
    body: {
      value: [
        { id: 'mine', notificationUrl: mine },
        { id: 'left', notificationUrl: `${base}former` },
        { id: 'others', notificationUrl: 'https://other.test/scheduling/notifications/x' },
        { id: 'without', notificationUrl: null },
      ],
      '@odata.nextLink': 'https://graph.test/v1.0/subscriptions?$skiptoken=2',
    },
  }));
  const elsewhere = 'https://other.test/v1.0/subscriptions?$skiptoken=3';
  graph.on(/skiptoken=2/, () => ({ body: { value: [{ id: 'later', notificationUrl: `${base}second` }], '@odata.nextLink': elsewhere } }));
  const { signal } = new AbortController();
  await sweepSubscriptions({ graph: new SubscriptionGraph(graph), hub, base, log }, signal);
  expect(graph.lines.filter(line => line.startsWith('DELETE'))).toEqual(['DELETE /subscriptions/left', 'DELETE /subscriptions/later']);
  expect(graph.lines.some(line => line.includes('skiptoken=3'))).toBe(false);
  graph.on(/^GET/, () => refused(403));
  await sweepSubscriptions({ graph: new SubscriptionGraph(graph), hub, base, log }, signal);
  expect(log.lines.at(-1)?.message).toBe('subscriptions of a former run not ended');
});
