import { readFileSync } from 'node:fs';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { definePlugin, deviceAuth, type TenantSettings, type Trust } from '@opencvi/plugin-api';
import { demoApp, demoTenantIds } from '@opencvi/teams-simulator';
import { eventually, startTestGateway, type TestCall, type TestGateway } from '@opencvi/test-kit';
import { z } from 'zod';
import { inProcessTeams } from './in-process-teams.ts';
import { misfitsOf } from './metadata-misfits.ts';
import { RecordingProxy } from './recording-proxy.ts';
import { SimulatedTeams } from './simulated-teams.ts';

jest.setTimeout(30_000);
const port = 20_500;
/** Video ids of the simulator's demo meetings. */
const open = '1140000001';
/** Contoso takes rooms that join as guests for its own; Fabrikam does not. */
const organization = '0240000002';

let teams: SimulatedTeams;
let graph: RecordingProxy;
let gateway: TestGateway;
let trust: Trust;

const tenants: TenantSettings[] = [
  { name: 'contoso', domains: ['contoso.example'], microsoft: { tenantId: demoTenantIds.contoso, cloud: 'simulated' } },
  { name: 'fabrikam', domains: ['fabrikam.example'], microsoft: { tenantId: demoTenantIds.fabrikam, cloud: 'simulated' } },
];

const trusting = definePlugin({
  name: 'trusting',
  api: 1,
  config: z.object({}),
  needs: {},
  setup: host => host.contribute(deviceAuth, { id: 'trusting', assess: async () => ({ trust, reason: 'the test says so' }) }),
});

async function start(settings: Record<string, unknown> = {}): Promise<void> {
  const plugin = inProcessTeams(teams, { graph: graph.url, ...settings });
  gateway = await startTestGateway({ plugins: [plugin, trusting], tenants });
}

beforeEach(async () => {
  trust = 'guest';
  // Where time runs 1800 times as fast, a session that nobody listens to yet would be abandoned in 33 ms
  teams = await SimulatedTeams.start(port, { mediaBot: { abandonedAfter: '12h' }, mediaLossTimeout: '12h' });
  graph = await RecordingProxy.start(port + 1, teams.url, readFileSync(teams.ca, 'utf8'));
  await start();
});
afterEach(async () => {
  const misfits = await misfitsOf(graph, teams);
  const leaked = await secretsIn([gateway.log.lines, gateway.sink.events, await records(), await metrics()]);
  // The leak check of the test gateway sees the whole process: it comes last
  const stops = [
    await settled(gateway?.gateway.stop()),
    await settled(graph?.close()),
    await settled(teams?.stop()),
    await settled(gateway?.stop()),
  ];
  expect(stops.flatMap(leaks)).toEqual([]);
  expect(misfits).toEqual([]);
  expect(leaked).toEqual([]);
});

/** What did not stop, and what a plugin of the gateway left open. Sockets are not told apart from those of the two servers in this process. */
function leaks(error: unknown): string[] {
  if (error === undefined) return [];
  const message = error instanceof Error ? error.message : String(error);
  const open = message.split('left open after stop: ')[1];
  return open === undefined ? [message] : open.split(', ').filter(one => one.includes('/plugins/'));
}

/** What was in the way of stopping: the others have to be stopped all the same. */
async function settled(work: Promise<void> | undefined): Promise<unknown> {
  try {
    await work;
    return undefined;
  } catch (error) {
    return error;
  }
}

const asked = (wanted: RegExp) => graph.recorded.filter(({ method, path }) => wanted.test(`${method} ${path}`));
const nobodyLeft = () => eventually('the meeting to be left', async () => (await teams.calls()).length === 0);
const sessionsGone = () =>
  eventually(
    'the media sessions to end',
    async () => (await teams.control<{ sessions: unknown[] }>('GET', '/sessions')).sessions.length === 0,
  );

async function joined(dialled = `${open}@contoso.example`): Promise<TestCall> {
  const call = gateway.dial(dialled);
  await call.reaches('connected');
  return call;
}

