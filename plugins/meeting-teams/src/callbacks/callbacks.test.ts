import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { settle } from '@opencvi/test-kit';
import { UnsecuredJWT } from 'jose';
import { json } from '../testing/fake-microsoft.ts';
import { type JoiningRoom, Rig } from '../testing/rig.ts';
import { clientId, contosoId, fabrikam, fabrikamId, openId } from '../testing/settings.ts';
import { Signer } from '../testing/signer.ts';

let rig: Rig;
let room: JoiningRoom;

beforeEach(async () => {
  rig = await Rig.start();
  room = await (await rig.join()).begin();
});
afterEach(async () => {
  await room.leg.end({ code: 'normal', by: 'room' });
  await rig.stop();
  expect(rig.clock.pending).toBe(0);
});

const established = () => ({
  value: [{ changeType: 'updated', resourceUrl: `/communications/calls/${room.callId}`, resourceData: { state: 'established' } }],
});
const ended = () => ({
  value: [{ changeType: 'deleted', resourceUrl: `/communications/calls/${room.callId}`, resourceData: { state: 'terminated' } }],
});
const refused = (reason: string) => rig.metrics.of(`teams_callbacks_refused_total ${reason}`);

describe('who calls back', () => {
  test.each([
    ['another audience', { audience: '0a1b2c3d-0000-4000-8000-00000000ffff' }, 401, 'audience'],
    ['another issuer', { issuer: 'https://login.test' }, 401, 'issuer'],
    ['expired', { issuedIn: -3_900 - 301 }, 401, 'expired'],
    ['not yet valid', { issuedIn: 301 }, 401, 'expired'],
    ['without a tenant', { tenant: undefined }, 401, 'tenant'],
    ['an empty tenant', { tenant: '' }, 401, 'tenant'],
    ['another tenant', { tenant: fabrikamId }, 403, 'tenant'],
    ['a key nobody published', { kid: 'key-9' }, 401, 'signature'],
  ])('%s is refused', async (_name, claims, status, reason) => {
    expect(await rig.post(room.key, ended(), claims)).toBe(status);
    expect(refused(reason)).toBe(1);
    expect(room.leg.state).toBe('ringing');
  });

  test.each([
    ['within the clocks of both: just expired', { issuedIn: -3_900 - 290 }],
    ['within the clocks of both: not yet valid', { issuedIn: 290 }],
    ['the older issuer', { issuer: 'https://api.botframework.com' }],
    ['the tenant in capitals', { tenant: contosoId.toUpperCase() }],
  ])('%s is believed', async (_name, claims) => {
    expect(await rig.post(room.key, established(), claims)).toBe(202);
  });

  test('no token, no bearer, no JWT', async () => {
    for (const authorization of [undefined, 'Basic eDp5', 'Bearer', 'Bearer x.y.z', 'Bearer ..']) {
      expect(await rig.post(room.key, ended(), { authorization })).toBe(401);
    }
    expect(room.leg.state).toBe('ringing');
  });

  test('a stranger with a key of the same name', async () => {
    const stranger = await Signer.make(() => rig.clock.now());
    expect(await rig.post(room.key, ended(), { authorization: `Bearer ${await stranger.token()}` })).toBe(401);
    expect(refused('signature')).toBe(1);
  });

  test('no signature at all', async () => {
    const claims = new UnsecuredJWT({ tid: contosoId })
      .setAudience(clientId)
      .setIssuer('https://graph.microsoft.com')
      .setExpirationTime('1h');
    expect(await rig.post(room.key, ended(), { authorization: `Bearer ${claims.encode()}` })).toBe(401);
  });

  test('what is refused is counted each time and logged once in a while', async () => {
    for (let times = 0; times < 5; times++) await rig.post(room.key, ended(), { audience: 'x' });
    expect(rig.log.lines.filter(({ message }) => message === 'callback refused')).toHaveLength(1);
    expect(refused('audience')).toBe(5);
    await rig.clock.advance(5_000);
    await rig.post(room.key, ended(), { audience: 'x' });
    expect(rig.log.lines.filter(({ message }) => message === 'callback refused').at(-1)?.fields).toMatchObject({
      times: 5,
      remoteAddress: '203.0.113.9',
    });
  });
});

