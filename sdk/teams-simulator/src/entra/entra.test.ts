import { createHash, createPrivateKey, X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ConfidentialClientApplication, type INetworkModule, type NetworkRequestOptions } from '@azure/msal-node';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createLocalJWKSet, exportJWK, generateKeyPair, jwtVerify, SignJWT } from 'jose';
import { generate } from 'selfsigned';
import { cviRoles, demoApp, demoTenantIds } from '../demo.ts';
import { Rig } from '../testing/rig.ts';
import { ask } from '../testing/web.ts';

const app = { id: '0bec0000-0000-4000-8000-00000000a002', name: 'With a certificate' };
const scope = 'https://graph.microsoft.com/.default';
let rig: Rig;
let folder: string;
let certificate: { key: string; cert: string };
let workload: Awaited<ReturnType<typeof generateKeyPair>>;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'opencvi-entra-'));
  const made = await generate([{ name: 'commonName', value: 'gateway' }], { keyType: 'rsa', keySize: 2_048, algorithm: 'sha256' });
  certificate = { key: made.private, cert: made.cert };
  writeFileSync(path.join(folder, 'cert.pem'), made.cert);
  workload = await generateKeyPair('RS256');
  const jwk = { ...(await exportJWK(workload.publicKey)), kid: 'workload' };
  rig = await Rig.start({
    apps: [
      {
        id: demoApp.id,
        name: 'OpenCVI gateway',
        secrets: [demoApp.secret],
        roles: cviRoles,
        redirectUris: ['https://gateway.test/consent'],
      },
      {
        ...app,
        certificates: [path.join(folder, 'cert.pem')],
        federatedCredentials: [{ issuer: 'https://kubernetes.test', subject: 'system:serviceaccount:cvi:gateway', jwks: { keys: [jwk] } }],
        roles: ['OnlineMeetings.Read.All'],
      },
    ],
    consents: [
      { tenant: 'contoso.example', app: demoApp.id },
      { tenant: 'contoso.example', app: app.id },
      { tenant: 'fabrikam.example', app: demoApp.id, roles: ['OnlineMeetings.Read.All'] },
    ],
  });
});
afterAll(async () => {
  await rig.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** msal-node, but for the certificate that only this test trusts. */
function network(): INetworkModule {
  const send = async <T>(method: string, url: string, options?: NetworkRequestOptions) => {
    const { status, headers, json } = await ask(url, { method, body: options?.body, headers: { ...options?.headers }, ca: rig.ca });
    return { status, headers: headers as Record<string, string>, body: json as T };
  };
  return {
    sendGetRequestAsync: (url, options) => send('GET', url, options),
    sendPostRequestAsync: (url, options) => send('POST', url, options),
  };
}

interface Client {
  readonly tenant?: string;
  readonly id?: string;
  readonly secret?: string;
  readonly certificate?: boolean;
  readonly assertion?: string;
}

async function acquire({ tenant = demoTenantIds.contoso, id = demoApp.id, ...proof }: Client) {
  const client = new ConfidentialClientApplication({
    auth: {
      clientId: id,
      authority: `${rig.url}/${tenant}`,
      knownAuthorities: [new URL(rig.url).host],
      ...(proof.secret !== undefined && { clientSecret: proof.secret }),
      ...(proof.assertion !== undefined && { clientAssertion: proof.assertion }),
      ...(proof.certificate && {
        clientCertificate: {
          thumbprintSha256: createHash('sha256').update(new X509Certificate(certificate.cert).raw).digest('hex'),
          privateKey: certificate.key,
        },
      }),
    },
    system: { networkClient: network() },
  });
  return client.acquireTokenByClientCredential({ scopes: [scope] });
}

async function claimsOf(token: string | undefined) {
  const { json } = await rig.get('/contoso.example/discovery/v2.0/keys');
  return (await jwtVerify(token ?? '', createLocalJWKSet(json), { currentDate: new Date(rig.clock.now()) })).payload;
}

describe('msal-node gets a token', () => {
  test('by secret, for the tenant it asks in', async () => {
    const first = await acquire({ secret: demoApp.secret });
    expect(await claimsOf(first?.accessToken)).toMatchObject({
      tid: demoTenantIds.contoso,
      appid: demoApp.id,
      aud: 'https://graph.microsoft.com',
      roles: cviRoles,
    });
    const second = await acquire({ secret: demoApp.secret, tenant: demoTenantIds.fabrikam });
    expect(await claimsOf(second?.accessToken)).toMatchObject({ tid: demoTenantIds.fabrikam, roles: ['OnlineMeetings.Read.All'] });
  });

  test('by certificate', async () => {
    const result = await acquire({ id: app.id, certificate: true });
    expect(await claimsOf(result?.accessToken)).toMatchObject({ appid: app.id });
  });

  test('by the token of a workload', async () => {
    const result = await acquire({ id: app.id, assertion: await workloadToken('system:serviceaccount:cvi:gateway') });
    expect(await claimsOf(result?.accessToken)).toMatchObject({ appid: app.id });
  });
});

describe('msal-node is refused', () => {
  test.each([
    ['a wrong secret', async () => ({ secret: 'wrong' }), 7000215],
    ['an application the tenant does not know', async () => ({ secret: 'x', id: '0bec0000-0000-4000-8000-00000000dead' }), 700016],
    ['a tenant that has not consented', async () => ({ id: app.id, certificate: true, tenant: demoTenantIds.fabrikam }), 700016],
    ['another workload', async () => ({ id: app.id, assertion: await workloadToken('system:serviceaccount:other') }), 700213],
    ['an assertion that has expired', async () => ({ id: app.id, assertion: await assertion({ exp: -3_600 }) }), 700024],
    [
      'an assertion for another tenant',
      async () => ({ id: app.id, assertion: await assertion({ tenant: demoTenantIds.fabrikam }) }),
      700023,
    ],
    ['an assertion signed by nobody we know', async () => ({ id: app.id, assertion: await assertion({ forged: true }) }), 700027],
  ] as const)('%s', async (_what, client, code) => {
    await expect(acquire(await client())).rejects.toThrow(new RegExp(`AADSTS${code}`));
  });
});

describe('the token endpoint', () => {
  const good = { grant_type: 'client_credentials', client_id: demoApp.id, client_secret: demoApp.secret, scope };

  test.each([
    [{ ...good, grant_type: 'password' }, 400, 'unsupported_grant_type', 70003],
    [{ ...good, scope: 'https://graph.microsoft.com/User.Read' }, 400, 'invalid_scope', 1002012],
    [{ ...good, scope: 'https://other.example/.default' }, 400, 'invalid_scope', 500011],
    [{ ...good, client_secret: '' }, 401, 'invalid_client', 7000218],
    [{ grant_type: 'client_credentials', scope }, 400, 'invalid_request', 900144],
  ])('refuses %j', async (form, status, error, code) => {
    const answer = await rig.post('/contoso.example/oauth2/v2.0/token', { form });
    expect(answer.status).toBe(status);
    expect(answer.json).toMatchObject({ error, error_codes: [code], error_description: expect.stringMatching(`^AADSTS${code}: `) });
  });

  test('does not know every tenant', async () => {
    expect((await rig.post('/nowhere.example/oauth2/v2.0/token', { form: good })).json.error_codes).toEqual([90002]);
    expect((await rig.get('/nowhere.example/v2.0/.well-known/openid-configuration')).json.error_codes).toEqual([90002]);
  });
});

test('keys are rotated: tokens of the old one stay good until it is forgotten', async () => {
  const token = await rig.token();
  const meeting = `/v1.0/communications/onlineMeetings?$filter=${encodeURIComponent("VideoTeleconferenceId eq '1140000001'")}`;
  await rig.control('POST', '/keys/entra/rotate', {});
  expect((await rig.get(meeting, { token })).status).toBe(200);
  await rig.control('POST', '/keys/entra/rotate', { forget: true });
  const refused = await rig.get(meeting, { token });
  expect([refused.status, refused.json.error.message]).toEqual([401, 'Access token validation failure. Invalid signature.']);
  expect((await rig.get(meeting, { token: await rig.token() })).status).toBe(200);
});

/** A workload's token, as an orchestrator would give it. */
function workloadToken(subject: string): Promise<string> {
  const now = Math.floor(rig.clock.now() / 1_000);
  return new SignJWT({})
    .setProtectedHeader({ alg: 'RS256', kid: 'workload' })
    .setIssuer('https://kubernetes.test')
    .setSubject(subject)
    .setAudience('api://AzureADTokenExchange')
    .setExpirationTime(now + 600)
    .sign(workload.privateKey);
}

/** A client assertion with something wrong about it. */
async function assertion({ exp = 600, tenant = demoTenantIds.contoso as string, forged = false }): Promise<string> {
  const now = Math.floor(rig.clock.now() / 1_000);
  const key = forged ? (await generateKeyPair('RS256')).privateKey : createPrivateKey(certificate.key);
  return new SignJWT({ jti: crypto.randomUUID() })
    .setProtectedHeader({ alg: 'RS256', x5t: createHash('sha1').update(new X509Certificate(certificate.cert).raw).digest('base64url') })
    .setIssuer(app.id)
    .setSubject(app.id)
    .setAudience(`${rig.url}/${tenant}/oauth2/v2.0/token`)
    .setExpirationTime(now + exp)
    .sign(key);
}
