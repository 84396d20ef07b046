import { describe, expect, test } from '@jest/globals';
import { deferred } from '../test/deferred.ts';
import { sdp, startApp } from '../test/srf-app.ts';
import type { SrfMessage, SrfRequest } from '../test/srf-types.ts';

describe('reliable provisional responses (RFC 3262)', () => {
  test('are acknowledged by PRACK, one after the other, before the answer', async () => {
    const pracks: string[] = [];
    await using callee = await startApp({}, srf =>
      srf.invite((req, res) => {
        const headers = { Require: '100rel' };
        const prack = (request: SrfRequest) => pracks.push(request.get('RAck'));
        res.send(180, { headers }, undefined, prack);
        res.send(183, { headers, body: sdp('early') });
        return srf.createUAS(req, res, { localSdp: sdp('callee') });
      }),
    );
    await using caller = await startApp();
    const seen: number[] = [];
    const cbProvisional = (res: SrfMessage) => seen.push(res.status);
    const options = { localSdp: sdp('x'), headers: { Supported: '100rel' } };
    const dialog = await caller.srf.createUAC(callee.uri('room'), options, { cbProvisional });
    expect(seen).toEqual([180, 183]);
    expect(pracks.length).toBe(1);
    await dialog.destroy();
    expect([caller.server.stats().dialogs, callee.server.stats().dialogs]).toEqual([0, 0]);
  });

  test('are refused to an application whose peer cannot', async () => {
    const failed = deferred<unknown>();
    await using callee = await startApp({}, srf =>
      srf.invite((_, res) => {
        res.send(183, { headers: { Require: '100rel' }, body: sdp('early') }, error => {
          failed.resolve(error);
          res.send(486);
        });
      }),
    );
    await using caller = await startApp();
    await expect(caller.srf.createUAC(callee.uri('room'), { localSdp: sdp('x') })).rejects.toMatchObject({ status: 486 });
    expect(await failed.promise).toMatch(/100rel/);
  });
});
