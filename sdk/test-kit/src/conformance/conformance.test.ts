import { tokenAuth } from '@opencvi/core';
import { FakeMeetings } from '../fakes/fake-meetings.ts';
import { MemoryStore } from '../fakes/memory-store.ts';
import { RecordingSink } from '../fakes/recording-sink.ts';
import { SimpleDialPlan } from '../fakes/simple-dial-plan.ts';
import { adminAuthSuite, callInterceptorSuite, dialPlanSuite, eventSinkSuite, meetingProviderSuite, storeDriverSuite } from './index.ts';

// The fakes keep to what they stand for, and so do core's own contributions
storeDriverSuite('the memory store', async () => ({ it: new MemoryStore(), close: () => {} }));
meetingProviderSuite('the fake meetings', () => ({ it: new FakeMeetings([{ id: '1172827458' }]), open: '1172827458', close: () => {} }));
dialPlanSuite('the simple plan', () => new SimpleDialPlan(), {
  takes: { '1172827458@example.test': { to: 'meeting', meeting: '1172827458' }, 'teams@example.test': { to: 'ivr' } },
  leaves: [],
});
eventSinkSuite('the recording sink', () => new RecordingSink());
callInterceptorSuite('no interception', () => ({ id: 'none', intercept: leg => leg }));
adminAuthSuite('the admin token', () => tokenAuth('right'), { authorization: 'Bearer right' });
