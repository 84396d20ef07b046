import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { CallError } from '@opencvi/plugin-api';
import { settle } from '@opencvi/test-kit';
import { graphError, json, meetingBody } from '../testing/fake-microsoft.ts';
import { Rig } from '../testing/rig.ts';
import { contosoId, fabrikam, fabrikamId, tenantOf } from '../testing/settings.ts';

let rig: Rig;

beforeEach(async () => {
  rig = await Rig.start();
});
afterEach(() => rig.stop());

const id = '1172827458';
const lookups = () => rig.microsoft.asked(/onlineMeetings/);
const find = (conferenceId = id, call = rig.call()) => rig.teams.provider.find(conferenceId, call);

describe('an answer', () => {
  test('that is one object', async () => {
    expect(await find()).toEqual({ id: 'meeting-1172827458', conferenceId: id, title: 'Quarterly review' });
    expect(lookups()[0]).toMatchObject({
      path: `/v1.0/communications/onlineMeetings/?$filter=VideoTeleconferenceId eq '${id}'`,
      tenant: contosoId,
    });
  });

  test('that is a collection', async () => {
    rig.microsoft.replace(/onlineMeetings/, () => json(200, { value: [meetingBody('9999999999'), meetingBody(id)] }));
    expect(await find()).toMatchObject({ id: 'meeting-1172827458' });
  });

  test('that is an empty collection', async () => {
    rig.microsoft.replace(/onlineMeetings/, () => json(200, { value: [] }));
    expect(await find()).toBeUndefined();
  });

  test('that names its video id in cloudVideoInteropInfo, in groups of three', async () => {
    const { videoTeleconferenceId: _, ...rest } = meetingBody(id);
    rig.microsoft.replace(/onlineMeetings/, () =>
      json(200, { ...rest, cloudVideoInteropInfo: { tenantKey: 'teams@x.test', videoTeleconferenceId: '117 282 745 8' } }),
    );
    expect(await find()).toMatchObject({ conferenceId: id });
  });

  test('of another meeting is not taken', async () => {
    rig.microsoft.replace(/onlineMeetings/, () => json(200, meetingBody('9999999999')));
    expect(await find()).toBeUndefined();
  });

  test('without a subject has no title', async () => {
    rig.microsoft.replace(/onlineMeetings/, () => json(200, { ...meetingBody(id), subject: null }));
    expect(await find()).toEqual({ id: 'meeting-1172827458', conferenceId: id });
  });
});

test.each([
  ['401', graphError(401, 'InvalidAuthenticationToken', 'expired'), 'unauthorized', {}],
  ['403', graphError(403, 'Forbidden', 'no role'), 'not-consented', {}],
  ['403 7504', graphError(403, '7504', 'Insufficient enterprise tenant permissions'), 'not-consented', {}],
  ['403 7505', graphError(403, '7505', 'Request authorization tenant mismatch.'), 'not-consented', {}],
  ['429', graphError(429, 'TooManyRequests', 'slow', { 'retry-after': '12' }), 'throttled', { retryAfter: 12 }],
  ['429 without Retry-After', graphError(429, 'TooManyRequests', 'slow'), 'throttled', {}],
  ['429 of a proxy', new Response('slow', { status: 429, headers: { 'retry-after': '3' } }), 'throttled', { retryAfter: 3 }],
  ['500', graphError(500, 'InternalServerError', 'oops'), 'unavailable', {}],
  [
    '502 of a proxy',
    new Response('<html><body>Bad gateway</body></html>', { status: 502, headers: { 'content-type': 'text/html' } }),
    'unavailable',
    {},
  ],
  [
    '503 with a date',
    graphError(503, 'down', 'down', { 'retry-after': 'Thu, 01 Jan 2026 00:01:00 GMT' }),
    'unavailable',
    { retryAfter: 60 },
  ],
  ['an answer that is none', json(200, 'hello'), 'failed', {}],
  ['an answer that is empty', new Response(null, { status: 204 }), 'failed', {}],
  ['half an answer', new Response('{"id":"meet', { headers: { 'content-type': 'application/json' } }), 'unavailable', {}],
  ['an error with status 200', json(200, { error: { code: '7504', message: 'no' } }), 'not-consented', {}],
  ['an error with status 200 and a number', json(200, { error: { code: 7505 } }), 'not-consented', {}],
  ['an unknown error with status 200', json(200, { error: { code: 'Odd' } }), 'failed', {}],
  ['an error that is no object', json(503, { error: 'down' }), 'unavailable', {}],
  ['a redirect', new Response('moved', { status: 307, headers: { location: 'https://elsewhere.test' } }), 'unavailable', {}],
])('%s', async (_name, answer, code, more) => {
  rig.microsoft.replace(/onlineMeetings/, () => answer.clone());
  await expect(find()).rejects.toMatchObject({ name: 'CallError', reason: { code, by: 'meeting', ...more } });
  expect(rig.metrics.of(`teams_lookups_total ${code}`)).toBe(1);
});

