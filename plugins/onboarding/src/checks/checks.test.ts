import { describe, expect, test } from '@jest/globals';
import { partners } from '@opencvi/cvi-provisioning';
import { CallError, type DialPlan, type EndCode, type EndReason, formatAddress, type Route } from '@opencvi/plugin-api';
import { type FakeContext, FakeMeetings, RecordingLog, VirtualClock } from '@opencvi/test-kit';
import type { CheckContext, DoctorCheck } from '../api.ts';
import { diallingOf } from '../handover/dialling.ts';
import type { HttpReply } from '../probes/http-ask.ts';
import type { LoopResult } from '../probes/udp-loop.ts';
import { allPorts, checkContext, noPorts, shortly } from '../testing/check-context.ts';
import { contosoId, FakeIdentities } from '../testing/fake-identities.ts';
import { contoso, newcomer, tenantOf } from '../testing/tenants.ts';
import { clockCheck, compare } from './clock.ts';
import { configurationCheck } from './configuration.ts';
import { consentCheck, remedyOf } from './consent.ts';
import { dialPlanCheck } from './dial-plan.ts';
import { h323Check } from './h323.ts';
import { lookupCheck } from './lookup.ts';
import { mediaBotCheck } from './media-bot.ts';
import { mediaPortsCheck, spread } from './media-ports.ts';
import { sipCheck } from './sip.ts';
import { testJoinCheck } from './test-join.ts';

const identities = (): FakeIdentities => new FakeIdentities();
const address = { url: 'https://gateway.test' };
const run = (check: DoctorCheck, more: Parameters<typeof checkContext>[0] = {}) => check.run(checkContext(more));

const contributions = <T extends { id: string }>(...all: T[]) => ({
  size: all.length,
  get: (id: string) => all.find(one => one.id === id),
  [Symbol.iterator]: () => all[Symbol.iterator](),
});

describe('configuration', () => {
  test('all is well', async () => {
    expect(shortly(await run(configurationCheck({ identities: identities() })))).toEqual([
      'ok: rooms dial teams@vc.contoso.test (Pexip Infinity and Pexip Service)',
      `ok: the Microsoft tenant is ${contosoId}`,
      'ok: Microsoft Teams calls back to https://gateway.test',
    ]);
  });

  test('what is missing', async () => {
    const given = identities();
    given.callback = 'http://127.0.0.1:8080';
    const findings = await run(configurationCheck({ identities: given }), { tenant: tenantOf(newcomer), dialling: undefined });
    expect(findings.map(({ severity }) => severity)).toEqual(['failure', 'failure', 'failure']);
    given.callback = 'https://localhost:8443';
    expect((await run(configurationCheck({ identities: given })))[2]).toMatchObject({
      severity: 'failure',
      message: 'Microsoft Teams does not reach https://localhost:8443: only this machine reaches itself there',
    });
    // A simulator calls back by http too
    const simulated = tenantOf({ ...newcomer, microsoft: { tenantId: contosoId, cloud: 'simulated' } });
    given.hosts.simulated = 'https://127.0.0.1:8443';
    expect((await run(configurationCheck({ identities: given }), { tenant: simulated }))[2]?.severity).toBe('warning');
  });

  test('a tenant key at a domain whose calls are not taken', async () => {
    const check = configurationCheck({ identities: identities() });
    const { tenantKey: _, ...settings } = contoso;
    const tenant = tenantOf(settings);
    const dialling = diallingOf(tenant, 'gw.contoso.test', { partner: partners['pexip-infinity'], tenantKey: 'teams@other.test' });
    expect((await run(check, { tenant, dialling }))[1]).toMatchObject({
      severity: 'warning',
      message: 'tenant contoso was provisioned as teams@other.test; the configuration knows it by vc.contoso.test',
      remedy: expect.stringContaining('add other.test to domains'),
    });
    const anything = tenantOf({ ...settings, domains: ['*'] });
    expect((await run(check, { tenant: anything, dialling }))[1]?.severity).toBe('ok');
  });

  test('a cloud that cannot be used', async () => {
    const tenant = tenantOf({ ...newcomer, microsoft: { tenantId: contosoId, cloud: 'china' } });
    expect((await run(configurationCheck({ identities: identities() }), { tenant }))[1]).toMatchObject({
      severity: 'failure',
      message: "the cloud 'china' is not known",
    });
  });
});

