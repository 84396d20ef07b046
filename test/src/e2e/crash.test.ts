import { expect, jest, test } from '@jest/globals';
import { runSipp, startGateway } from '../rig/index.ts';
import { callReaches, recordsOf } from './call-rig.ts';

jest.setTimeout(120_000);

test('kill -9 during calls: every finished call has its record after the restart, and it starts clean', async () => {
  await using gateway = await startGateway();
  let finished = 0;
  for (let round = 0; round < 3; round++) {
    const target = `127.0.0.1:${gateway.sipPort}`;
    // This one is over when SIPp is: its BYE has been answered
    const over = await runSipp({ scenario: 'late-offer', target, user: 'teams', keys: { hold: '300', rejected: 'm=video 0 RTP/AVP 96' } });
    expect({ exitCode: over.exitCode, errors: over.errors }).toEqual({ exitCode: 0, errors: '' });
    finished += 1;
    // And this one is in the middle when the power goes
    const cut = runSipp({
      scenario: 'late-offer',
      target,
      user: 'teams',
      keys: { hold: '20000', rejected: 'm=video 0 RTP/AVP 96' },
      timeout: 4_000,
    });
    await callReaches(gateway, 'interacting');
    await gateway.kill('SIGKILL');
    await cut.catch(() => undefined);
    await gateway.start();
    const records = await recordsOf(gateway);
    expect(records.filter(record => record.endReason.code === 'normal')).toHaveLength(finished);
    const { body } = await gateway.api('/api/v1/calls');
    expect(body).toEqual({ calls: [] });
  }
});