test('404 is no meeting, and so is an id that no meeting can have, for which Graph is not asked', async () => {
  expect(await find('999999999')).toBeUndefined();
  expect(lookups()).toHaveLength(1);
  for (const strange of ['', '12345678', '12345678901234', "1' or 'x", '../x', '11728274 58']) expect(await find(strange)).toBeUndefined();
  expect(lookups()).toHaveLength(1);
});

test('Graph that does not answer', async () => {
  rig.microsoft.replace(/onlineMeetings/, () => new Promise<Response>(() => {}));
  const waiting = expect(find()).rejects.toMatchObject({ reason: { code: 'unavailable', detail: expect.stringContaining('10000 ms') } });
  await rig.clock.advance(10_000);
  await waiting;
});

test('a token that was revoked is renewed once', async () => {
  await find();
  rig.microsoft.replace(/onlineMeetings/, () => graphError(401, 'InvalidAuthenticationToken', 'revoked'), 1);
  await rig.clock.advance(61_000);
  expect(await find()).toBeDefined();
  expect(rig.microsoft.asked(/oauth2/)).toHaveLength(2);
});

test('a permission that the administrator has granted since is in a new token, which is asked for once a minute', async () => {
  await find();
  const tokens = () => rig.microsoft.asked(/oauth2/).length;
  let granted = Number.POSITIVE_INFINITY;
  rig.microsoft.replace(/onlineMeetings/, () =>
    tokens() < granted ? graphError(403, 'Forbidden', 'no role') : graphError(404, 'NotFound', 'Meeting not found.'),
  );
  const refused = () => expect(find('999999999')).rejects.toMatchObject({ reason: { code: 'not-consented' } });
  await refused();
  expect(tokens()).toBe(1);
  await rig.clock.advance(60_000);
  await refused();
  await refused();
  expect(tokens()).toBe(2);
  granted = 3;
  await rig.clock.advance(60_000);
  expect(await find('999999999')).toBeUndefined();
  expect(tokens()).toBe(3);
});

test('a caller who hangs up waits no longer', async () => {
  rig.microsoft.replace(/onlineMeetings/, () => new Promise<Response>(() => {}));
  const call = rig.call();
  const waiting = find(id, call);
  await settle();
  call.aborting.abort(new Error('hung up'));
  await expect(waiting).rejects.toThrow('hung up');
  expect(rig.clock.pending).toBe(0);
});

test('what Graph says is told without a token that it repeats, and not at any length', async () => {
  rig.microsoft.replace(/onlineMeetings/, ({ headers }) => graphError(400, 'BadRequest', `${headers.authorization} ${'x'.repeat(9_999)}`));
  const { reason } = (await find().catch((error: CallError) => error)) as CallError;
  expect(reason.detail).toContain('Bearer <token>');
  expect(reason.detail).not.toContain('eyJ');
  expect(reason.detail?.length).toBeLessThan(700);
});

describe('many rooms at the same time', () => {
  const slow = () => {
    let letGo = (): void => {};
    const held = new Promise<void>(resolve => {
      letGo = resolve;
    });
    rig.microsoft.replace(/onlineMeetings/, () => held.then(() => json(200, meetingBody(id))));
    return letGo;
  };

  test('ask once', async () => {
    const letGo = slow();
    const all = Array.from({ length: 20 }, () => find());
    await settle();
    letGo();
    expect(new Set((await Promise.all(all)).map(meeting => meeting?.id))).toEqual(new Set(['meeting-1172827458']));
    expect(lookups()).toHaveLength(1);
    expect(rig.microsoft.asked(/oauth2/)).toHaveLength(1);
  });

  test('are not stopped by one that hangs up', async () => {
    const letGo = slow();
    const call = rig.call();
    const [leaving, staying] = [find(id, call), find()];
    await settle();
    call.aborting.abort(new Error('hung up'));
    await expect(leaving).rejects.toThrow('hung up');
    letGo();
    expect(await staying).toBeDefined();
    expect(lookups()).toHaveLength(1);
  });

  test('that all hang up leave nothing; the next one asks anew', async () => {
    slow();
    const calls = [rig.call(), rig.call()];
    const leaving = calls.map(call => expect(find(id, call)).rejects.toThrow('hung up'));
    await settle();
    for (const call of calls) call.aborting.abort(new Error('hung up'));
    await Promise.all(leaving);
    expect(rig.clock.pending).toBe(0);
    void find().catch(() => {});
    await settle();
    expect(lookups()).toHaveLength(2);
    await rig.clock.advance(10_000);
  });
});

