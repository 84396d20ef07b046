import { describe, expect, test } from '@jest/globals';
import { deferred } from '../test/deferred.ts';
import { sdp, startApp } from '../test/srf-app.ts';
import type { SrfRequest } from '../test/srf-types.ts';

describe.each(['udp', 'tcp'] as const)('CANCEL over %s', transport => {
  test('reaches the application that rings, and its caller gets 487', async () => {
    const cancelled = deferred();
    const lateAnswer = deferred<unknown>();
    await using callee = await startApp({}, srf => {
      srf.invite((req, res) => {
        req.on('cancel', () => {
          cancelled.resolve();
          res.send(487, {}, error => lateAnswer.resolve(error));
        });
        res.send(180);
      });
    });
    await using caller = await startApp();
    const sent = deferred<SrfRequest>();
    const call = caller.srf.createUAC(
      callee.uri('room', transport),
      { localSdp: sdp('caller') },
      { cbRequest: (_: unknown, req: SrfRequest) => sent.resolve(req), cbProvisional: () => void sent.promise.then(req => req.cancel()) },
    );
    await expect(call).rejects.toMatchObject({ status: 487 });
    await cancelled.promise;
    expect(await lateAnswer.promise).toBe('Response not sent due to unknown transaction');
    expect(caller.server.stats().dialogs).toBe(0);
    expect(callee.server.stats().dialogs).toBe(0);
  });

  test('asked for before any answer waits for the first provisional response', async () => {
    const cancelled = deferred();
    await using callee = await startApp({}, srf => {
      srf.invite(req => req.on('cancel', () => cancelled.resolve()));
    });
    await using caller = await startApp();
    const cbRequest = (_: unknown, req: SrfRequest) => req.cancel();
    const call = caller.srf.createUAC(callee.uri('room', transport), { localSdp: sdp('caller') }, { cbRequest });
    await expect(call).rejects.toMatchObject({ status: 487 });
    await cancelled.promise;
  });
});
