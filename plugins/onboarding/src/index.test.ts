import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { customerIdentities } from '@opencvi/meeting-teams/api';
import {
  type CliCommand,
  cliCommands,
  definePlugin,
  GatewayError,
  type HttpRoutes,
  httpRoutes,
  type RunningGateway,
  UsageError,
} from '@opencvi/plugin-api';
import { FakeRunningGateway, fakeInvocation, startTestGateway, type TestGateway } from '@opencvi/test-kit';
import { cliCommandSuite, httpRoutesSuite } from '@opencvi/test-kit/conformance';
import { z } from 'zod';
import { type DoctorCheck, onboardingChecks } from './api.ts';
import { onboarding } from './index.ts';
import { FakeIdentities } from './testing/fake-identities.ts';
import { contoso, newcomer } from './testing/tenants.ts';

/** What the plugin contributes, without a gateway. */
function contributed<T>(to: { readonly id: string }): T[] {
  const found: T[] = [];
  const host = {
    contribute: (point: { id: string }, value: T) => void (point.id === to.id && found.push(value)),
    onStart() {},
    onStop() {},
  };
  const none = { size: 0, get: () => undefined, [Symbol.iterator]: () => [][Symbol.iterator]() };
  const given = { identities: new FakeIdentities(), checks: none, providers: none, protocols: none, log: console };
  onboarding.spec.setup(host as never, { config: onboarding.spec.config.parse({}), ...given } as never);
  return found;
}

httpRoutesSuite('onboarding', () => contributed<HttpRoutes>(httpRoutes)[0] as HttpRoutes);
cliCommandSuite('doctor', () => contributed<CliCommand>(cliCommands)[0] as CliCommand);

/** A check of another plugin's. */
const licence: DoctorCheck = {
  id: 'licence',
  order: -1,
  title: 'Licence',
  run: async ({ tenant }) => [{ severity: 'warning', message: `${tenant.name} has no licence`, remedy: 'buy one' }],
};
const broken: DoctorCheck = { id: 'broken', title: 'Broken', run: () => Promise.reject(new Error('oops')) };
const partner = definePlugin({
  name: 'partner',
  api: 1,
  config: z.object({}),
  needs: {},
  setup(host) {
    host.contribute(onboardingChecks, licence);
    host.contribute(onboardingChecks, broken);
  },
});

let gateway: TestGateway;
let identities: FakeIdentities;

beforeEach(async () => {
  identities = new FakeIdentities();
  gateway = await startTestGateway({
    plugins: [partner, onboarding.with({ media: { portMin: 22_900, portMax: 22_999 } })],
    tenants: [contoso, newcomer],
    fakes: { [customerIdentities.id]: identities },
  });
});
afterEach(() => gateway.stop());

