import { describe, expect, test } from '@jest/globals';
import { deferred } from '../test/deferred.ts';
import { FakeClock } from '../test/fake-clock.ts';
import { sdp, startApp } from '../test/srf-app.ts';
import type { SrfMessage } from '../test/srf-types.ts';

/** Lets what is on the way through loopback sockets arrive. */
async function settle(): Promise<void> {
  for (let i = 0; i < 20; i++) await new Promise(resolve => setImmediate(resolve));
  await new Promise(resolve => setTimeout(resolve, 20));
}

describe('session timers (RFC 4028)', () => {
  test.each([
    ['uac', 'INVITE, UPDATE'],
    ['uac', 'INVITE'],
    ['uas', 'INVITE, UPDATE'],
    ['uas', 'INVITE'],
  ])('%s refreshes a peer that allows %s, and hangs up when it is gone', async (refresher, allow) => {
    const clock = new FakeClock();
    const ended = deferred<string>();
    let refreshed = 0;
    await using callee = await startApp({ clock }, srf =>
      srf.invite(async (req, res) => {
        expect(req.get('Supported')).toContain('timer');
        const dialog = await srf.createUAS(req, res, { localSdp: sdp('8'), headers: { Allow: allow } });
        dialog.on('refresh', () => refreshed++); // drachtio-srf answers a re-INVITE that changes nothing by itself
        dialog.on('destroy', (_, reason) => ended.resolve(reason));
      }),
    );
    const caller = await startApp({ clock });
    const headers = { Allow: allow, 'Session-Expires': `180;refresher=${refresher}` };
    const dialog = await caller.srf.createUAC(callee.uri('room'), { localSdp: sdp('7'), headers });
    const { res } = dialog as unknown as { res: SrfMessage };
    expect(res.get('Session-Expires')).toBe(`180;refresher=${refresher}`);
    await settle();
    for (let round = 0; round < 4; round++) {
      clock.advance(100_000);
      await settle();
    }
    expect([caller.server.stats().dialogs, callee.server.stats().dialogs]).toEqual([1, 1]);
    expect(refreshed).toBe(refresher === 'uac' && allow === 'INVITE' ? 4 : 0);
    await caller.server.close();
    for (let round = 0; round < 4; round++) {
      clock.advance(100_000);
      await settle();
    }
    expect(await ended.promise).toMatch(/Session/);
    expect(callee.server.stats().dialogs).toBe(0);
  });

  test('too short an interval is refused with 422', async () => {
    await using callee = await startApp({}, srf => srf.invite((req, res) => srf.createUAS(req, res, { localSdp: sdp('8') })));
    await using caller = await startApp();
    const options = { localSdp: sdp('7'), headers: { 'Session-Expires': '30', Supported: 'timer' } };
    await expect(caller.srf.createUAC(callee.uri('room'), options)).rejects.toMatchObject({ status: 422 });
  });
});