describe('the dial plan', () => {
  const parts = { clock: new VirtualClock(), log: new RecordingLog() };
  const plan = (id: string, routes: Readonly<Record<string, Route>>): DialPlan => ({
    id,
    route: async ({ leg, tenant }) => (tenant?.name === 'contoso' ? routes[formatAddress(leg.dialled)] : undefined),
  });
  const ivr = { 'teams@vc.contoso.test': { to: 'ivr' } } as const;
  const meeting = { '1172827458@vc.contoso.test': { to: 'meeting', meeting: '1172827458' } } as const;

  test('what invitations print leads where it should, by whichever plan', async () => {
    const check = dialPlanCheck({ ...parts, plans: contributions(plan('one', meeting), plan('two', ivr)) });
    expect(shortly(await run(check))).toEqual([
      'ok: teams@vc.contoso.test leads to the IVR',
      'ok: 1172827458@vc.contoso.test leads to the meeting with the id 1172827458',
    ]);
  });

  test.each<[string, Readonly<Record<string, Route>>, string]>([
    ['nowhere', ivr, 'leads to nowhere'],
    ['to the IVR', { ...ivr, '1172827458@vc.contoso.test': { to: 'ivr' } }, 'leads to the IVR'],
    [
      'to another meeting',
      { '1172827458@vc.contoso.test': { to: 'meeting', meeting: '2827458' } },
      'leads to the meeting with the id 2827458',
    ],
    ['to a refusal', { '1172827458@vc.contoso.test': { to: 'reject', reason: { code: 'declined', by: 'gateway' } } }, 'nowhere (declined)'],
  ])('what leads %s is told', async (_where, routes, words) => {
    const findings = await run(dialPlanCheck({ ...parts, plans: contributions(plan('one', routes)) }));
    expect(findings[1]).toMatchObject({
      severity: 'failure',
      message: expect.stringContaining(words),
      remedy: expect.stringContaining('add a rule'),
    });
  });

  test('without an address or a plan there is nothing to look at', async () => {
    expect(await run(dialPlanCheck({ ...parts, plans: contributions<DialPlan>() }))).toMatchObject([{ severity: 'skipped' }]);
    const check = dialPlanCheck({ ...parts, plans: contributions(plan('one', ivr)) });
    expect(await run(check, { dialling: undefined })).toMatchObject([{ severity: 'skipped' }]);
  });
});

describe('SIP', () => {
  test('each transport that is on is asked', async () => {
    const asked: string[] = [];
    const check = sipCheck({
      ports: () => ({ ...allPorts, sip: { ...allPorts.sip, udp: undefined } }),
      probe: async ({ transport, host, port }) => {
        asked.push(`${transport} ${host}:${port}`);
        if (transport === 'tls') throw new Error('connect ECONNREFUSED 203.0.113.9:5061');
        return { status: 200, reason: 'OK' };
      },
    });
    expect(shortly(await run(check))).toEqual([
      'ok: TCP gw.contoso.test:5060 answers 200 OK',
      'failure: TLS gw.contoso.test:5061 does not answer: connect ECONNREFUSED 203.0.113.9:5061',
    ]);
    expect(asked).toEqual(['tcp gw.contoso.test:5060', 'tls gw.contoso.test:5061']);
  });

  test('another answer, and no SIP', async () => {
    const probe = async () => ({ status: 503, reason: 'Service Unavailable' });
    expect(await run(sipCheck({ ports: () => allPorts, probe }))).toMatchObject([...Array(3)].map(() => ({ severity: 'warning' })));
    expect(await run(sipCheck({ ports: () => noPorts, probe }))).toMatchObject([{ severity: 'skipped' }]);
  });
});