describe('while Graph wants to be left alone', () => {
  const throttle = (retryAfter: string, what = /onlineMeetings/) =>
    rig.microsoft.replace(what, () => graphError(429, 'TooManyRequests', 'slow', { 'retry-after': retryAfter }), 1);

  test('it is, for that tenant alone; each room hears how long it still takes', async () => {
    rig.microsoft.addMeeting(id, {}, fabrikamId);
    throttle('12');
    await expect(find()).rejects.toMatchObject({ reason: { code: 'throttled', retryAfter: 12 } });
    await rig.clock.advance(5_000);
    await expect(find()).rejects.toMatchObject({ reason: { code: 'throttled', retryAfter: 7 } });
    expect(await find(id, rig.call({ tenant: fabrikam }))).toBeDefined();
    expect(lookups()).toHaveLength(2);
    await rig.clock.advance(7_000);
    expect(await find()).toBeDefined();
  });

  test('not for longer than a minute', async () => {
    throttle('86400');
    await expect(find()).rejects.toMatchObject({ reason: { code: 'throttled' } });
    await rig.clock.advance(60_000);
    expect(await find()).toBeDefined();
  });

  test('what was found before is known, and joins go on', async () => {
    await find();
    throttle('30');
    await expect(find('999999999')).rejects.toMatchObject({ reason: { code: 'throttled' } });
    const room = await (await rig.join()).enter();
    expect(room.leg.state).toBe('connected');
    await room.leg.end({ code: 'normal', by: 'room' });
  });
});

describe('what was found', () => {
  test('is remembered for a minute, what was not for five seconds', async () => {
    await find();
    await find();
    expect(lookups()).toHaveLength(1);
    await rig.clock.advance(60_000);
    await find();
    expect(lookups()).toHaveLength(2);
    await find('999999999');
    await find('999999999');
    expect(lookups()).toHaveLength(3);
    await rig.clock.advance(5_000);
    await find('999999999');
    expect(lookups()).toHaveLength(4);
  });

  test('is remembered for its tenant alone, and asked for with the token of its tenant', async () => {
    rig.microsoft.addMeeting(id, { id: 'theirs', subject: 'Secret' }, fabrikamId);
    expect(await find()).toMatchObject({ title: 'Quarterly review' });
    expect(await find(id, rig.call({ tenant: fabrikam }))).toMatchObject({ id: 'theirs', title: 'Secret' });
    expect(lookups().map(({ tenant }) => tenant)).toEqual([contosoId, fabrikamId]);
  });

  test('a failure is not remembered', async () => {
    rig.microsoft.replace(/onlineMeetings/, () => graphError(503, 'down', 'down'), 1);
    await expect(find()).rejects.toThrow();
    expect(await find()).toBeDefined();
  });
});

describe('tenants', () => {
  test('one without a Microsoft tenant is not ours', async () => {
    const { microsoft: _, ...plain } = tenantOf('plain', contosoId);
    expect(await find(id, rig.call({ tenant: plain }))).toBeUndefined();
    expect(lookups()).toEqual([]);
  });

  test('unless there is a default', async () => {
    const { microsoft: _, ...plain } = tenantOf('plain', contosoId);
    const own = await Rig.start({ settings: { defaultTenant: { tenantId: contosoId, cloud: 'test' } } });
    expect(await own.teams.provider.find(id, own.call({ tenant: plain }))).toBeDefined();
    await own.stop();
  });

  test('no consent in one leaves the other in peace', async () => {
    rig.microsoft.replace(new RegExp(`${contosoId}/oauth2`), () =>
      json(400, { error: 'unauthorized_client', error_description: 'AADSTS700016: no' }),
    );
    rig.microsoft.addMeeting(id, {}, fabrikamId);
    await expect(find()).rejects.toMatchObject({ reason: { code: 'not-consented' } });
    expect(await find(id, rig.call({ tenant: fabrikam }))).toBeDefined();
  });
});

describe('at the start', () => {
  test.each([
    ['china', /china.*neither calls nor online meetings/],
    ['germany', /germany.*closed/],
    ['delos', /delos.*neither calls/],
    ['govsg', /govsg.*neither calls/],
    ['mars', /mars.*not known.*clouds\.mars\.login/],
  ])('the cloud %s is refused with the reason', async (cloud, reason) => {
    await expect(Rig.start({ tenants: [tenantOf('far', contosoId, { microsoft: { tenantId: contosoId, cloud } })] })).rejects.toThrow(
      reason,
    );
  });

  test('a tenant that is no id is refused, and every problem is told', async () => {
    const bad = tenantOf('far', 'contoso.onmicrosoft.com', { microsoft: { tenantId: 'contoso.onmicrosoft.com', cloud: 'mars' } });
    await expect(Rig.start({ tenants: [bad] })).rejects.toThrow(/GUID.*; .*not known/);
  });

  test.each(['global', 'gcc', 'gcc-high', 'dod', 'usnat', 'ussec', 'bleu'])('the cloud %s is known', async cloud => {
    const one = await Rig.start({ tenants: [tenantOf('a', contosoId, { microsoft: { tenantId: contosoId, cloud } })] });
    await one.stop();
  });
});
