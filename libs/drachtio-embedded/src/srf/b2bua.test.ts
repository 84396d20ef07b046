import { expect, test } from '@jest/globals';
import { deferred } from '../test/deferred.ts';
import { sdp, startApp } from '../test/srf-app.ts';
import type { SrfRequest } from '../test/srf-types.ts';

test('createB2BUA: answer and hang-up pass through, and so does CANCEL', async () => {
  const cancelled = deferred();
  await using far = await startApp({}, srf =>
    srf.invite(async (req, res) => {
      if (req.uri.includes('ringing')) {
        res.send(180);
        req.on('cancel', () => cancelled.resolve());
      } else await srf.createUAS(req, res, { localSdp: sdp('far') });
    }),
  );
  const ended = deferred();
  await using middle = await startApp({}, srf =>
    srf.invite(async (req, res) => {
      const user = req.uri.includes('ringing') ? 'ringing' : 'room';
      const legs = await srf.createB2BUA(req, res, far.uri(user), {}).catch(() => undefined);
      legs?.uas.on('destroy', () => void legs.uac.destroy().then(() => ended.resolve()));
    }),
  );
  await using near = await startApp();
  const dialog = await near.srf.createUAC(middle.uri('room'), { localSdp: sdp('near') });
  expect(dialog.remote.sdp).toBe(sdp('far'));
  await dialog.destroy();
  await ended.promise;

  const sent = deferred<SrfRequest>();
  const callbacks = {
    cbRequest: (_: unknown, req: SrfRequest) => sent.resolve(req),
    cbProvisional: () => void sent.promise.then(req => req.cancel()),
  };
  await expect(near.srf.createUAC(middle.uri('ringing'), { localSdp: sdp('near') }, callbacks)).rejects.toMatchObject({ status: 487 });
  await cancelled.promise;
  expect([far, middle, near].map(app => app.server.stats().dialogs)).toEqual([0, 0, 0]);
});

test('IPv6 from end to end', async () => {
  const listeners = [
    { transport: 'udp', host: '::1', port: 0 },
    { transport: 'tcp', host: '::1', port: 0 },
  ] as const;
  await using callee = await startApp({ listeners }, srf =>
    srf.invite(async (req, res) => {
      expect(req.source_address).toBe('::1');
      await srf.createUAS(req, res, { localSdp: sdp('1') });
    }),
  );
  await using caller = await startApp({ listeners });
  for (const transport of ['udp', 'tcp'] as const) {
    const dialog = await caller.srf.createUAC(`sip:x@[::1]:${callee.address(transport).port};transport=${transport}`, {
      localSdp: sdp('2'),
    });
    expect(dialog.remote.uri).toMatch(/^sip:\[::1\]:\d+/);
    await dialog.destroy();
  }
});
