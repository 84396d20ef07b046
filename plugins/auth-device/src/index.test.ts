import { afterEach, expect, test } from '@jest/globals';
import { startTestGateway, type TestGateway } from '@opencvi/test-kit';
import { authDevice } from './index.ts';

let gateway: TestGateway;
afterEach(() => gateway.stop());

test('a trusted room goes past the lobby, a refused one is not answered, and the record says why', async () => {
  const tenants = [
    { name: 'acme', domains: ['acme.test'], trust: { trusted: ['192.0.2.0/24'] } },
    { name: 'closed', domains: ['closed.test'] },
  ];
  gateway = await startTestGateway({ plugins: [authDevice.with({ refused: ['192.0.2.1'] })], tenants });
  const trusted = gateway.dial('1172827459@acme.test');
  await trusted.reaches('connected');
  expect(trusted.states()).not.toContain('lobby');
  trusted.leg.hangUp();
  expect(await trusted.ended()).toMatchObject({ trust: 'trusted', trustReason: '192.0.2.1 is in 192.0.2.0/24, trusted by tenant acme' });
  const refused = gateway.dial('1172827459@closed.test');
  expect(await refused.ended()).toMatchObject({ trust: 'refused', endReason: { code: 'refused' } });
  expect(refused.leg.heard).not.toContain('answer');
});
