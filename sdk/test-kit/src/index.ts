/** The clock on the wall, for tests that talk to real peers. */
export { systemClock } from '@opencvi/core';
export * from './eventually.ts';
export * from './fakes/fake-additions.ts';
export * from './fakes/fake-auth.ts';
export * from './fakes/fake-context.ts';
export * from './fakes/fake-ivr.ts';
export * from './fakes/fake-leg.ts';
export * from './fakes/fake-media.ts';
export * from './fakes/fake-meetings.ts';
export * from './fakes/fake-phone.ts';
export * from './fakes/memory-store.ts';
export * from './fakes/recording-log.ts';
export * from './fakes/recording-sink.ts';
export * from './fakes/simple-dial-plan.ts';
export * from './gateway/start-test-gateway.ts';
export * from './gateway/test-call.ts';
export * from './leak-check.ts';
export * from './virtual-clock.ts';