/** What the organizer does with the room of the only call. */
async function organizer(action: 'admit' | 'deny' | 'mute' | 'unmute' | 'remove'): Promise<void> {
  await teams.control('POST', `/calls/${(await teams.onlyCall()).id}/${action}`);
}

async function endMeeting(): Promise<void> {
  const { meetings } = await teams.control<{ meetings: { key: string; videoTeleconferenceId: string }[] }>('GET', '/meetings');
  await teams.control('POST', `/meetings/${meetings.find(one => one.videoTeleconferenceId === open)?.key}/end`);
}

/** Whether the meeting shows the room of the only call as muted. */
async function shownMuted(): Promise<boolean | undefined> {
  const { meetings } = await teams.control<{ meetings: { participants: { kind: string; muted: boolean }[] }[] }>('GET', '/meetings');
  return meetings.flatMap(({ participants }) => participants).find(({ kind }) => kind === 'room')?.muted;
}

async function terminate(): Promise<void> {
  await teams.control('POST', `/calls/${(await teams.onlyCall()).id}/terminate`, { code: 503, subcode: 0 });
}

async function hungUp(call: TestCall): Promise<void> {
  call.leg.hangUp();
  await call.ended();
}

async function restart(settings: Record<string, unknown>): Promise<void> {
  await gateway.gateway.stop();
  await start(settings);
}

/** How many a call was last told to be in its meeting. */
function rosterOf(call: TestCall): number {
  const told = gateway.sink.events.findLast(event => event.call === call.id && event.type === 'roster');
  return told?.type === 'roster' ? told.participants.length : 0;
}

async function records(): Promise<string> {
  return (await gateway.api('/api/v1/call-records')).text();
}

/** Which secrets of this test can be found in what others may read: of the application, of the media bot, tokens, passcodes, callback addresses. */
async function secretsIn(read: readonly unknown[]): Promise<string[]> {
  const { meetings } = await teams.control<{ meetings: { passcode: string | null }[] }>('GET', '/meetings');
  const uris = asked(/\/communications\/calls$/).map(({ body }) => String((body as { callbackUri?: string }).callbackUri));
  const secrets = [
    demoApp.secret,
    readFileSync(teams.botTokenFile, 'utf8').trim(),
    ...graph.recorded.map(({ headers }) => String(headers.authorization).replace('Bearer ', '')),
    ...meetings.flatMap(({ passcode }) => passcode ?? []),
    ...uris.map(uri => uri.split('/').at(-1) ?? uri),
  ];
  const text = read.map(one => inspect(one, { depth: 20, maxArrayLength: null, maxStringLength: null })).join('\n');
  // A passcode is short: as part of some id it is no passcode
  const apart = (secret: string): RegExp => new RegExp(`(?<![\\w-])${secret.replaceAll('.', '\\.')}(?![\\w-])`);
  return [...new Set(secrets)].filter(secret => apart(secret).test(text));
}

async function metrics(): Promise<string> {
  return (await gateway.api('/metrics')).text();
}

function tenantOf(authorization: string): unknown {
  return (JSON.parse(Buffer.from(authorization.split('.')[1] ?? '', 'base64url').toString()) as { tid: unknown }).tid;
}