describe('keys', () => {
  test('a new key is fetched when it is first seen, and strangers cannot make us fetch at will', async () => {
    const before = rig.microsoft.asked(/keys\.test\/keys/).length;
    const next = await Signer.make(() => rig.clock.now(), 'key-2');
    rig.microsoft.replace(/keys\.test\/keys/, () => json(200, { keys: [rig.signer.jwk, next.jwk] }));
    await rig.clock.advance(30_000);
    const authorization = `Bearer ${await next.token()}`;
    expect(await rig.post(room.key, established(), { authorization })).toBe(202);
    for (let times = 0; times < 5; times++) expect(await rig.post(room.key, established(), { kid: `strange-${times}` })).toBe(401);
    expect(rig.microsoft.asked(/keys\.test\/keys/)).toHaveLength(before + 1);
  });

  test('old keys serve while new ones cannot be had', async () => {
    rig.microsoft.replace(/keys\.test/, () => json(503, {}));
    await rig.clock.advance(25 * 3_600_000);
    const other = await (await rig.join()).begin();
    expect(await other.state('established')).toBe(202);
    expect(rig.log.lines.some(({ message }) => message === 'keys of callbacks not fetched')).toBe(true);
    await other.leg.end({ code: 'normal', by: 'room' });
  });

  test('are not fetched in the clear, where anybody on the way could put in some', async () => {
    const blind = await Rig.start({
      prepare: ({ microsoft }) => microsoft.replace(/openid/, () => json(200, { jwks_uri: 'http://keys.test/keys' })),
    });
    const waiting = await (await blind.join()).begin();
    expect(await waiting.state('established')).toBe(401);
    expect(blind.microsoft.asked(/http:/)).toEqual([]);
    await waiting.leg.end({ code: 'normal', by: 'room' });
    await blind.stop();
  });

  test('without keys nobody is believed', async () => {
    const blind = await Rig.start({
      settings: { clouds: { test: { login: 'https://login.test', graph: 'https://graph.test', callbackOpenId: `${openId}/none` } } },
    });
    const waiting = await (await blind.join()).begin();
    expect(await waiting.state('established')).toBe(401);
    await waiting.leg.end({ code: 'normal', by: 'room' });
    await blind.stop();
  });
});

describe('what is said', () => {
  test('of another call is not believed, whoever says it', async () => {
    const other = {
      value: [{ changeType: 'deleted', resourceUrl: '/communications/calls/another', resourceData: { state: 'terminated' } }],
    };
    expect(await rig.post(room.key, other)).toBe(202);
    expect(rig.metrics.of('teams_notifications_total foreign')).toBe(1);
    expect(room.leg.state).toBe('ringing');
  });

  test('at an address nobody has', async () => {
    expect(await rig.post('nowhere', ended())).toBe(404);
    expect(await rig.post('nowhere', ended(), { authorization: undefined })).toBe(401);
  });

  test('twice counts once', async () => {
    const body = established();
    expect(await rig.post(room.key, body)).toBe(202);
    expect(await rig.post(room.key, body)).toBe(202);
    expect(rig.metrics.of('teams_notifications_total applied')).toBe(1);
    expect(rig.metrics.of('teams_notifications_total unchanged')).toBe(1);
  });

  test('in the legacy format is asked for again in that of Graph', async () => {
    expect(await rig.post(room.key, { callNotification: { resource: '/v2' } })).toBe(204);
    expect(await rig.post(room.key, established())).toBe(202);
  });

  test('replayed from an earlier call of the room reaches nothing', async () => {
    const recorded = ended();
    await room.terminated(0, 0);
    const next = await (await rig.join()).begin();
    const authorization = `Bearer ${await rig.signer.token()}`;
    expect(await rig.post(next.key, recorded, { authorization })).toBe(202);
    expect(rig.metrics.of('teams_notifications_total foreign')).toBe(1);
    expect(await rig.post(room.key, recorded, { authorization })).toBe(202);
    expect(next.leg.state).toBe('ringing');
    await next.leg.end({ code: 'normal', by: 'room' });
    await rig.clock.advance(10 * 60_000);
    expect(await rig.post(room.key, recorded, { authorization: `Bearer ${await rig.signer.token()}` })).toBe(404);
  });

  test('by one tenant of the call of another is refused', async () => {
    rig.microsoft.addMeeting('1172827458', {}, fabrikamId);
    const other = await (await rig.join(rig.call({ tenant: fabrikam }))).begin();
    expect(await other.notify({ changeType: 'deleted', resourceUrl: `/communications/calls/${other.callId}`, resourceData: {} })).toBe(403);
    expect(
      await other.notify(
        { changeType: 'updated', resourceUrl: `/communications/calls/${other.callId}`, resourceData: {} },
        { tenant: fabrikamId },
      ),
    ).toBe(202);
    await other.leg.end({ code: 'normal', by: 'room' });
  });

  test('in one order is heard in that order', async () => {
    const say = (state: string) =>
      rig.post(room.key, {
        value: [{ changeType: 'updated', resourceUrl: `/communications/calls/${room.callId}`, resourceData: { state } }],
      });
    expect(await Promise.all([say('establishing'), say('established'), say('terminated')])).toEqual([202, 202, 202]);
    await settle();
    expect(room.leg.state).toBe('ended');
  });
});

test('a call to the bot itself is asked for in the format of Graph, and not taken', async () => {
  const authorization = `Bearer ${await rig.signer.token()}`;
  const request = (body: unknown, bearer: string | undefined) =>
    ({
      params: {},
      query: {},
      body,
      headers: { authorization: bearer },
      principal: undefined,
      remoteAddress: '203.0.113.9',
      signal: new AbortController().signal,
    }) as never;
  expect(await rig.teams.receiver.receiveIncoming(request({ callNotification: {} }, authorization))).toEqual({ status: 204 });
  expect(await rig.teams.receiver.receiveIncoming(request(established(), authorization))).toEqual({ status: 204 });
  await expect(rig.teams.receiver.receiveIncoming(request({}, undefined))).rejects.toMatchObject({ status: 401 });
});
