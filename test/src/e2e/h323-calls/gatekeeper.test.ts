import { describe, expect, jest, test } from '@jest/globals';
import { asteriskAddress, asteriskBlock, startAsterisk, startGatekeeper } from '../../rig/index.ts';

jest.setTimeout(60_000);

describe("Asterisk's RAS client", () => {
  test('registers with the gatekeeper of the library, and calls by it', async () => {
    await using gatekeeper = await startGatekeeper({ timeToLive: 60 });
    await using stack = new AsyncDisposableStack();
    const [northBlock, southBlock] = [stack.use(await asteriskBlock()), stack.use(await asteriskBlock())];
    const ras = { gatekeeper: gatekeeper.host };
    await using north = await startAsterisk({
      name: 'north',
      e164: '701',
      toneHz: 1_000,
      block: northBlock,
      peer: asteriskAddress(southBlock),
      ...ras,
    });
    await using south = await startAsterisk({
      name: 'south',
      e164: '603',
      toneHz: 1_400,
      block: southBlock,
      peer: asteriskAddress(northBlock),
      ...ras,
    });
    await gatekeeper.registered('701');
    await gatekeeper.registered('603');
    const call = await north.dial('603', { by: 'gatekeeper' });
    const answered = await south.incoming();
    expect([(await gatekeeper.waitFor('admitted')).answering, (await gatekeeper.waitFor('admitted')).answering]).toEqual([false, true]);
    await Promise.all([call.hears(1_400), answered.hears(1_000)]);
    await call.end();
    await gatekeeper.waitFor('disengaged');
    await gatekeeper.waitFor('disengaged');
  });
});
