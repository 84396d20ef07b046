import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { deferred } from '../test/deferred.ts';
import { sdp, startApp } from '../test/srf-app.ts';

const fast = { t1: 5, t2: 20, t4: 20, d: 40 };

describe('when something is lost', () => {
  test('no ACK: the 2xx is repeated, then the call ends with a BYE and the application knows', async () => {
    const ended = deferred<string>();
    await using callee = await startApp({ timers: fast }, srf =>
      srf.invite(async (req, res) => {
        const dialog = await srf.createUAS(req, res, { localSdp: sdp('callee') });
        dialog.on('destroy', (_, reason) => ended.resolve(reason));
      }),
    );
    const peer = createSocket('udp4').bind(0, '127.0.0.1');
    await once(peer, 'listening');
    const { port } = peer.address();
    const received: string[] = [];
    const bye = deferred();
    peer.on('message', bytes => {
      const line = bytes.toString().split('\r\n')[0] ?? '';
      received.push(line);
      if (line.startsWith('BYE')) bye.resolve();
    });
    const to = callee.uri('room');
    const invite = [
      `INVITE ${to} SIP/2.0`,
      `Via: SIP/2.0/UDP 127.0.0.1:${port};branch=z9hG4bK1`,
      `From: <sip:a@127.0.0.1>;tag=1`,
      `To: <${to}>`,
      'Call-ID: no-ack',
      'CSeq: 1 INVITE',
      `Contact: <sip:a@127.0.0.1:${port}>`,
      'Content-Length: 0',
      '\r\n',
    ].join('\r\n');
    peer.send(invite, callee.address('udp').port, '127.0.0.1');
    expect(await ended.promise).toBe('ACK timeout');
    await bye.promise;
    expect(received.filter(line => line === 'SIP/2.0 200 OK').length).toBeGreaterThan(3);
    expect(callee.server.stats().dialogs).toBe(0);
    peer.close();
  });

  test('the application goes: its calls are hung up, its ringing calls refused', async () => {
    const callee = await startApp({}, srf =>
      srf.invite(async (req, res) => {
        if (req.uri.includes('ringing')) res.send(180);
        else await srf.createUAS(req, res, { localSdp: sdp('callee') });
      }),
    );
    await using caller = await startApp();
    const ended = deferred();
    const dialog = await caller.srf.createUAC(callee.uri('room'), { localSdp: sdp('x') });
    dialog.on('destroy', () => ended.resolve());
    const ringing = deferred();
    const refused = expect(
      caller.srf.createUAC(callee.uri('ringing'), { localSdp: sdp('x') }, { cbProvisional: () => ringing.resolve() }),
    ).rejects.toMatchObject({ status: 503 });
    await ringing.promise;
    callee.srf.disconnect();
    await ended.promise;
    await refused;
    await callee.server.close();
  });

  test('draining refuses new calls and keeps the others', async () => {
    await using callee = await startApp({}, srf => srf.invite((req, res) => srf.createUAS(req, res, { localSdp: sdp('callee') })));
    await using caller = await startApp();
    const dialog = await caller.srf.createUAC(callee.uri('room'), { localSdp: sdp('x') });
    callee.server.drain();
    await expect(caller.srf.createUAC(callee.uri('room'), { localSdp: sdp('x') })).rejects.toMatchObject({ status: 503 });
    expect((await dialog.request({ method: 'INFO' })).status).toBe(200);
    await dialog.destroy();
  });
});

describe('the control connection', () => {
  test.each([
    ['a|route|invite', 'not authenticated'],
    ['a|sip||', 'not authenticated'],
    ['a|authenticate|wrong|', 'incorrect secret'],
  ])('refuses %s and closes', async (payload, reason) => {
    await using app = await startApp();
    const { controlPort } = app;
    const socket = connect(controlPort, '127.0.0.1');
    socket.write(`${payload.length}#${payload}`);
    let answer = '';
    socket.on('data', bytes => {
      answer += bytes.toString();
    });
    await once(socket, 'close');
    expect(answer).toMatch(new RegExp(`^\\d+#[0-9a-f-]{36}\\|response\\|a\\|NO\\|${reason}$`));
  });

  test('a wrong secret reaches drachtio-srf as an error', async () => {
    await expect(startApp({ control: { secret: 'other' } })).rejects.toThrow(/failed to authenticate/);
  });

  test('carries messages larger than drachtio-server could', async () => {
    const body = 'x'.repeat(40_000);
    await using callee = await startApp({}, srf =>
      srf.message((req, res) => res.send(200, { headers: { 'Content-Type': 'text/plain' }, body: req.body })),
    );
    await using caller = await startApp();
    const echoed = deferred<string>();
    const options = { method: 'MESSAGE', headers: { 'Content-Type': 'text/plain' }, body };
    caller.srf.request(callee.uri('room', 'tcp'), options, (_, req) => {
      req.on('response', ((res: { body: string }) => echoed.resolve(res.body)) as never);
    });
    expect(await echoed.promise).toBe(body);
  });
});
