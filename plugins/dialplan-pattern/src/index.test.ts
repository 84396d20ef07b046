import { afterEach, expect, test } from '@jest/globals';
import { startTestGateway, type TestGateway } from '@opencvi/test-kit';
import { dialPlanPattern } from './index.ts';

let gateway: TestGateway;
afterEach(() => gateway.stop());

test('routes calls of a gateway', async () => {
  const rules = [
    { match: 'teams.{conf}@{domain}', to: 'meeting' as const },
    { match: 'closed@*', to: 'reject' as const, reason: 'declined' as const },
  ];
  gateway = await startTestGateway({ plugins: [dialPlanPattern.with({ rules })] });
  const call = gateway.dial('teams.1172827458@vc.example.com');
  await call.reaches('connected');
  call.leg.hangUp();
  expect(await call.ended()).toMatchObject({ meeting: '1172827458' });
  expect((await gateway.dial('closed@vc.example.com').ended()).endReason).toMatchObject({ code: 'declined' });
});
