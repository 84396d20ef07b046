import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { makeCertificate } from '@opencvi/own-certificate';
import { GatewayError, type GatewayQuestion } from '@opencvi/plugin-api';
import { gatewaySettings } from '../config/gateway-settings.ts';
import { type GatewayOptions, runningGateway } from './running-gateway.ts';

let folder: string;
const closers: (() => void)[] = [];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'opencvi-ask-'));
});
afterEach(() => {
  for (const close of closers.splice(0)) close();
  rmSync(folder, { recursive: true });
});

async function serve(answer: RequestListener, certificate?: { key: string; cert: string }): Promise<string> {
  const server = certificate ? createTlsServer(certificate, answer) : createServer(answer);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `${certificate ? 'https' : 'http'}://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

interface Given extends GatewayOptions {
  readonly environment?: Record<string, string>;
  readonly question?: GatewayQuestion;
}

function ask({ environment = {}, question = {}, ...options }: Given): Promise<unknown> {
  const settings = { ...gatewaySettings.parse({}), data: folder };
  const gateway = runningGateway(options, { settings, environment, signal: new AbortController().signal });
  return gateway.ask('POST', '/echo', question);
}

const refused = (given: Given): Promise<unknown> =>
  ask(given).then(
    () => 'answered',
    (error: unknown) => error,
  );
const echo: RequestListener = async (request, response) => {
  const { method, url, headers } = request;
  response.end(JSON.stringify({ method, url, token: headers.authorization, type: headers['content-type'], body: await text(request) }));
};

describe('a running gateway is asked', () => {
  test('with a body, below its API', async () => {
    const url = await serve(echo);
    expect(await ask({ url: `${url}/`, token: 't', question: { body: { a: 1 } } })).toEqual({
      method: 'POST',
      url: '/api/v1/echo',
      token: 'Bearer t',
      type: 'application/json',
      body: '{"a":1}',
    });
  });

  test('with the token of the option, else the environment, else the data folder', async () => {
    const url = await serve(echo);
    const environment = { OPENCVI_ADMIN_TOKEN: 'environment' };
    expect(await ask({ url })).not.toHaveProperty('token');
    writeFileSync(path.join(folder, 'admin-token'), 'file\n');
    expect(await ask({ url })).toMatchObject({ token: 'Bearer file' });
    expect(await ask({ url, environment })).toMatchObject({ token: 'Bearer environment' });
    expect(await ask({ url, environment, token: 'option' })).toMatchObject({ token: 'Bearer option' });
  });

  test('and may answer nothing', async () => {
    expect(await ask({ url: await serve((_, response) => void response.writeHead(204).end()) })).toBeUndefined();
  });
});

describe('the certificate', () => {
  const keep = (cert: string): void => {
    mkdirSync(path.join(folder, 'http'));
    writeFileSync(path.join(folder, 'http', 'tls-cert.pem'), cert);
  };

  test("of a gateway's own is trusted where its data folder is, and nowhere else; a question is sent once", async () => {
    const certificate = await makeCertificate({ names: ['127.0.0.1'], now: Date.now() });
    let asked = 0;
    const url = await serve((_, response) => void response.end(String(++asked)), certificate);
    expect(await refused({ url })).toMatchObject({
      message: expect.stringMatching(/is not trusted \(\w+\)\n {2}→ set NODE_EXTRA_CA_CERTS/),
    });
    keep(certificate.cert);
    expect(await ask({ url, question: { body: {} } })).toBe(1);
  });

  test('for another name is told with the names', async () => {
    const certificate = await makeCertificate({ names: ['gw.example'], now: Date.now() });
    keep(certificate.cert);
    expect(await refused({ url: await serve(echo, certificate) })).toMatchObject({
      message: expect.stringContaining('is for other names'),
    });
  });
});

describe('no answer is told in words', () => {
  test.each([
    [404, '{"detail":"no such room"}', 'answered 404: no such room'],
    [401, '{"detail":"who are you?"}', 'answered 401: who are you?\n  → its token is in its data folder'],
    [500, '<html>', 'answered 500: Internal Server Error'],
    [200, '<html>', 'answered 200, but no JSON: is this a gateway?'],
  ])('%d %s', async (status, body, message) => {
    const error = await refused({ url: await serve((_, response) => void response.writeHead(status).end(body)) });
    expect(error).toBeInstanceOf(GatewayError);
    expect(error).toMatchObject({ status, message: expect.stringContaining(message) });
  });

  test('a token that is wrong is told by where it came from', async () => {
    const url = await serve((_, response) => void response.writeHead(401).end('{"detail":"no"}'));
    const told = async (given: Omit<Given, 'url'>) => ((await refused({ url, ...given })) as Error).message.split('answered 401: ')[1];
    expect(await told({ token: 't' })).toBe('no');
    expect(await told({ environment: { OPENCVI_ADMIN_TOKEN: 't' } })).toBe('no\n  → OPENCVI_ADMIN_TOKEN is not its token');
    expect(await told({})).toContain(`looked for it in ${folder}`);
  });

  test('nobody listens, or another protocol is spoken there', async () => {
    expect(await refused({ url: 'http://127.0.0.1:1' })).toMatchObject({
      message: 'no gateway answers at http://127.0.0.1:1 (ECONNREFUSED); is it running?',
    });
    const url = (await serve(echo)).replace('http:', 'https:');
    expect(await refused({ url })).toMatchObject({ message: expect.stringContaining(`no gateway answers at ${url}`), status: undefined });
  });

  test('it takes too long', async () => {
    const url = await serve(() => {});
    expect(await refused({ url, question: { timeout: 20 } })).toMatchObject({ message: `${url} has not answered within 0.02 s` });
  });

  test('the question was called off', async () => {
    const stop = new AbortController();
    const url = await serve(() => stop.abort(new Error('interrupted')));
    expect(await refused({ url, question: { signal: stop.signal } })).toBe(stop.signal.reason);
  });
});
