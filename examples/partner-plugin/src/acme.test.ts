import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { startTestGateway, type TestGateway } from '@opencvi/test-kit';
import { acme } from './index.ts';

let gateway: TestGateway;

beforeEach(async () => {
  gateway = await startTestGateway({ plugins: [acme.with({ floor: '10.1.', blocked: ['kitchen'] })] });
});
afterEach(() => gateway.stop());

const from = (address: string, user = 'room') => ({
  remote: { address: { user, host: 'acme.test' }, source: { address, port: 5060, transport: 'tcp' as const } },
});

test('a room on the floor dials 77 and goes past the lobby', async () => {
  const call = gateway.dial('771172827459@acme.test', from('10.1.2.3'));
  await call.reaches('connected');
  call.leg.hangUp();
  expect(await call.ended()).toMatchObject({ meeting: '1172827459', trust: 'trusted', trustReason: 'on an Acme floor' });
});

test('a guest waits', async () => {
  const call = gateway.dial('771172827459@acme.test', from('192.0.2.1'));
  await call.reaches('lobby');
  call.leg.hangUp();
  expect((await call.ended()).trust).toBe('guest');
});

test('the kitchen hears busy', async () => {
  expect((await gateway.dial('771172827458@acme.test', from('10.1.2.3', 'kitchen')).ended()).endReason.code).toBe('busy');
});
