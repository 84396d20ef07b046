import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { describe, expect, test } from '@jest/globals';
import { deferred } from '../test/deferred.ts';
import { sdp, startApp } from '../test/srf-app.ts';
import type { SrfMessage, SrfRequest, SrfResponse } from '../test/srf-types.ts';

const fast = { t1: 5, t2: 20, t4: 20, d: 40 };

describe('createUAC', () => {
  test('is rejected with the status of the peer', async () => {
    await using callee = await startApp({}, srf => srf.invite((_, res) => res.send(486)));
    await using caller = await startApp();
    await expect(caller.srf.createUAC(callee.uri('room'), { localSdp: sdp('x') })).rejects.toMatchObject({ status: 486 });
  });

  test('is rejected with 503 when no application takes calls', async () => {
    await using callee = await startApp();
    await using caller = await startApp();
    await expect(caller.srf.createUAC(callee.uri('room'), { localSdp: sdp('x') })).rejects.toMatchObject({ status: 503 });
  });

  test('is rejected with 408 when nobody answers', async () => {
    const silent = createSocket('udp4').bind(0, '127.0.0.1');
    await once(silent, 'listening');
    await using caller = await startApp({ timers: fast });
    await expect(caller.srf.createUAC(`sip:room@127.0.0.1:${silent.address().port}`, { localSdp: sdp('x') })).rejects.toMatchObject({
      status: 408,
    });
    silent.close();
  });

  test('is rejected with 503 when the connection is refused', async () => {
    await using caller = await startApp();
    await expect(caller.srf.createUAC('sip:room@127.0.0.1:9;transport=tcp', { localSdp: sdp('x') })).rejects.toMatchObject({ status: 503 });
  });

  test.each([
    ['sip:room@127.0.0.1:9;transport=tls', /transport not available/],
    ['sip:room@nowhere.invalid', /no address found/],
    ['mailto:room@example.com', /invalid request-uri/],
  ])('%s cannot be sent', async (uri, reason) => {
    const lookup = () => Promise.reject(new Error('not found'));
    await using caller = await startApp({ lookup });
    const failed = deferred<Error | null>();
    caller.srf.request(uri, { method: 'OPTIONS' }, error => failed.resolve(error));
    expect((await failed.promise)?.message).toMatch(reason);
  });

  test.each(['address', 'SRV'])('resolves names by %s records', async kind => {
    const callee = await startApp({}, srf => srf.options((_, res) => res.send(200)));
    const { port } = callee.address('udp');
    const lookup = async (name: string) =>
      name === (kind === 'SRV' ? 'server.example' : 'room.example') ? '127.0.0.1' : Promise.reject(new Error(name));
    const lookupService = async (name: string) =>
      name === '_sip._udp.room.example' ? [{ name: 'server.example', port, priority: 1, weight: 1 }] : [];
    await using caller = await startApp({ lookup, lookupService });
    const answered = deferred<number>();
    const uri = `sip:room.example${kind === 'SRV' ? '' : `:${port}`};transport=udp`;
    caller.srf.request(uri, { method: 'OPTIONS' }, (_, req) =>
      req.on('response', ((res: SrfMessage) => answered.resolve(res.status)) as never),
    );
    expect(await answered.promise).toBe(200);
    await callee[Symbol.asyncDispose]();
  });

  test('a request too large for UDP goes by TCP, and by UDP where there is no TCP', async () => {
    const protocols: string[] = [];
    const answer = (req: SrfRequest, res: SrfResponse) => {
      protocols.push(req.protocol);
      res.send(486);
    };
    const port = 20_000 + (process.pid % 20_000);
    const both = {
      listeners: [
        { transport: 'udp', host: '127.0.0.1', port },
        { transport: 'tcp', host: '127.0.0.1', port },
      ] as const,
    };
    const large = { localSdp: sdp('x') + 'a=x-filler:0123456789abcdef\r\n'.repeat(60) };
    await using caller = await startApp();
    const uri = `sip:room@127.0.0.1:${port}`;
    {
      await using _callee = await startApp(both, srf => srf.invite(answer));
      await expect(caller.srf.createUAC(uri, large)).rejects.toMatchObject({ status: 486 });
    }
    await using _callee = await startApp({ listeners: [both.listeners[0]] }, srf => srf.invite(answer));
    await expect(caller.srf.createUAC(uri, large)).rejects.toMatchObject({ status: 486 });
    expect(protocols).toEqual(['tcp', 'udp']);
  });

  test('a digest challenge is answered by drachtio-srf', async () => {
    const credentials = deferred<string>();
    await using callee = await startApp({}, srf =>
      srf.invite(async (req, res) => {
        if (!req.has('Authorization'))
          res.send(401, { headers: { 'WWW-Authenticate': 'Digest realm="r", nonce="n", algorithm=MD5, qop="auth"' } });
        else {
          credentials.resolve(req.get('Authorization'));
          await srf.createUAS(req, res, { localSdp: sdp('callee') });
        }
      }),
    );
    await using caller = await startApp();
    const dialog = await caller.srf.createUAC(callee.uri('room'), { localSdp: sdp('x'), auth: { username: 'u', password: 'p' } });
    expect(await credentials.promise).toContain('username="u"');
    await dialog.destroy();
  });

  test('a late offer: the answer travels in the ACK', async () => {
    const answer = deferred<string>();
    await using callee = await startApp({}, srf =>
      srf.invite(async (req, res) => {
        const dialog = await srf.createUAS(req, res, { localSdp: sdp('offer') });
        dialog.once('ack', ack => answer.resolve(ack.body));
      }),
    );
    await using caller = await startApp();
    const { sdp: offer, ack } = (await caller.srf.createUAC(callee.uri('room'), { noAck: true })) as unknown as {
      sdp: string;
      ack(sdp: string): Promise<{ destroy(): Promise<unknown> }>;
    };
    expect(offer).toBe(sdp('offer'));
    const dialog = await ack(sdp('answer'));
    expect(await answer.promise).toBe(sdp('answer'));
    await dialog.destroy();
  });
});
