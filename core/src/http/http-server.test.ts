import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { get as getPlain } from 'node:http';
import { get } from 'node:https';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { adminAuth, HttpError, type HttpRoutes, httpRoute, httpRoutes, type Logger } from '@opencvi/plugin-api';
import { z } from 'zod';
import { gatewaySettings } from '../config/gateway-settings.ts';
import { dataFolderAt } from '../gateway/data-folder.ts';
import { ContributionBook } from '../host/contributions.ts';
import { PrometheusMetrics } from '../metrics/prometheus.ts';
import { tokenAuth } from './admin-token.ts';
import { certificateOf, selfSignedFiles } from './certificate.ts';
import { HttpServer } from './http-server.ts';
import { isOwnName } from './own-names.ts';
import { routeTwins } from './route-twins.ts';

const silent: Logger = { debug() {}, info() {}, warn() {}, error() {}, child: () => silent };
let server: HttpServer;
let folder: string;
let clientGone: () => void = () => {};

const routes = (): HttpRoutes => ({
  id: 'test',
  routes: [
    httpRoute({
      method: 'POST',
      path: '/things/{id}',
      summary: 'Echoes',
      access: 'token',
      params: z.object({ id: z.string() }),
      query: z.object({ times: z.coerce.number().int().max(9).default(1) }),
      body: z.strictObject({ colour: z.enum(['red', 'green']) }),
      handle: async ({ params, query, body, principal }) => ({ status: 201, json: { ...params, ...query, ...body, by: principal?.name } }),
    }),
    httpRoute({
      method: 'POST',
      path: '/large',
      summary: 'Takes more than others',
      access: 'token',
      bodyLimit: 5_000,
      body: z.object({ colour: z.string() }),
      handle: async ({ body }) => ({ status: 200, json: { length: body.colour.length } }),
    }),
    httpRoute({
      method: 'POST',
      path: '/form',
      summary: 'Echoes a form',
      access: 'public',
      accepts: 'form',
      handle: async ({ body }) => ({ status: 200, json: body }),
    }),
    httpRoute({
      method: 'POST',
      path: '/json',
      summary: 'Echoes JSON',
      access: 'public',
      handle: async ({ body }) => ({ status: 200, json: body }),
    }),
    httpRoute({
      method: 'GET',
      path: '/files/{file*}',
      summary: 'A file',
      access: 'public',
      params: z.object({ file: z.string() }),
      handle: async ({ params }) => ({ root: folder, path: params.file }),
    }),
    httpRoute({
      method: 'GET',
      path: '/broken',
      summary: 'Fails',
      access: 'public',
      handle: async () => {
        throw new Error('the database password is hunter2');
      },
    }),
    httpRoute({
      method: 'GET',
      path: '/gone',
      summary: 'Refuses',
      access: 'public',
      handle: async () => {
        throw new HttpError(409, 'already gone');
      },
    }),
    httpRoute({
      method: 'GET',
      path: '/events',
      summary: 'Events',
      access: 'public',
      handle: async ({ signal }) => ({
        events: (async function* () {
          yield { event: 'first', id: '1', data: { a: 1 } };
          await new Promise<void>(resolve => signal.addEventListener('abort', () => resolve()));
          clientGone();
        })(),
      }),
    }),
  ],
});

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'opencvi-http-'));
  writeFileSync(path.join(folder, 'page.html'), '<p>page</p>');
  const book = new ContributionBook();
  book.add(httpRoutes, { plugin: 'test', value: routes() });
  book.add(adminAuth, { plugin: 'test', value: tokenAuth('right') });
  server = new HttpServer({
    settings: gatewaySettings.parse({ http: { port: 0, bodyLimit: 1_000 } }).http,
    log: silent,
    metrics: new PrometheusMetrics({ process: false }),
    routes: book.many(httpRoutes),
    auth: book.many(adminAuth),
    folder: dataFolderAt(folder),
  });
  await server.start();
});

afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

function post(route: string, body: string, token = 'right'): Promise<Response> {
  return fetch(`${server.url}${route}`, {
    method: 'POST',
    body,
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
  });
}

async function problem(answer: Response): Promise<{ status: number; detail: string }> {
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  return (await answer.json()) as { status: number; detail: string };
}

