import { describe, expect, test } from '@jest/globals';
import type { CallIngress, SignalingProtocol } from '@opencvi/plugin-api';
import type { Made } from './made.ts';

/** What every signalling protocol keeps to. `make` gives protocols that listen on one and the same address. */
export function signalingProtocolSuite(name: string, make: () => Promise<Made<SignalingProtocol>>): void {
  describe(`${name} as a signalling protocol`, () => {
    const ingress: CallIngress = { accept: async () => {} };

    test('listens, says where, and stops, once or twice', async () => {
      const { it, close } = await make();
      await it.listen(ingress);
      expect(it.describe?.().length ?? 1).toBeGreaterThan(0);
      await it.close();
      await it.close();
      await close();
    });

    test('listens again on the address it gave back', async () => {
      for (let round = 0; round < 2; round++) {
        const { it, close } = await make();
        await it.listen(ingress);
        await it.close();
        await close();
      }
    });

    test('names the address that is taken', async () => {
      const [first, second] = [await make(), await make()];
      await first.it.listen(ingress);
      await expect(second.it.listen(ingress)).rejects.toThrow(/\d{2,5}/);
      for (const { it, close } of [second, first]) {
        await it.close();
        await close();
      }
    });

    test('gives up dialling when it is called off', async () => {
      const { it, close } = await make();
      await it.listen(ingress);
      await expect(it.dial({ user: 'nobody', host: '192.0.2.1' }, AbortSignal.timeout(50))).rejects.toBeDefined();
      await it.close();
      await close();
    });
  });
}
