import { afterEach, expect, test } from '@jest/globals';
import { startTestGateway, type TestGateway } from './start-test-gateway.ts';

let gateway: TestGateway;
afterEach(() => gateway.stop());

const tenants = [
  { name: 'contoso', domains: ['contoso.test'], maxCalls: 1 },
  { name: 'fabrikam', domains: ['fabrikam.test'] },
];

async function licences(): Promise<unknown> {
  return (await gateway.api('/api/v1/licences')).json();
}

test('a tenant has no more calls at once than it may, the gateway neither, and the API says how they are used', async () => {
  gateway = await startTestGateway({ tenants, calls: { maximum: 2 } });
  const first = gateway.dial('1172827458@contoso.test');
  await first.reaches('connected');
  expect((await gateway.dial('1172827458@contoso.test').ended()).endReason).toMatchObject({
    code: 'unavailable',
    detail: 'tenant contoso has its 1 calls',
  });
  const second = gateway.dial('1172827458@fabrikam.test');
  await second.reaches('connected');
  expect((await gateway.dial('1172827458@fabrikam.test').ended()).endReason.detail).toContain('which is the maximum');
  expect(await licences()).toEqual({
    gateway: { running: 2, maximum: 2, highest: 2, refused: 1 },
    tenants: [
      { name: 'contoso', running: 1, maximum: 1, highest: 1, refused: 1 },
      { name: 'fabrikam', running: 1, highest: 1, refused: 1 },
    ],
  });
  first.leg.hangUp();
  await first.ended();
  // What was refused holds nothing: the next one finds the licence that was given back
  const third = gateway.dial('1172827458@contoso.test');
  await third.reaches('connected');
  expect(await licences()).toMatchObject({ gateway: { running: 2, highest: 2, refused: 1 } });
  for (const call of [second, third]) {
    call.leg.hangUp();
    await call.ended();
  }
  expect(await licences()).toMatchObject({ gateway: { running: 0 }, tenants: [{ running: 0 }, { running: 0 }] });
});