describe('requests', () => {
  test.each([
    ['a form', 'application/x-www-form-urlencoded', 'colour=red'],
    ['text', 'text/plain', '{"colour":"red"}'],
  ])('a body that is %s and no JSON is refused as such', async (_name, type, body) => {
    const headers = { 'Content-Type': type, Authorization: 'Bearer right' };
    const answer = await fetch(`${server.url}/things/a`, { method: 'POST', body, headers });
    expect(answer.status).toBe(415);
    expect((await problem(answer)).detail).toContain('application/json');
  });

  test('a method that a path does not have is told those that it has', async () => {
    const answer = await fetch(`${server.url}/things/a`, { method: 'PUT' });
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe('POST');
    expect(await problem(answer)).toMatchObject({ title: 'Method Not Allowed', detail: 'PUT is not for /things/a; it takes POST' });
  });

  test.each([
    [undefined, 'Bearer realm="opencvi"', 'a bearer token is needed'],
    ['Bearer wrong', 'Bearer realm="opencvi", error="invalid_token"', 'not valid'],
    ['Basic dXNlcjpwdw==', 'Bearer realm="opencvi"', 'no bearer token'],
  ])('with the authorization %s are challenged (RFC 6750)', async (authorization, challenge, detail) => {
    const answer = await fetch(`${server.url}/large`, { method: 'POST', headers: authorization ? { authorization } : {} });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toBe(challenge);
    expect((await problem(answer)).detail).toContain(detail);
  });

  test('with a token are answered past caches', async () => {
    expect((await post('/things/a', '{"colour":"red"}')).headers.get('cache-control')).toBe('no-store');
  });

  test('are validated and typed', async () => {
    const answer = await post('/things/a%20b?times=3', '{"colour":"red"}');
    expect(answer.status).toBe(201);
    expect(await answer.json()).toEqual({ id: 'a b', times: 3, colour: 'red', by: 'admin' });
  });

  test.each([
    ['a wrong token', '/things/a', '{"colour":"red"}', 'wrong', 401],
    ['a wrong body', '/things/a', '{"colour":"blue"}', 'right', 400],
    ['an unknown field', '/things/a', '{"colour":"red","size":1}', 'right', 400],
    ['a wrong query', '/things/a?times=99', '{"colour":"red"}', 'right', 400],
    ['no JSON', '/things/a', '{colour', 'right', 400],
    ['a body that is too large', '/things/a', `{"colour":"${'x'.repeat(2_000)}"}`, 'right', 413],
    ['a body that is too large for this route', '/large', `{"colour":"${'x'.repeat(6_000)}"}`, 'right', 413],
    ['a wrong token, whose body is not even read', '/large', `{"colour":"${'x'.repeat(6_000)}"}`, 'wrong', 401],
    ['an unknown path', '/nothing', '{}', 'right', 404],
  ])('with %s are refused with a problem', async (_name, route, body, token, status) => {
    const answer = await post(route, body, token);
    expect(answer.status).toBe(status);
    expect((await problem(answer)).status).toBe(status);
  });

  test('may be larger where the route says so', async () => {
    const answer = await post('/large', `{"colour":"${'x'.repeat(3_000)}"}`);
    expect(await answer.json()).toEqual({ length: 3_000 });
  });

  test('without a token are refused', async () => {
    expect((await fetch(`${server.url}/things/a`, { method: 'POST' })).headers.get('www-authenticate')).toContain('Bearer');
  });
});

describe('failures', () => {
  test('are answered with what the handler meant to say', async () => {
    expect(await problem(await fetch(`${server.url}/gone`))).toMatchObject({ status: 409, detail: 'already gone' });
  });

  test('that nobody meant are hidden', async () => {
    expect((await problem(await fetch(`${server.url}/broken`))).detail).not.toContain('hunter2');
  });
});

describe('files', () => {
  test('are served with their type and safe headers', async () => {
    const answer = await fetch(`${server.url}/files/page.html`);
    expect(await answer.text()).toBe('<p>page</p>');
    expect(answer.headers.get('content-type')).toContain('text/html');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'self'");
  });

  test.each(['/files/absent.html', '/files/..%2f..%2f..%2fetc%2fpasswd', '/files/%2e%2e/%2e%2e/etc/passwd'])(
    'outside of the folder are not: %s',
    async route => {
      expect([400, 403, 404]).toContain((await fetch(`${server.url}${route}`)).status);
    },
  );
});

test('events stream until the client goes away', async () => {
  const gone = new Promise<void>(resolve => {
    clientGone = resolve;
  });
  const stop = new AbortController();
  const answer = await fetch(`${server.url}/events`, { signal: stop.signal });
  expect(answer.headers.get('content-type')).toBe('text/event-stream');
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  while (!text.includes('data:')) text += (await reader?.read())?.value ?? '';
  expect(text).toContain('event: first\nid: 1\ndata: {"a":1}\n\n');
  stop.abort();
  await gone;
});

