import { describe, expect, test } from '@jest/globals';
import { deferred } from '../test/deferred.ts';
import { sdp, startApp } from '../test/srf-app.ts';

describe.each(['udp', 'tcp'] as const)('calls over %s', transport => {
  test('an answered call is hung up by the caller', async () => {
    const ended = deferred<string>();
    const acked = deferred<void>();
    await using callee = await startApp({}, srf => {
      srf.invite(async (req, res) => {
        expect(req.protocol).toBe(transport);
        expect(req.receivedOn).toMatch(/^127\.0\.0\.1:\d+$/);
        expect(req.source_address).toBe('127.0.0.1');
        const dialog = await srf.createUAS(req, res, { localSdp: sdp('callee') });
        dialog.on('ack', () => acked.resolve());
        dialog.on('destroy', (_, reason) => ended.resolve(reason));
      });
    });
    await using caller = await startApp();
    const dialog = await caller.srf.createUAC(callee.uri('room', transport), { localSdp: sdp('caller') });
    expect(dialog.remote.sdp).toBe(sdp('callee'));
    await acked.promise;
    expect(callee.server.stats().dialogs).toBe(1);
    await dialog.destroy();
    expect(await ended.promise).toBe('normal release');
    expect(caller.server.stats().dialogs).toBe(0);
    expect(callee.server.stats().dialogs).toBe(0);
  });
});
