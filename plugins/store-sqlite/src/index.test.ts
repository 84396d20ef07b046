import { afterEach, expect, test } from '@jest/globals';
import { startTestGateway, type TestGateway } from '@opencvi/test-kit';
import { storeSqlite } from './index.ts';

let gateway: TestGateway;
afterEach(() => gateway.stop());

test('call records are there when the call is over', async () => {
  gateway = await startTestGateway({ plugins: [storeSqlite], real: ['store.driver'] });
  const call = gateway.dial('1172827458@example.test');
  await call.reaches('connected');
  call.leg.hangUp();
  expect(await gateway.records()).toEqual([await call.ended()]);
});