describe('a room', () => {
  test('is in the meeting, leaves, and its connection is reported', async () => {
    const call = await joined();
    expect(await teams.onlyCall()).toMatchObject({ state: 'established', inLobby: false, subject: 'Contoso open house' });
    await call.leg.endpoint?.connect({ role: 'audio', direction: 'sendrecv', send: [], receive: [] });
    call.leg.hangUp();
    expect(await call.ended()).toMatchObject({
      tenant: 'contoso',
      provider: 'teams',
      meeting: open,
      endReason: { code: 'normal', by: 'room' },
    });
    await nobodyLeft();
    await sessionsGone();
    expect(asked(/changeScreenSharingRole/)).toMatchObject([{ status: 202, body: { role: 'viewer' } }]);
    const { reports } = await teams.control<{ reports: unknown[] }>('GET', '/quality');
    expect(JSON.stringify(reports)).toContain('teleconferenceDeviceAudioQuality');
    expect(asked(/^DELETE/)).toMatchObject([{ status: 204 }]);
  });

  test('waits in the lobby as a guest until it is admitted', async () => {
    const call = gateway.dial(`${organization}@fabrikam.example`);
    await call.reaches('lobby');
    await organizer('admit');
    await call.reaches('connected');
    expect(call.states()).toEqual(['ringing', 'admitted', 'routed', 'joining', 'lobby', 'connected']);
    await hungUp(call);
  });

  test('goes straight in when it is trusted', async () => {
    trust = 'trusted';
    const call = await joined(`${organization}@fabrikam.example`);
    expect(call.states()).not.toContain('lobby');
    expect(await teams.onlyCall()).toMatchObject({ role: 'presenter' });
    await hungUp(call);
  });

  test('is denied', async () => {
    const call = gateway.dial(`${organization}@fabrikam.example`);
    await call.reaches('lobby');
    await organizer('deny');
    expect((await call.ended()).endReason).toMatchObject({ code: 'denied', by: 'meeting', detail: expect.stringContaining('0#5854') });
  });

  test.each([
    ['is removed', () => organizer('remove'), 'removed', '0#5300'],
    ['hears that the organizer ended the meeting', endMeeting, 'meeting-ended', '0#4097'],
    ['hears that Teams failed', terminate, 'unavailable', '503#0'],
  ])('%s', async (_name, act, code, number) => {
    const call = await joined();
    await act();
    expect((await call.ended()).endReason).toMatchObject({ code, by: 'meeting', detail: expect.stringContaining(number) });
    expect(asked(/^DELETE/)).toEqual([]);
    await sessionsGone();
  });

  test('is muted by the organizer', async () => {
    const call = await joined();
    await organizer('mute');
    await eventually('the room to be told', () => call.leg.heard.includes('mute'));
    await organizer('unmute');
    await eventually('the room to be told', () => call.leg.heard.includes('unmute'));
    await hungUp(call);
  });

  test('mutes itself: the meeting shows it, and nothing echoes', async () => {
    const call = await joined();
    call.leg.type('*6');
    await eventually('the room to be told', () => gateway.ivr.told.includes('muted'));
    expect(await shownMuted()).toBe(true);
    call.leg.emit('mute', false);
    await eventually('the meeting to show it', async () => !(await shownMuted()));
    await organizer('mute');
    await eventually('the room to be told', () => call.leg.heard.includes('mute'));
    call.leg.emit('mute', true);
    expect(asked(/\/(un)?mute$/).map(({ path, status }) => [path.split('/').at(-1), status])).toEqual([
      ['mute', 200],
      ['unmute', 200],
    ]);
    await hungUp(call);
  });

  test('that cannot mute itself hears so, and the meeting may still mute it', async () => {
    const call = await joined();
    await teams.fault({ kind: 'status', on: 'mute', status: 403 });
    call.leg.type('*6');
    await eventually('the room to be told', () => gateway.ivr.told.includes('unchanged'));
    expect(await shownMuted()).toBe(false);
    await organizer('mute');
    await eventually('the room to be told', () => call.leg.heard.includes('mute'));
    await hungUp(call);
  });

  test.each([false, true])('sees who else is there (changes only: %s)', async deltaRoster => {
    await restart({ deltaRoster });
    const one = await joined();
    const two = await joined();
    await eventually('the roster of two', () => rosterOf(one) === 2 && rosterOf(two) === 2);
    two.leg.hangUp();
    await eventually('the roster of one', () => rosterOf(one) === 1);
    await hungUp(one);
  });
});