const post = (route: string, body: unknown): Promise<Response> =>
  gateway.api(`/api/v1/onboarding/tenants/${route}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
const quick = ['configuration', 'consent', 'lookup', 'media-bot', 'test-join', 'media-ports'];

describe('examinations', () => {
  test('find, look up, join and leave no call behind', async () => {
    const answer = await post('contoso/examinations', { conferenceId: '1172827458', join: true, only: quick });
    const { checks, totals } = (await answer.json()) as {
      checks: { check: string; findings: { severity: string; message: string }[] }[];
      totals: object;
    };
    expect(checks.map(({ check }) => check)).toEqual(['configuration', 'media-ports', 'consent', 'lookup', 'media-bot', 'test-join']);
    expect(checks.at(-1)?.findings).toEqual([
      { severity: 'ok', message: expect.stringMatching(/^joined 1172827458 in 0\.\d s, and left$/) },
    ]);
    // No media bot
    expect(totals).toMatchObject({ failure: 1, warning: 0 });
    expect(gateway.meetings.legs.map(({ state }) => state)).toEqual(['ended']);
    expect(gateway.media.sessions.map(({ closed }) => closed)).toEqual([true]);
    expect(await gateway.records()).toEqual([]);
    expect(await (await gateway.api('/api/v1/calls')).json()).toEqual({ calls: [] });
  });

  test("others' checks take part, in order; one that breaks breaks nothing else", async () => {
    const answer = await post('contoso/examinations', { only: ['broken', 'licence', 'media-bot'] });
    expect(((await answer.json()) as { checks: unknown }).checks).toEqual([
      { check: 'licence', title: 'Licence', findings: [{ severity: 'warning', message: 'contoso has no licence', remedy: 'buy one' }] },
      { check: 'broken', title: 'Broken', findings: [expect.objectContaining({ severity: 'failure', message: 'the check failed: oops' })] },
      { check: 'media-bot', title: 'Media bot', findings: [expect.objectContaining({ severity: 'failure' })] },
    ]);
  });

  test.each([
    ['nobody/examinations', {}, 404],
    ['contoso/examinations', { only: ['nonsense'] }, 400],
    ['contoso/examinations', { conferenceId: '12' }, 400],
    ['nobody/test-joins', { conferenceId: '1172827458' }, 404],
    ['contoso/test-joins', {}, 400],
  ])('%s %j answers %d', async (route, body, status) => {
    expect((await post(route, body)).status).toBe(status);
  });

  test('one test join at a time', async () => {
    const statuses = await Promise.all(
      [1, 2, 3].map(async () => (await post('contoso/test-joins', { conferenceId: '1172827458' })).status),
    );
    expect(statuses.sort()).toEqual(expect.arrayContaining([200]));
    expect(new Set(statuses)).toEqual(new Set(statuses.includes(409) ? [200, 409] : [200]));
    expect((await post('contoso/test-joins', { conferenceId: '1172827459' })).status).toBe(200);
    expect(gateway.meetings.legs.every(({ state }) => state === 'ended')).toBe(true);
  });
});

test('the hand-over as data; a tenant without an address has none', async () => {
  const handover = (await (await gateway.api('/api/v1/onboarding/tenants/contoso/handover')).json()) as Record<string, unknown>;
  expect(handover).toMatchObject({
    tenantKey: 'teams@vc.contoso.test',
    consentUrl: expect.stringMatching(/\/onboarding\/consent\/contoso$/),
    instructionUri: expect.stringMatching(/\/join\/contoso\/\{ConfId\}\?key=teams%40vc\.contoso\.test&via=pexip$/),
    invitations: [{ generation: 3 }, { generation: 2 }, { generation: 1 }],
    firewall: expect.arrayContaining([{ from: 'room', to: 'gateway', protocol: 'udp', ports: '22900-22999', purpose: 'RTP and RTCP' }]),
  });
  expect((await gateway.api('/api/v1/onboarding/tenants/newcomer/handover')).status).toBe(200);
  expect((await gateway.api('/api/v1/onboarding/tenants/nobody/handover')).status).toBe(404);
  expect((await fetch(`${gateway.gateway.http.url}/api/v1/onboarding/tenants/contoso/handover`)).status).toBe(401);
});

describe('opencvi doctor', () => {
  /** The gateway under test, as a command's running gateway. */
  const running = new FakeRunningGateway(async (path, body) => {
    const answer = await post(path.replace('/onboarding/tenants/', ''), body);
    if (!answer.ok) throw new GatewayError(`answered ${answer.status}`, answer.status);
    return answer.json();
  });

  async function doctor(options: Readonly<Record<string, string | boolean>>, asked: RunningGateway = running) {
    const command = gateway.gateway.book.many(cliCommands).get('doctor');
    const invocation = fakeInvocation({ options, gateway: asked });
    return { code: await command?.run(invocation), lines: invocation.lines };
  }

  test('prints each finding with what to do', async () => {
    const { code, lines } = await doctor({ tenant: 'Contoso', only: 'licence,consent,media-bot' });
    expect(code).toBe(1);
    expect(lines).toEqual([
      'Tenant contoso',
      '',
      'WARNING  Licence    contoso has no licence',
      '                    -> buy one',
      'ok       Consent    Entra issues tokens for c0000000-0000-4000-8000-00000000000c',
      ...[
        'OnlineMeetings.Read.All is granted: finding the meeting of a conference id',
        'Calls.JoinGroupCall.All is granted: letting trusted rooms in past the lobby',
        'Calls.JoinGroupCallAsGuest.All is granted: joining other rooms as guests',
        'Calls.AccessMedia.All is granted: picture and sound of the meeting',
      ].map(message => `ok                  ${message}`),
      'FAILURE  Media bot  no media bot is configured: no room can join',
      '                    -> set media.bots of meeting-teams',
      '',
      '1 failure, 1 warning. Rooms may not be able to join.',
    ]);
  });

  test('exits with 0 when all is well, and with warnings unless told otherwise', async () => {
    const well = await doctor({ tenant: 'contoso', only: 'consent' });
    expect([well.code, well.lines.at(-1)]).toEqual([0, 'All is well.']);
    expect(await doctor({ tenant: 'contoso', only: 'licence' })).toMatchObject({ code: 0 });
    expect(await doctor({ tenant: 'contoso', only: 'licence', strict: true })).toMatchObject({ code: 1 });
  });

  test('prints JSON', async () => {
    const { code, lines } = await doctor({ tenant: 'contoso', only: 'licence', json: true });
    expect([code, JSON.parse(lines.join(''))]).toEqual([
      0,
      {
        tenant: 'contoso',
        totals: { ok: 0, warning: 1, failure: 0, skipped: 0 },
        checks: [
          { check: 'licence', title: 'Licence', findings: [{ severity: 'warning', message: 'contoso has no licence', remedy: 'buy one' }] },
        ],
      },
    ]);
  });

  test('joins through the running gateway', async () => {
    const options = { tenant: 'contoso', only: 'test-join', join: true, conference: '117 282 745 9' };
    expect((await doctor(options)).lines[2]).toMatch(/^ok {7}Test join {2}reached the lobby of 1172827459 in 0\.\d s, and left$/);
    expect((await doctor({ ...options, trusted: true })).lines[2]).toContain('joined 1172827459');
    expect((await doctor({ ...options, conference: '9999999999' })).lines[2]).toContain(
      'FAILURE  Test join  9999999999 was not joined: not-found',
    );
    const nobody = new FakeRunningGateway(() => Promise.reject(new GatewayError('no gateway answers')));
    const elsewhere = await doctor(options, nobody);
    expect([elsewhere.code, elsewhere.lines[2]]).toEqual([1, expect.stringContaining('no gateway answers')]);
  });

  test.each([{ tenant: 'x' }, { tenant: 'contoso', only: 'x' }, { tenant: 'contoso', conference: '12' }])(
    '%j is wrong usage',
    async options => {
      await expect(doctor(options)).rejects.toThrow(UsageError);
    },
  );

  test('needs to know the tenant', async () => {
    await expect(doctor({})).rejects.toThrow('say which tenant with --tenant: contoso, newcomer');
    await expect(doctor({ tenant: 'x' })).rejects.toThrow('there is no tenant x; the configuration has contoso, newcomer');
    await expect(doctor({ tenant: 'contoso', only: 'x' })).rejects.toThrow('there is no check x: ');
  });
});
