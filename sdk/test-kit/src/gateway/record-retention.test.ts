import { afterEach, expect, test } from '@jest/globals';
import { settle, VirtualClock } from '../virtual-clock.ts';
import { startTestGateway, type TestGateway, type TestGatewayOptions } from './start-test-gateway.ts';

const hour = 3_600_000;

let gateway: TestGateway;
afterEach(() => gateway.stop());

async function start(calls: TestGatewayOptions['calls']): Promise<VirtualClock> {
  const clock = new VirtualClock();
  gateway = await startTestGateway({ clock, calls });
  return clock;
}

/** A call that ends at once; its id. */
async function call(): Promise<string> {
  const one = gateway.dial('999999999@example.test');
  return (await one.ended()).id;
}

async function kept(): Promise<readonly string[]> {
  await settle();
  const { records } = (await (await gateway.api('/api/v1/call-records?limit=100')).json()) as { records: { id: string }[] };
  return records.map(({ id }) => id);
}

test('records that are too old are removed within an hour', async () => {
  const clock = await start({ keepRecords: '90m' });
  const old = await call();
  await clock.advance(hour);
  const young = await call();
  expect(await kept()).toEqual([young, old]);
  await clock.advance(hour);
  expect(await kept()).toEqual([young]);
  expect(gateway.log.messages('info')).toContain('old call records removed');
});

test('of too many the newest stay', async () => {
  const clock = await start({ maximumRecords: 2, keepRecords: false });
  const [, second, third] = [await call(), await call(), await call()];
  await clock.advance(hour);
  expect(await kept()).toEqual([third, second]);
});