describe('what goes wrong', () => {
  test.each([
    ['no token', { kind: 'status', on: 'token', status: 503 }, 'unavailable'],
    ['lookup 401', { kind: 'status', on: 'lookup', status: 401, times: 2 }, 'unauthorized'],
    ['lookup 403', { kind: 'status', on: 'lookup', status: 403, code: '7504' }, 'not-consented'],
    ['lookup 429', { kind: 'status', on: 'lookup', status: 429, retryAfter: 1 }, 'throttled'],
    ['lookup 500', { kind: 'status', on: 'lookup', status: 500 }, 'unavailable'],
    ['join 7504', { kind: 'status', on: 'join', status: 403, code: '7504' }, 'not-consented'],
    ['join 7505', { kind: 'status', on: 'join', status: 403, code: '7505' }, 'not-consented'],
    ['join 429', { kind: 'status', on: 'join', status: 429, retryAfter: 1 }, 'throttled'],
    ['join 503', { kind: 'status', on: 'join', status: 503 }, 'unavailable'],
    ['join, then 400#2203', { kind: 'end-call' }, 'failed'],
    ['join, then 403#5723', { kind: 'end-call', code: 403, subcode: 5723 }, 'refused'],
    ['join, then 413#5808', { kind: 'end-call', code: 413, subcode: 5808 }, 'unavailable'],
    ['the media bot', { kind: 'status', on: 'bot', status: 503 }, 'unavailable'],
    ['Entra 429', { kind: 'status', on: 'token', status: 429, retryAfter: 1 }, 'throttled'],
  ])('%s', async (_name, fault, code) => {
    await teams.fault(fault);
    const { endReason } = await gateway.dial(`${open}@contoso.example`).ended();
    expect(endReason).toMatchObject({ code, ...(code === 'throttled' && { retryAfter: 1 }) });
    await nobodyLeft();
    await sessionsGone();
    // After a failure Entra is left alone for a second, and so is whoever asked for it
    const wait = ('on' in fault && fault.on === 'token') || code === 'throttled' ? 1_000 : 0;
    await new Promise(resolve => setTimeout(resolve, wait));
    await hungUp(await joined());
  });

  test.each(['token', 'lookup', 'join', 'bot'])('no answer to %s', async on => {
    await restart({ requestTimeout: '300ms' });
    await teams.fault({ kind: 'no-answer', on, seconds: 2 });
    const { endReason } = await gateway.dial(`${open}@contoso.example`).ended();
    expect(endReason).toMatchObject({ code: 'unavailable', detail: expect.stringContaining('300 ms') });
    await nobodyLeft();
    await sessionsGone();
  });

  test.each([
    ['the screens', { kind: 'status', on: 'screen-sharing', status: 403, code: '7504' }, /no screen sharing/],
    ['the roster', { kind: 'status', on: 'participants', status: 503 }, /roster not read|call not read/],
    ['how the call stands', { kind: 'status', on: 'call', status: 429, retryAfter: 60 }, /call not read/],
    ['the sign of life', { kind: 'status', on: 'keep-alive', status: 503 }, /call not kept alive/],
    ['the quality report', { kind: 'status', on: 'quality', status: 429, retryAfter: 60 }, /quality|report|statistics/],
  ])('a call goes on without %s', async (_name, fault, words) => {
    await restart({ rosterTimeout: '100ms', keepAlive: '300ms' });
    await teams.fault(fault);
    // What is told in time is not asked for
    if (['call', 'participants'].includes(fault.on)) await teams.fault({ kind: 'drop', times: 3 });
    const call = await joined();
    const logged = () => gateway.log.lines.some(({ level, message }) => level === 'warn' && words.test(message));
    if (fault.on !== 'quality') await eventually('the log to tell', logged);
    expect(call.states().at(-1)).toBe('connected');
    await call.leg.endpoint?.connect({ role: 'audio', direction: 'sendrecv', send: [], receive: [] });
    call.leg.hangUp();
    expect((await call.ended()).endReason).toMatchObject({ code: 'normal', by: 'room' });
    await eventually('the log to tell', logged);
    await nobodyLeft();
    await sessionsGone();
  });

  test('an id that nobody has', async () => {
    expect((await gateway.dial('1999999999@contoso.example').ended()).endReason.code).toBe('not-found');
  });

  test('the id of a meeting that has expired', async () => {
    const { meetings } = await teams.control<{ meetings: { key: string; videoTeleconferenceId: string }[] }>('GET', '/meetings');
    await teams.control('PATCH', `/meetings/${meetings.find(one => one.videoTeleconferenceId === open)?.key}`, { expired: true });
    expect((await gateway.dial(`${open}@contoso.example`).ended()).endReason.code).toBe('not-found');
  });

  test('a token that is revoked in a call: what comes after goes with another', async () => {
    const call = await joined();
    await teams.control('POST', '/keys/entra/rotate', { forget: true });
    await hungUp(call);
    expect(
      asked(/^DELETE/)
        .map(({ status }) => status)
        .at(-1),
    ).toBe(204);
    expect(graph.recorded.filter(({ status }) => status === 401)).toHaveLength(1);
  });

  test('a hang-up that Graph does not take at first', async () => {
    const call = await joined();
    await teams.fault({ kind: 'status', on: 'hang-up', status: 503, times: 2 });
    call.leg.hangUp();
    await call.ended();
    await nobodyLeft();
    expect(asked(/^DELETE/).map(({ status }) => status)).toEqual([503, 503, 204]);
  });

  test.each(['delay', 'duplicate', 'reorder', 'legacy-first', 'drop'])('notifications: %s', async kind => {
    for (let times = 0; times < 2; times++) await teams.fault({ kind, seconds: 1 });
    const call = gateway.dial(`${organization}@fabrikam.example`);
    await eventually('the room to be somewhere', () => call.states().includes('lobby') || call.states().includes('connected'), 10_000);
    await hungUp(call);
  });
});

