import { expect, test } from '@jest/globals';
import { tokenAuth } from '@opencvi/core';
import { FakeCommand, FakeInterceptor, FakeRoutes } from '../fakes/fake-additions.ts';
import { FakeAdminAuth, FakeDeviceAuth } from '../fakes/fake-auth.ts';
import { FakeMeetings } from '../fakes/fake-meetings.ts';
import { MemoryStore } from '../fakes/memory-store.ts';
import { RecordingSink } from '../fakes/recording-sink.ts';
import { SimpleDialPlan } from '../fakes/simple-dial-plan.ts';
import {
  adminAuthSuite,
  callInterceptorSuite,
  cliCommandSuite,
  deviceAuthSuite,
  dialPlanSuite,
  eventSinkSuite,
  httpRoutesSuite,
  meetingProviderSuite,
  storeDriverSuite,
} from './index.ts';

// The fakes keep to what they stand for, and so do core's own contributions
storeDriverSuite('the memory store', async () => ({ it: new MemoryStore(), close: () => {} }));
meetingProviderSuite('the fake meetings', () => ({ it: new FakeMeetings([{ id: '1172827458' }]), open: '1172827458', close: () => {} }));
dialPlanSuite('the simple plan', () => new SimpleDialPlan(), {
  takes: { '1172827458@example.test': { to: 'meeting', meeting: '1172827458' }, 'teams@example.test': { to: 'ivr' } },
  leaves: [],
});
eventSinkSuite('the recording sink', () => new RecordingSink());
callInterceptorSuite('the fake interceptor', () => new FakeInterceptor());
httpRoutesSuite('the fake routes', () => new FakeRoutes());
cliCommandSuite('the fake command', () => new FakeCommand());
deviceAuthSuite('the fake device authentication', () => new FakeDeviceAuth('guest'), { '192.0.2.1': 'guest' });
deviceAuthSuite('the fake without an opinion', () => new FakeDeviceAuth(), { '192.0.2.1': undefined });
test('the fake API authentication knows everybody', async () => {
  expect(await new FakeAdminAuth('anna').identify()).toEqual({ name: 'anna' });
});
adminAuthSuite('the admin token', () => tokenAuth('right'), { authorization: 'Bearer right' });
