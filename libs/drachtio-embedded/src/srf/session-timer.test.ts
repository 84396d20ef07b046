import { describe, expect, test } from '@jest/globals';
import { deferred } from '../test/deferred.ts';
import { FakeClock } from '../test/fake-clock.ts';
import { RawPeer } from '../test/raw-peer.ts';
import { sdp, startApp, type TestApp } from '../test/srf-app.ts';
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

describe('a timer of ours alone: the peer knows nothing of timers', () => {
  const asking = { 'Session-Expires': '180;refresher=uas' };

  interface Called extends AsyncDisposable {
    readonly clock: FakeClock;
    readonly app: TestApp;
    readonly peer: RawPeer;
    readonly allow: string;
    /** Of what the peer says within the dialog. */
    readonly within: Record<string, string>;
    readonly ended: Promise<string>;
  }

  /** A call of a peer that allows these methods, answered by an application that wants a timer. */
  async function called(allow: string): Promise<Called> {
    const clock = new FakeClock();
    const ended = deferred<string>();
    const up = deferred();
    const app = await startApp({ clock }, srf =>
      srf.invite(async (req, res) => {
        const dialog = await srf.createUAS(req, res, { localSdp: sdp('8'), headers: asking });
        dialog.on('destroy', (_, reason) => ended.resolve(reason));
        dialog.on('modify', (_, response) => response.send(200, { body: sdp('8') }));
        up.resolve();
      }),
    );
    const peer = await RawPeer.open(app.address('udp').port);
    peer.request('INVITE', { Allow: allow }, sdp('2'));
    const ok = await peer.next(200);
    expect([ok.headers.get('Session-Expires'), ok.headers.get('Require')]).toEqual(['180;refresher=uas', undefined]);
    const within = { Allow: allow, To: ok.headers.get('To') ?? '' };
    peer.request('ACK', within);
    await up.promise;
    const dispose = async () => {
      await app[Symbol.asyncDispose]();
      await peer[Symbol.asyncDispose]();
    };
    return { clock, app, peer, allow, within, ended: ended.promise, [Symbol.asyncDispose]: dispose };
  }

  test('it is kept up by UPDATE, whatever the peer answers but that there is no call', async () => {
    await using call = await called('INVITE, UPDATE');
    for (const status of [200, 501, 488, 200]) {
      await settle();
      call.clock.advance(90_000);
      const update = await call.peer.next('UPDATE');
      expect(update.headers.get('Session-Expires')).toBe('180;refresher=uac');
      call.peer.respond(update, status, { Contact: `<sip:peer@127.0.0.1:${call.peer.port}>` });
    }
    await settle();
    expect(call.app.server.stats().dialogs).toBe(1);
    call.clock.advance(90_000);
    call.peer.respond(await call.peer.next('UPDATE'), 481);
    expect(await call.ended).toMatch(/Session/);
  });

  test('it is kept up by re-INVITE with the same SDP where the peer allows no UPDATE', async () => {
    await using call = await called('INVITE');
    for (let round = 0; round < 3; round++) {
      await settle();
      call.clock.advance(90_000);
      const invite = await call.peer.next('INVITE');
      expect(invite.body.toString()).toBe(sdp('8'));
      call.peer.respond(invite, 200, { Contact: `<sip:peer@127.0.0.1:${call.peer.port}>` });
      await call.peer.next('ACK');
    }
    await settle();
    expect(call.app.server.stats().dialogs).toBe(1);
  });

  test('it goes on when the peer changes the session, for hold for example', async () => {
    await using call = await called('INVITE, UPDATE');
    await settle();
    call.peer.request('INVITE', { ...call.within, CSeq: '2 INVITE' }, sdp('2').replace('sendrecv', 'inactive'));
    await call.peer.next(200);
    call.peer.request('ACK', { ...call.within, CSeq: '2 ACK' });
    await settle();
    call.clock.advance(90_000);
    await call.peer.next('UPDATE');
  });

  test('a peer that says nothing has gone', async () => {
    await using call = await called('INVITE, UPDATE');
    await settle();
    call.clock.advance(90_000);
    await call.peer.next('UPDATE');
    call.clock.advance(32_000);
    expect(await call.ended).toMatch(/Session/);
    expect(call.app.server.stats().dialogs).toBe(0);
  });
});
