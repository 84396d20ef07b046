export * from './auth.ts';
export * from './dial-plan.ts';
export * from './ivr-flow.ts';
export type { Made } from './made.ts';
export * from './media-engine.ts';
export * from './meeting-provider.ts';
export * from './others.ts';
export * from './signaling-protocol.ts';
export * from './store-driver.ts';