describe('callbacks', () => {
  test.each(['forged-key', 'expired-token', 'wrong-audience', 'wrong-issuer', 'wrong-tenant', 'no-token'])(
    'with %s are refused',
    async kind => {
      const call = await joined();
      await teams.fault({ kind });
      await endMeeting();
      await eventually('the callback to be refused', async () => /refused_total\{[^}]*\} 1/.test(await metrics()));
      expect(call.states().at(-1)).toBe('connected');
      expect(gateway.log.lines.some(({ message }) => message === 'callback refused')).toBe(true);
      await hungUp(call);
    },
  );
});

test('the roster of a large meeting is read in one piece; nothing else may be so large', async () => {
  const body = JSON.stringify({ value: 'x'.repeat(3_000_000) });
  const post = async (path: string) =>
    (await fetch(`${gateway.gateway.http.url}${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })).status;
  expect(await post('/teams/callback/of-no-call')).toBe(401);
  expect(await post('/teams/callback')).toBe(413);
});

describe('two customers on one gateway', () => {
  test('an id of one is not found by the other, and each is asked with its own token', async () => {
    expect((await gateway.dial(`${open}@fabrikam.example`).ended()).endReason.code).toBe('not-found');
    const call = await joined();
    const tenantsAsked = asked(/onlineMeetings/).map(({ headers }) => tenantOf(String(headers.authorization)));
    expect(tenantsAsked).toEqual([demoTenantIds.fabrikam, demoTenantIds.contoso]);
    await hungUp(call);
  });

  test('one that withdraws its consent does not concern the other', async () => {
    await teams.control('DELETE', `/tenants/contoso.example/consents/${demoApp.id}`);
    expect((await gateway.dial(`${open}@contoso.example`).ended()).endReason.code).toBe('not-consented');
    await hungUp(await joined('0240000001@fabrikam.example'));
  });
});

describe('signs of life, with 45 minutes in a second and a half', () => {
  beforeEach(() => teams.control('PUT', '/time-scale', { scale: 1_800 }));

  test('keep the call', async () => {
    await restart({ keepAlive: '300ms' });
    const call = await joined();
    await new Promise(resolve => setTimeout(resolve, 3_000));
    expect(call.states().at(-1)).toBe('connected');
    expect(asked(/keepAlive$/).length).toBeGreaterThan(5);
    await hungUp(call);
  });

  test('of nobody at the door: the lobby is over after half an hour', async () => {
    const call = gateway.dial(`${organization}@fabrikam.example`);
    expect((await call.ended()).endReason).toMatchObject({
      code: 'lobby-timeout',
      by: 'meeting',
      detail: expect.stringContaining('0#5855'),
    });
    expect(call.states()).toContain('lobby');
    await nobodyLeft();
  });

  test('that do not come end it', async () => {
    const call = await joined();
    expect((await call.ended()).endReason).toMatchObject({
      code: 'meeting-ended',
      by: 'meeting',
      detail: expect.stringContaining('0#5003'),
    });
  });
});
