import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
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
