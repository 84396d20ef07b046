import { expect, test } from '@jest/globals';
import type { SetupInfo } from '@opencvi/h323-js-bindings';
import { CountingMetrics, RecordingLog, VirtualClock } from '@opencvi/test-kit';
import { config } from './config.ts';
import { FrontDesk } from './front-desk.ts';

const source = { address: '192.0.2.1', port: 40_000 };
const setup = (conferenceGoal: string): SetupInfo => ({
  remote: { aliases: [], h225Version: 6, isGateway: false },
  ...{ destination: [], extra: [], conferenceGoal, bearerCapability: true, fastStart: false, tunnelling: true },
  ...{ callIdentifier: new Uint8Array(16), conferenceId: new Uint8Array(16) },
});

test.each([
  ['create', 'call'],
  ['join', 'call'],
  ['invite', 'call'],
  ['capability-negotiation', 'refused'],
  ['callIndependentSupplementaryService', 'refused'],
])('a Setup to %s is %s', (goal, kind) => {
  const desk = new FrontDesk(config.parse({}), { clock: new VirtualClock(), log: new RecordingLog(), metrics: new CountingMetrics() });
  expect(desk.receiveCall(setup(goal), source).kind).toBe(kind);
});
