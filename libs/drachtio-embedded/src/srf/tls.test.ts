import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sdp, startApp } from '../test/srf-app.ts';
import type { SipTlsOptions } from '../transport/listener.ts';

let folder: string;
let tls: SipTlsOptions;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'drachtio-embedded-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=IP:127.0.0.1,DNS:room.example', '-days', '2'];
  execFileSync(
    'openssl',
    ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', key, '-out', cert, ...subject],
    {
      stdio: 'ignore',
    },
  );
  tls = { key: readFileSync(key), cert: readFileSync(cert), ca: readFileSync(cert) };
});

afterAll(() => rmSync(folder, { recursive: true }));

const listeners = (options: SipTlsOptions) => [{ transport: 'tls', host: '127.0.0.1', port: 0, tls: options }] as const;

describe('calls over TLS', () => {
  test.each([false, true])('both ways over one connection, client certificate asked for: %s', async requestClientCert => {
    await using callee = await startApp({ listeners: listeners({ ...tls, requestClientCert }) }, srf =>
      srf.invite(async (req, res) => {
        expect(req.protocol).toBe('tls');
        const dialog = await srf.createUAS(req, res, { localSdp: sdp('1') });
        expect(dialog.local.uri).toMatch(/^sip:127\.0\.0\.1:\d+;transport=tls$/);
        dialog.on('info', async (_, response) => {
          response.send(200);
          await dialog.destroy();
        });
      }),
    );
    await using caller = await startApp({ listeners: listeners(tls) });
    const dialog = await caller.srf.createUAC(callee.uri('room', 'tls'), { localSdp: sdp('2') });
    const ended = new Promise<void>(resolve => dialog.on('destroy', () => resolve()));
    await dialog.request({ method: 'INFO' });
    await ended;
    expect([caller.server.stats().connections, callee.server.stats().connections]).toEqual([1, 1]);
  });

  test('a name that resolves is checked against the certificate', async () => {
    await using callee = await startApp({ listeners: listeners(tls) }, srf => srf.invite((_, res) => res.send(486)));
    await using caller = await startApp({ listeners: listeners(tls), lookup: async () => '127.0.0.1' });
    const { port } = callee.address('tls');
    await expect(caller.srf.createUAC(`sips:x@room.example:${port}`, { localSdp: sdp('1') })).rejects.toMatchObject({ status: 486 });
    await expect(caller.srf.createUAC(`sips:x@other.example:${port}`, { localSdp: sdp('1') })).rejects.toMatchObject({ status: 503 });
  });

  test('a server nobody vouches for is not called', async () => {
    await using callee = await startApp({ listeners: listeners(tls) }, srf => srf.invite((_, res) => res.send(486)));
    const { key, cert } = tls;
    const uri = callee.uri('room', 'tls');
    await using strict = await startApp({ listeners: listeners({ key, cert }) });
    await expect(strict.srf.createUAC(uri, { localSdp: sdp('1') })).rejects.toMatchObject({ status: 503 });
    await using lax = await startApp({ listeners: listeners({ key, cert, verifyServer: false }) });
    await expect(lax.srf.createUAC(uri, { localSdp: sdp('1') })).rejects.toMatchObject({ status: 486 });
  });
});
