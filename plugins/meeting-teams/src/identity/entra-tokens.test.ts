import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type CallError, Secret } from '@opencvi/plugin-api';
import { VirtualClock } from '@opencvi/test-kit';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { makeCloud } from '../clouds/clouds.ts';
import type { Application } from '../config.ts';
import { FakeMicrosoft, json } from '../testing/fake-microsoft.ts';
import { clientId, contosoId, fabrikamId, graph, login, openId, revealed } from '../testing/settings.ts';
import { Signer } from '../testing/signer.ts';
import { EntraTokens } from './entra-tokens.ts';

let folder: string;
let key: string;
const clock = new VirtualClock(Date.now());

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'opencvi-teams-'));
  const [keyFile, certificate] = [path.join(folder, 'key.pem'), path.join(folder, 'cert.pem')];
  const subject = ['-subj', '/CN=opencvi test', '-days', '2'];
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', keyFile, '-out', certificate, ...subject], {
    stdio: 'ignore',
  });
  key = execFileSync('cat', [keyFile], { encoding: 'utf8' });
  writeFileSync(path.join(folder, 'token'), 'federated-1\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

async function make(application: Omit<Application, 'clientId'>) {
  const microsoft = new FakeMicrosoft(await Signer.make(() => clock.now()));
  const cloud = makeCloud('test', { login, graph, callbackOpenId: openId }, { clientId, ...application });
  return { microsoft, source: new EntraTokens({ cloud, fetch: microsoft.fetch, clock, timeout: 1_000 }) };
}

const form = (body: unknown) => new URLSearchParams(String(body));

test('by secret, from the endpoint of the tenant, with nothing else asked', async () => {
  const { microsoft, source } = await make({ secret: revealed('s3cret') });
  const token = await source.request(contosoId);
  expect(token).toMatchObject({ tenantId: contosoId, roles: ['OnlineMeetings.Read.All'] });
  expect(token.expiresAt).toBeGreaterThan(Date.now() + 3_500_000);
  expect(microsoft.sent.map(({ method, path }) => `${method} ${path.split('?')[0]}`)).toEqual([
    `POST ${login}/${contosoId}/oauth2/v2.0/token`,
  ]);
  const sent = form(microsoft.sent[0]?.body);
  expect(Object.fromEntries(sent)).toMatchObject({
    client_id: clientId,
    client_secret: 's3cret',
    grant_type: 'client_credentials',
    scope: expect.stringContaining(`${graph}/.default`),
  });
});

test('by certificate: an assertion signed with its key, for the endpoint of the tenant', async () => {
  const { microsoft, source } = await make({ certificate: { file: path.join(folder, 'cert.pem'), key: revealed(key) } });
  await source.request(contosoId);
  const assertion = form(microsoft.sent[0]?.body).get('client_assertion') ?? '';
  expect(decodeProtectedHeader(assertion)).toMatchObject({ alg: 'PS256', 'x5t#S256': expect.any(String), x5c: [expect.any(String)] });
  expect(decodeJwt(assertion)).toMatchObject({ iss: clientId, sub: clientId, aud: expect.stringContaining(contosoId) });
});

test('by federated token, read anew each time', async () => {
  const { microsoft, source } = await make({ federatedTokenFile: path.join(folder, 'token') });
  await source.request(contosoId);
  writeFileSync(path.join(folder, 'token'), 'federated-2\n');
  await source.request(contosoId);
  expect(microsoft.sent.map(({ body }) => form(body).get('client_assertion'))).toEqual(['federated-1', 'federated-2']);
});

test('by secret, certificate and key in files, read anew each time: they are renewed while the gateway runs', async () => {
  const fileSecret = (name: string): Secret => {
    const secret = new Secret(`file:${path.join(folder, name)}`);
    secret.resolve(() => 'as it was when the gateway started');
    return secret;
  };
  writeFileSync(path.join(folder, 'secret'), 'renewed\n');
  const bySecret = await make({ secret: fileSecret('secret') });
  await bySecret.source.request(contosoId);
  expect(form(bySecret.microsoft.sent[0]?.body).get('client_secret')).toBe('renewed');
  const byCertificate = await make({ certificate: { file: path.join(folder, 'cert.pem'), key: fileSecret('key.pem') } });
  await byCertificate.source.request(contosoId);
  expect(byCertificate.microsoft.sent).toHaveLength(1);
});

const wrongKey = (): string =>
  generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

test.each([
  ['a certificate that is not there', () => ({ certificate: { file: '/none/cert.pem', key: revealed(key) } }), /certificate.*ENOENT/],
  ['a certificate that is none', () => ({ certificate: { file: path.join(folder, 'token'), key: revealed(key) } }), /cannot be used/],
  ['a key that is none', () => ({ certificate: { file: path.join(folder, 'cert.pem'), key: revealed('hunter2') } }), /cannot be used/],
  [
    'the key of another certificate',
    () => ({ certificate: { file: path.join(folder, 'cert.pem'), key: revealed(wrongKey()) } }),
    /key is that of another certificate/,
  ],
  ['a federated token that is not there', () => ({ federatedTokenFile: '/none/token' }), /federated token.*ENOENT/],
  ['a federated token that is empty', () => ({ federatedTokenFile: '/dev/null' }), /\/dev\/null is empty/],
])('%s: said to the operator, and Entra is not asked', async (_name, application, words) => {
  const { microsoft, source } = await make(application());
  const refused = await source.request(contosoId).catch((error: CallError) => error);
  expect(refused).toMatchObject({ reason: { code: 'unauthorized', by: 'gateway', detail: expect.stringMatching(words) } });
  expect(JSON.stringify(refused)).not.toContain('hunter2');
  expect(microsoft.sent).toEqual([]);
});

test.each([
  ['12', 12],
  [new Date(clock.now() + 90_000).toUTCString(), 90],
])('Retry-After: %s', async (header, seconds) => {
  const { microsoft, source } = await make({ secret: revealed('s') });
  microsoft.replace(/oauth2/, () => json(429, { error: 'temporarily_unavailable', error_description: 'slow' }, { 'retry-after': header }));
  const { reason } = (await source.request(contosoId).catch((error: CallError) => error)) as CallError;
  expect(reason.code).toBe('throttled');
  expect(Math.abs((reason.retryAfter ?? 0) - seconds)).toBeLessThanOrEqual(1);
});

test('what one tenant was given is not what another gets', async () => {
  const { source } = await make({ secret: revealed('s') });
  const [one, other] = await Promise.all([source.request(contosoId), source.request(fabrikamId)]);
  expect([one.tenantId, other.tenantId]).toEqual([contosoId, fabrikamId]);
});

test.each([
  [
    'not consented',
    json(400, { error: 'unauthorized_client', error_description: 'AADSTS700016: not found in the directory' }),
    'not-consented',
  ],
  ['wrong secret', json(401, { error: 'invalid_client', error_description: 'AADSTS7000215: Invalid client secret' }), 'unauthorized'],
  ['an error of another shape', json(503, { error: { code: 'ServiceUnavailable', message: 'down' } }), 'unavailable'],
  ['a description that is no text', json(400, { error: 'invalid_client', error_description: { en: 'no' } }), 'unavailable'],
  ['an answer that is no object', json(200, 'hello'), 'unavailable'],
  ['a redirect', new Response(null, { status: 302, headers: { location: 'https://elsewhere.test' } }), 'unavailable'],
  ['half an answer', new Response('{"access_token":"ey', { status: 200 }), 'unavailable'],
  ['a proxy in the way', new Response('<html>', { status: 502 }), 'unavailable'],
])('%s', async (_name, answer, code) => {
  const { microsoft, source } = await make({ secret: revealed('s') });
  microsoft.replace(/oauth2/, () => answer);
  await expect(source.request(contosoId)).rejects.toMatchObject({ name: 'CallError', reason: { code } });
});

test('no network, and no answer', async () => {
  const { microsoft, source } = await make({ secret: revealed('s') });
  microsoft.replace(/oauth2/, () => Promise.reject(new TypeError('fetch failed')), 1);
  await expect(source.request(contosoId)).rejects.toMatchObject({
    reason: { code: 'unavailable', detail: expect.stringContaining('login.test') },
  });
  microsoft.replace(/oauth2/, () => new Promise<Response>(() => {}));
  const waiting = source.request(contosoId);
  const refused = expect(waiting).rejects.toMatchObject({ reason: { code: 'unavailable', detail: expect.stringContaining('1000 ms') } });
  await clock.advance(1_000);
  await refused;
});
