import { expect, test } from '@jest/globals';
import { type Contribution, type HttpRoutes, httpRoutes, meetingProviders, type PluginHost } from '@opencvi/plugin-api';
import { localMeetings } from './api.ts';
import { meetingLocal } from './index.ts';
import { QuietLog } from './test/fake-call.ts';
import { FakeRooms } from './test/fake-rooms.ts';
import { ManualClock } from './test/manual-clock.ts';

/** Sets the plugin up as a host would. */
function setUp(settings: unknown) {
  const contributions = new Map<string, Contribution>();
  const provided = new Map<string, unknown>();
  const stops: (() => void | Promise<void>)[] = [];
  const host = {
    contribute: (to: { id: string }, value: Contribution) => void contributions.set(to.id, value),
    provide: (to: { id: string }, value: unknown) => void provided.set(to.id, value),
    onStop: (hook: () => void) => void stops.push(hook),
  } as unknown as PluginHost;
  const config = meetingLocal.spec.config.parse(settings);
  const address = { url: 'http://gateway.test' };
  meetingLocal.spec.setup(host, { config, log: new QuietLog(), clock: new ManualClock(), rooms: new FakeRooms(), address });
  return { contributions, provided, stop: () => Promise.all(stops.map(hook => hook())) };
}

test('contributes a meeting provider and its routes, and stops', async () => {
  const { contributions, provided, stop } = setUp({});
  expect(provided.has(localMeetings.id)).toBe(true);
  expect(contributions.get(meetingProviders.id)?.id).toBe('local');
  const { routes } = contributions.get(httpRoutes.id) as HttpRoutes;
  const keys = routes.map(({ method, path }) => `${method} ${path}`);
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys).toContain('POST /api/v1/meetings/{id}/participants/{pid}/admit');
  expect(routes.filter(({ access, path }) => access === 'public' && !path.startsWith('/meet'))).toEqual([]);
  expect(routes.filter(({ access, path }) => access === 'token' && !path.startsWith('/api/v1/'))).toEqual([]);
  await stop();
});

test.each([
  [{ meetings: [{ id: 1172827458 }] }],
  [{ meetings: [{ id: '12345678' }] }],
  [{ meetings: [{ id: '123456789' }, { id: '123456789' }] }],
  [{ meetings: [{ id: '123456789', loby: 'nobody' }] }],
  [{ meeting: [] }],
  [{ lobbyTimeout: 60 }],
  [{ meetings: [{ id: '123456789', organizerKey: 'in the open' }] }],
])('refuses %j', settings => {
  expect(() => setUp(settings)).toThrow();
});