test('H.323', async () => {
  expect(await run(h323Check({ ports: () => allPorts, probe: async () => {} }))).toMatchObject([{ severity: 'ok' }]);
  expect(await run(h323Check({ ports: () => noPorts, probe: async () => {} }))).toMatchObject([{ severity: 'skipped' }]);
  const refused = h323Check({ ports: () => allPorts, probe: () => Promise.reject(new Error('connect ECONNREFUSED')) });
  expect(await run(refused)).toMatchObject([{ severity: 'failure', message: expect.stringContaining('ECONNREFUSED') }]);
});

describe('media ports', () => {
  const check = (result: (port: number) => LoopResult) =>
    mediaPortsCheck({ range: () => ({ portMin: 40_000, portMax: 49_999 }), loop: async port => result(port) });

  test('are tried over the whole range', () => {
    expect(spread(40_000, 49_999, 8)).toEqual([40_000, 41_428, 42_857, 44_285, 45_714, 47_142, 48_571, 49_999]);
    expect(spread(5, 6, 8)).toEqual([5, 6]);
    expect(spread(5, 5, 8)).toEqual([5]);
  });

  test('let in, some in use; keep out; all in use', async () => {
    expect(await run(check(port => (port < 42_000 ? 'taken' : 'arrived')))).toMatchObject([{ severity: 'ok' }]);
    expect(await run(check(port => (port > 45_000 ? 'lost' : 'arrived')))).toMatchObject([
      { severity: 'failure', message: expect.stringContaining('45714, 47142, 48571, 49999') },
    ]);
    expect(await run(check(() => 'taken'))).toMatchObject([{ severity: 'warning' }]);
  });
});

describe('the clock', () => {
  const now = Date.UTC(2026, 0, 1);

  test.each([
    [0, 'ok'],
    [59_000, 'ok'],
    [60_000, 'warning'],
    [-60_000, 'warning'],
    [299_000, 'warning'],
    [300_000, 'failure'],
    [-300_000, 'failure'],
  ])('%d ms apart: %s', (apart, severity) => {
    expect(compare(now, now + apart, 'login.test').severity).toBe(severity);
  });

  test('is compared with that of Entra', async () => {
    const asked: string[] = [];
    const answer: HttpReply = { status: 302, headers: { date: new Date(now).toUTCString() }, text: '' };
    const ask = async ({ method, url }: { method: string; url: string }) => {
      asked.push(`${method} ${url}`);
      return answer;
    };
    const parts = { identities: identities(), clock: new VirtualClock(now + 400_000), timeout: 1_000 };
    expect(await run(clockCheck({ ...parts, ask }))).toMatchObject([
      { severity: 'failure', message: 'the clock is 400 s ahead of that of login.test: tokens are refused' },
    ]);
    expect(asked).toEqual(['HEAD https://login.test']);
    const unreachable = clockCheck({ ...parts, ask: () => Promise.reject(new Error('getaddrinfo ENOTFOUND login.test')) });
    expect(await run(unreachable)).toMatchObject([
      {
        severity: 'failure',
        message: expect.stringContaining('cannot be reached'),
        remedy: 'let this machine reach login.test on TCP 443 and graph.test on TCP 443',
      },
    ]);
    const distrusted = Object.assign(new Error('self-signed certificate'), { code: 'SELF_SIGNED_CERT_IN_CHAIN' });
    expect(await run(clockCheck({ ...parts, ask: () => Promise.reject(distrusted) }))).toMatchObject([
      {
        severity: 'failure',
        message: 'the certificate of login.test is not trusted here: SELF_SIGNED_CERT_IN_CHAIN',
        remedy: expect.stringContaining('clouds.global.ca'),
      },
    ]);
    for (const tenant of [tenantOf(newcomer), tenantOf({ ...newcomer, microsoft: { tenantId: contosoId, cloud: 'china' } })]) {
      expect(await run(clockCheck({ ...parts, ask }), { tenant })).toMatchObject([{ severity: 'skipped' }]);
    }
    expect(compare(Number.NaN, now, 'login.test').severity).toBe('skipped');
  });
});