test('two routes at one place are refused at boot', () => {
  const twin: HttpRoutes = {
    id: 'twin',
    routes: [httpRoute({ method: 'POST', path: '/things/{name}', summary: 'x', access: 'token', handle: async () => ({ status: 204 }) })],
  };
  const book = new ContributionBook();
  book.add(httpRoutes, { plugin: 'a', value: routes() });
  book.add(httpRoutes, { plugin: 'b', value: twin });
  expect(routeTwins(book.many(httpRoutes))).toEqual([expect.objectContaining({ who: 'twin' })]);
});

test('a port that is taken is explained', async () => {
  const port = Number(new URL(server.url).port);
  const book = new ContributionBook();
  const second = new HttpServer({
    settings: { ...gatewaySettings.parse({}).http, port },
    log: silent,
    metrics: new PrometheusMetrics({ process: false }),
    routes: book.many(httpRoutes),
    auth: book.many(adminAuth),
    folder: dataFolderAt(folder),
  });
  await expect(second.start()).rejects.toThrow(`http 127.0.0.1:${port} is taken by another program`);
});

describe('HTTPS with a certificate of our own', () => {
  const now = Date.parse('2030-01-01');

  test('it is made once, for the names asked for, and again for others', async () => {
    const data = dataFolderAt(path.join(folder, 'tls'));
    const made = await certificateOf('self-signed', { folder: data, names: ['teams.test'], now });
    expect(new X509Certificate(made.cert).checkHost('teams.test')).toBe('teams.test');
    expect(new X509Certificate(made.cert).checkIP('127.0.0.1')).toBe('127.0.0.1');
    expect(await certificateOf('self-signed', { folder: data, names: ['teams.test'], now })).toEqual(made);
    const another = await certificateOf('self-signed', { folder: data, names: ['other.test'], now });
    expect(another.cert).not.toBe(made.cert);
  });

  test('a client that trusts it is served', async () => {
    const data = dataFolderAt(path.join(folder, 'served'));
    const book = new ContributionBook();
    book.add(httpRoutes, { plugin: 'test', value: routes() });
    const secure = new HttpServer({
      settings: gatewaySettings.parse({ http: { port: 0, tls: 'self-signed' } }).http,
      log: silent,
      metrics: new PrometheusMetrics({ process: false }),
      routes: book.many(httpRoutes),
      auth: book.many(adminAuth),
      folder: data,
    });
    await secure.start();
    expect(secure.url).toMatch(/^https:/);
    const ca = readFileSync(selfSignedFiles(data).cert);
    const status = await new Promise((resolve, reject) => {
      get(`${secure.url}/nothing`, { ca, agent: false }, answer => resolve(answer.resume().statusCode)).on('error', reject);
    });
    expect(status).toBe(404);
    await secure.close();
  });
});

test('a form is read only where a route asks for it', async () => {
  const form = (route: string) => fetch(`${server.url}${route}`, { method: 'POST', body: new URLSearchParams({ grant_type: 'x' }) });
  expect(await (await form('/form')).json()).toEqual({ grant_type: 'x' });
  expect(await (await form('/json')).json()).toEqual({});
});

describe('a page of another site whose name was made to lead here', () => {
  const status = (route: string, host: string): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      const headers = { Host: host, Authorization: 'Bearer right' };
      getPlain(`${server.url}${route}`, { headers }, ({ statusCode }) => resolve(statusCode)).on('error', reject);
    });

  test('is refused what needs no token', async () => {
    expect(await status('/files/page.html', 'attacker.example:8080')).toBe(421);
    expect(await status('/files/page.html', 'localhost.attacker.example')).toBe(421);
    for (const own of ['127.0.0.1:8080', '[::1]:8080', 'localhost:8080', 'demo.localhost', '192.0.2.7'])
      expect([own, await status('/files/page.html', own)]).toEqual([own, 200]);
  });

  test.each([
    ['127.0.0.1', undefined, false],
    ['localhost', undefined, false],
    ['::1', undefined, false],
    ['127.0.0.1', 'https://video.example.com', true],
    ['0.0.0.0', undefined, true],
  ])('listening on %s, with the public address %s: %s', (host, publicUrl, own) => {
    expect(isOwnName(gatewaySettings.parse({ http: { host, publicUrl } }).http, 'other.example.com')).toBe(own);
  });
});
