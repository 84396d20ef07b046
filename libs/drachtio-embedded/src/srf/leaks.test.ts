import { expect, test } from '@jest/globals';
import { deferred } from '../test/deferred.ts';
import { FakeClock } from '../test/fake-clock.ts';
import { RawPeer } from '../test/raw-peer.ts';
import { sdp, startApp } from '../test/srf-app.ts';

const day = 24 * 3600 * 1000;

/** Lets what is on the way through loopback sockets arrive. */
async function settle(): Promise<void> {
  await new Promise(resolve => setTimeout(resolve, 40));
}

test('after calls of every kind nothing is left: no dialog, no transaction, no timer', async () => {
  const clock = new FakeClock();
  await using callee = await startApp({ clock }, srf =>
    srf.invite(async (req, res) => {
      if (req.uri.includes('busy')) res.send(486);
      else if (req.uri.includes('ringing')) res.send(180);
      else if (!req.uri.includes('silent')) await srf.createUAS(req, res, { localSdp: sdp('1') });
    }),
  );
  await using caller = await startApp({ clock });
  const idle = clock.pending;
  const options = { localSdp: sdp('2') };
  const dialog = await caller.srf.createUAC(callee.uri('room'), options);
  await dialog.request({ method: 'INFO' });
  await dialog.modify(sdp('3'));
  clock.advance(20); // a BYE right after an answer would be held
  await dialog.destroy();
  await expect(caller.srf.createUAC(callee.uri('busy'), options)).rejects.toMatchObject({ status: 486 });
  const rung = deferred();
  const ringing = caller.srf.createUAC(callee.uri('ringing'), options, { cbProvisional: () => rung.resolve() });
  await rung.promise;
  await using peer = await RawPeer.open(callee.address('udp').port);
  peer.request('INVITE', { line: 'INVITE sip:silent@x SIP/2.0', 'Call-ID': 'silent' });
  peer.request('INVITE', { 'Call-ID': 'never-acknowledged' }, sdp('4'));
  await peer.next(200);
  await settle();
  clock.advance(301_000); // longer than an INVITE may go unanswered
  await expect(ringing).rejects.toMatchObject({ status: 480 });
  await settle();
  clock.advance(day);
  await settle();
  for (const app of [caller, callee]) expect(app.server.stats()).toMatchObject({ dialogs: 0, transactions: 0 });
  expect(clock.pending).toBe(idle);
});

test('closing in the middle of calls throws nothing and leaves no timer', async () => {
  const clock = new FakeClock();
  const warnings: string[] = [];
  const log = { debug() {}, info() {}, warn: (message: string) => void warnings.push(message) };
  const callee = await startApp({ clock, log }, srf => srf.invite((req, res) => srf.createUAS(req, res, { localSdp: sdp('1') })));
  const caller = await startApp({ clock, log });
  await caller.srf.createUAC(callee.uri('room'), { localSdp: sdp('2') });
  await using peer = await RawPeer.open(callee.address('udp').port);
  peer.request('INVITE', {}, sdp('4'));
  const To = (await peer.next(200)).headers.get('To') ?? '';
  peer.request('BYE', { To, CSeq: '2 BYE' });
  await settle();
  await Promise.all([callee.server.close(), caller.server.close()]);
  await callee.server.close();
  await settle();
  clock.advance(day);
  expect([warnings, clock.pending]).toEqual([[], 0]);
});