describe('consent', () => {
  const check = (granted: readonly string[] | EndCode) => {
    const given = identities();
    given.granted.set(contosoId, granted);
    return run(consentCheck({ identities: given, address }));
  };

  test('every role is named, there or not', async () => {
    const findings = await check(['Calls.AccessMedia.All', 'calls.joingroupcall.all', 'OnlineMeetings.ReadWrite.All']);
    expect(findings.map(({ severity }) => severity)).toEqual(['ok', 'ok', 'ok', 'failure', 'ok']);
    expect(findings[3]).toMatchObject({
      message: expect.stringContaining('Calls.JoinGroupCallAsGuest.All is not granted'),
      remedy: expect.stringContaining('https://gateway.test/onboarding/consent/contoso'),
    });
  });

  test.each([
    ['not-consented', 'https://gateway.test/onboarding/consent/contoso'],
    ['unauthorized', "renew the application's secret"],
    ['throttled', 'wait'],
    ['unavailable', 'reach Entra'],
  ] as const)('no token: %s', async (code, remedy) => {
    expect(await check(code)).toMatchObject([{ severity: 'failure', remedy: expect.stringContaining(remedy) }]);
  });

  test.each([
    ['unauthorized', 'AADSTS90002', 'microsoft.tenantId'],
    ['unauthorized', 'AADSTS7000215', "the secret's value"],
    ['unauthorized', 'AADSTS7000222', 'a new client secret'],
    ['unauthorized', 'AADSTS700027', 'upload the certificate'],
    ['unauthorized', 'AADSTS700213', 'federated credential'],
    ['not-consented', 'AADSTS7000112', 'switch the application on'],
    ['not-consented', 'AADSTS700016', 'application.clientId'],
    ['unauthorized', 'AADSTS999', 'renew'],
  ] as const)('%s by %s', (code, number, remedy) => {
    expect(remedyOf({ code, by: 'meeting', detail: `no token: why (${number})` }, 'https://x.test')).toContain(remedy);
  });

  test('nobody who could have consented', async () => {
    for (const tenant of [tenantOf(newcomer), tenantOf({ ...newcomer, microsoft: { tenantId: contosoId, cloud: 'china' } })]) {
      expect(await run(consentCheck({ identities: identities(), address }), { tenant })).toMatchObject([{ severity: 'skipped' }]);
    }
  });
});

describe('lookup', () => {
  const parts = { clock: new VirtualClock(), log: new RecordingLog() };

  test('found, not found, not asked for', async () => {
    const check = lookupCheck({ ...parts, providers: contributions(new FakeMeetings([{ id: '1172827458' }])) });
    expect(await run(check, { conferenceId: '1172827458' })).toMatchObject([{ severity: 'ok' }]);
    expect(await run(check, { conferenceId: '9999999999' })).toMatchObject([{ severity: 'failure' }]);
    expect(await run(check)).toMatchObject([{ severity: 'skipped' }]);
  });

  test.each([
    [new CallError({ code: 'not-consented', by: 'meeting', detail: '403' }), 'see the findings on consent'],
    [new CallError({ code: 'failed', by: 'meeting' }), 'see the log'],
    [new TypeError('oops'), 'see the log'],
  ])('%s', async (error, remedy) => {
    const provider = Object.assign(new FakeMeetings([]), { find: () => Promise.reject(error) });
    const check = lookupCheck({ ...parts, providers: contributions(provider) });
    expect(await run(check, { conferenceId: '1172827458' })).toMatchObject([
      { severity: 'failure', remedy: expect.stringContaining(remedy) },
    ]);
  });

  test('the meeting is looked for in the tenant', async () => {
    let tenant: string | undefined;
    const provider = Object.assign(new FakeMeetings([]), {
      find: async (_id: string, call: FakeContext) => {
        tenant = call.tenant?.name;
        return undefined;
      },
    });
    await run(lookupCheck({ ...parts, providers: contributions(provider as unknown as FakeMeetings) }), { conferenceId: '1172827458' });
    expect(tenant).toBe('contoso');
  });
});

