import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { startGateway } from '../rig/index.ts';

const cli = fileURLToPath(new URL('fixtures/stub-gateway.mjs', import.meta.url));

describe("the rig's gateway", () => {
  test('is ready, answers the token, logs, crashes and starts again', async () => {
    await using gateway = await startGateway({ cli });
    const first = await gateway.api('/api/calls', { method: 'POST', json: { a: 1 } });
    expect(first).toMatchObject({ status: 200, body: { method: 'POST', pid: gateway.pid } });
    expect(await gateway.api('/api/calls', { headers: { authorization: 'Bearer guess' } })).toMatchObject({ status: 401 });
    expect(await gateway.waitForLog(({ msg }) => msg === 'request')).toMatchObject({ path: '/api/calls' });
    expect(await gateway.kill()).toEqual({ code: null, signal: 'SIGKILL' });
    await gateway.start();
    expect(await gateway.api('/')).not.toMatchObject({ body: { pid: (first.body as { pid: number }).pid } });
    expect(await gateway.stop()).toMatchObject({ code: 0 });
    expect(gateway.log.at(-1)).toMatchObject({ msg: 'stopped' });
  });

  test('that does not come up shows why', async () => {
    await expect(startGateway({ cli, config: { http: { fails: true } } })).rejects.toThrow(
      /ended before it was ready[\s\S]*the settings say so/,
    );
  });
});
