import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Certificate, makeCertificate } from '@opencvi/own-certificate';
import { gatewayFetch, whyNot } from './gateway-fetch.ts';

let server: Server;
let folder: string;
let certificate: Certificate;
let url: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'opencvi-rooms-'));
  mkdirSync(path.join(folder, 'own', 'http'), { recursive: true });
  certificate = await makeCertificate({ names: ['127.0.0.1'], now: Date.now() });
  writeFileSync(path.join(folder, 'own', 'http', 'tls-cert.pem'), certificate.cert);
  server = createServer(certificate, (request, response) => {
    response.writeHead(request.headers.authorization === 'Bearer t' ? 200 : 401).end('{"rooms":[]}');
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise(resolve => server.close(resolve));
  rmSync(folder, { recursive: true });
});

const asked = (name: string, token: string) =>
  gatewayFetch({ path: (...parts) => path.join(folder, name, ...parts) })(url, {
    headers: { Authorization: `Bearer ${token}` },
    signal: new AbortController().signal,
  });

test("a gateway's own certificate is trusted where its data folder is", async () => {
  const answer = await asked('own', 't');
  expect([answer.status, await answer.json()]).toEqual([200, { rooms: [] }]);
  expect((await asked('own', 'x')).status).toBe(401);
});

test('elsewhere it is not, and that is told', async () => {
  const error = await asked('none', 't').catch((cause: unknown) => cause);
  expect(whyNot(url, error)).toMatch(/certificate of https:.* is not trusted \(DEPTH_ZERO_SELF_SIGNED_CERT\); set NODE_EXTRA_CA_CERTS/);
  expect(whyNot(url, new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } }))).toContain('is it running?');
});
