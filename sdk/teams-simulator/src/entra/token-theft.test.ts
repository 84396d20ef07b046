import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { eventually } from '@opencvi/test-kit';
import { decodeJwt, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { demoApp, demoTenantIds } from '../demo.ts';
import { CallbackReceiver } from '../testing/callback-receiver.ts';
import { joinBody } from '../testing/requests.ts';
import { Rig } from '../testing/rig.ts';

let rig: Rig;
let app: CallbackReceiver;
/** What a thief has: a good token of its own tenant. */
let thief: string;
/** A call of the other tenant. */
let call: string;
let participant: string;

const video = '1140000001';

beforeAll(async () => {
  rig = await Rig.start();
  app = await CallbackReceiver.open(rig, demoApp.id);
  const victim = await rig.token('contoso.example');
  thief = await rig.token('fabrikam.example');
  const body = await joinBody(rig, victim, video, { callbackUri: app.url, guest: 'Room 4' });
  const { json } = await rig.post('/v1.0/communications/calls', { token: victim, json: body });
  await rig.clock.advance(300);
  await eventually('the call', () => app.story(json.id).includes('roster'));
  [call, participant] = [json.id, json.myParticipantId];
});
afterAll(async () => {
  await app.close();
  await rig.stop();
});

describe('with the token of one tenant, nothing is reached in another', () => {
  test.each([
    ['GET', ''],
    ['GET', '/participants'],
    ['GET', '/participants/me'],
    ['POST', '/keepAlive'],
    ['POST', '/mute'],
    ['POST', '/unmute'],
    ['POST', '/changeScreenSharingRole'],
    ['POST', '/participants/me/mute'],
    ['DELETE', '/participants/me'],
    ['DELETE', ''],
  ])('%s a call%s', async (method, part) => {
    const route = `/v1.0/communications/calls/${call}${part.replace('me', participant)}`;
    const { status, json } = await rig.request(method, route, { token: thief, ...(method === 'POST' && { json: { role: 'viewer' } }) });
    expect([status, json.error.code]).toEqual([404, 'NotFound']);
    expect((await rig.control('GET', `/calls/${call}`)).json.state).toBe('established');
  });

  test('its meetings are not found, by id or by user', async () => {
    for (const route of [
      `communications/onlineMeetings/?$filter=${encodeURIComponent(`VideoTeleconferenceId eq '${video}'`)}`,
      `users/alice@contoso.example/onlineMeetings?$filter=${encodeURIComponent("JoinWebUrl eq 'x'")}`,
      'users/alice@contoso.example/events',
    ]) {
      expect((await rig.get(`/v1.0/${route}`, { token: thief })).status).toBe(404);
    }
  });

  test('its meetings are not joined, whatever tenant the body names (7505)', async () => {
    const body = await joinBody(rig, await rig.token('contoso.example'), video, { callbackUri: app.url, guest: 'Thief' });
    for (const tenantId of [demoTenantIds.contoso, demoTenantIds.fabrikam, undefined]) {
      const { status, json } = await rig.post('/v1.0/communications/calls', { token: thief, json: { ...body, tenantId } });
      expect([status, json.error.code]).toEqual([403, '7505']);
    }
  });
});

describe('a token that is altered is no token', () => {
  const use = async (token: string): Promise<number> => (await rig.get(`/v1.0/communications/calls/${call}`, { token })).status;
  const swapped = (): Record<string, unknown> => ({ ...decodeJwt(thief), tid: demoTenantIds.contoso });
  const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

  test('another tenant written into it', async () => {
    const [header, , signature] = thief.split('.');
    expect(await use(`${header}.${encoded(swapped())}.${signature}`)).toBe(401);
  });

  test('without a signature', async () => {
    expect(await use(new UnsecuredJWT(swapped()).encode())).toBe(401);
  });

  test('signed by a stranger, with the key id of Entra', async () => {
    const { privateKey } = await generateKeyPair('RS256');
    const [header = ''] = thief.split('.');
    const { kid } = JSON.parse(Buffer.from(header, 'base64url').toString()) as { kid: string };
    expect(await use(await new SignJWT(swapped()).setProtectedHeader({ alg: 'RS256', kid }).sign(privateKey))).toBe(401);
  });

  test('HMAC with the public key for its secret', async () => {
    const { json: jwks } = await rig.get('/contoso.example/discovery/v2.0/keys');
    const secret = new TextEncoder().encode(JSON.stringify(jwks.keys[0]));
    expect(await use(await new SignJWT(swapped()).setProtectedHeader({ alg: 'HS256', kid: jwks.keys[0].kid }).sign(secret))).toBe(401);
  });
});