describe('media bots', () => {
  const noSession = new CallError({
    code: 'meeting-ended',
    by: 'gateway',
    detail: 'media bot: GET /v1/sessions/x: 404 there is no such session',
  });
  const check = (...health: (object | Error)[]) => {
    const given = identities();
    given.bots = health.map((answer, index) => ({
      get: () => Promise.reject(noSession),
      name: `https://bot${index}.test`,
      health: async () => {
        if (answer instanceof Error) throw answer;
        return { contract: 1, ready: true, ...answer };
      },
    }));
    return run(mediaBotCheck({ identities: given }));
  };

  test('ready, draining, of another version, gone, none', async () => {
    expect(
      shortly(await check({ sessions: 3, maximum: 50 }, { ready: false }, { contract: 2 }, new Error('media bot: it cannot be reached'))),
    ).toEqual([
      'ok: https://bot0.test is ready and takes the token (contract version 1, 3 of 50 sessions)',
      'warning: https://bot1.test takes no sessions',
      'failure: https://bot2.test speaks version 2 of the contract, the gateway 1',
      'failure: media bot: it cannot be reached',
    ]);
    expect(await check()).toMatchObject([{ severity: 'failure', message: expect.stringContaining('no media bot') }]);
    const broken = (code: string) =>
      new CallError(
        { code: 'unavailable', by: 'gateway', detail: 'media bot: it cannot be reached' },
        { cause: new TypeError('fetch failed', { cause: { code } }) },
      );
    expect(await check(broken('DEPTH_ZERO_SELF_SIGNED_CERT'), broken('ECONNREFUSED'))).toMatchObject([
      {
        message: expect.stringContaining('certificate is not trusted here: DEPTH_ZERO'),
        remedy: expect.stringContaining('as ca of the bot'),
      },
      { message: expect.stringContaining('(ECONNREFUSED)'), remedy: expect.stringContaining('is it running') },
    ]);
  });
});

test('a media bot that is well and does not take the token is not well', async () => {
  const given = identities();
  const bot = (reason: EndReason) => ({
    name: 'https://bot.test',
    health: async () => ({ contract: 1, ready: true }) as never,
    get: () => Promise.reject(new CallError(reason)),
  });
  given.bots = [
    bot({ code: 'failed', by: 'gateway', detail: 'media bot: GET /v1/sessions/x: 401 a token is needed' }),
    bot({ code: 'unavailable', by: 'gateway', detail: 'media bot: it cannot be reached' }),
  ];
  expect(await run(mediaBotCheck({ identities: given }))).toMatchObject([
    {
      severity: 'failure',
      message: expect.stringContaining('401 a token is needed'),
      remedy: expect.stringContaining('set token of the bot'),
    },
    { severity: 'failure', message: 'media bot: it cannot be reached' },
  ]);
});

describe('test join', () => {
  const joined = (tryJoin: CheckContext['tryJoin']) => run(testJoinCheck(), { conferenceId: '1172827458', tryJoin });

  test('what came of it', async () => {
    expect(shortly(await joined(async () => ({ outcome: 'connected', ms: 812 })))).toEqual(['ok: joined 1172827458 in 0.8 s, and left']);
    expect(await joined(async () => ({ outcome: 'lobby', ms: 1 }))).toMatchObject([{ severity: 'ok' }]);
    expect(
      await joined(async () => ({ outcome: 'failed', ms: 1, code: 'unavailable', detail: 'no media bot is configured' })),
    ).toMatchObject([
      { severity: 'failure', message: expect.stringContaining('no media bot is configured'), remedy: expect.stringContaining('media bot') },
    ]);
    expect(await joined(() => Promise.reject(new Error('connect ECONNREFUSED')))).toMatchObject([
      { severity: 'failure', remedy: expect.stringContaining('--url') },
    ]);
  });

  test('not asked for, or of no meeting', async () => {
    expect(await joined(undefined)).toMatchObject([{ severity: 'skipped' }]);
    expect(await run(testJoinCheck(), { tryJoin: async () => ({ outcome: 'connected', ms: 1 }) })).toMatchObject([{ severity: 'failure' }]);
  });
});
