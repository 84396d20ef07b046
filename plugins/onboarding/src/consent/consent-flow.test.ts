import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { DataFolder } from '@opencvi/plugin-api';
import { RecordingLog, VirtualClock } from '@opencvi/test-kit';
import { allRoles, contosoId, FakeIdentities, fabrikamId } from '../testing/fake-identities.ts';
import { contoso, newcomer, tenantOf } from '../testing/tenants.ts';
import { ConsentFlow } from './consent-flow.ts';
import { ConsentStates } from './consent-states.ts';

const hour = 3_600_000;
let folder: string;
let clock: VirtualClock;
let identities: FakeIdentities;
let flow: ConsentFlow;

/** As after a restart: everything but the data folder is new. */
function start(): ConsentFlow {
  const data: DataFolder = {
    path: (...parts) => {
      const file = path.join(folder, ...parts);
      mkdirSync(path.dirname(file), { recursive: true });
      return file;
    },
  };
  const states = new ConsentStates({ data, clock, lifetime: hour });
  const tenants = { all: () => [tenantOf(contoso), tenantOf(newcomer)] };
  return new ConsentFlow({ states, identities, tenants, clock, log: new RecordingLog(), address: { url: 'https://gateway.test/' } });
}

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'opencvi-onboarding-'));
  clock = new VirtualClock();
  identities = new FakeIdentities();
  flow = start();
});
afterEach(() => rmSync(folder, { recursive: true }));

const begin = (name: string = contoso.name): URL => new URL(flow.begin(tenantOf(name === contoso.name ? contoso : newcomer)));
const stateOf = (link: URL): string => link.searchParams.get('state') ?? '';
const yes = (state: string, tenant = contosoId) => ({ state, tenant, admin_consent: 'True' });

/** Lets the pauses between attempts pass. */
async function finish(given: Parameters<ConsentFlow['finish']>[0]) {
  const finishing = flow.finish(given);
  await clock.advance(10_000);
  return finishing;
}

async function lookAgain(state: string) {
  const looking = flow.lookAgain(state);
  await clock.advance(10_000);
  return looking;
}

describe('the link', () => {
  test('leads to the tenant in its cloud, with everything that Entra wants', () => {
    const link = begin();
    expect(`${link.origin}${link.pathname}`).toBe(`https://login.test/${contosoId}/adminconsent`);
    expect(Object.fromEntries(link.searchParams)).toEqual({
      client_id: 'app-1',
      redirect_uri: 'https://gateway.test/onboarding/consent/callback',
      state: expect.stringMatching(/^[\w-]+\.[\w-]{43}$/),
    });
  });

  test('of a tenant in another cloud leads there', () => {
    const gov = tenantOf({ ...contoso, microsoft: { tenantId: contosoId, cloud: 'gcc-high' } });
    expect(flow.begin(gov)).toContain(`https://login.gov.test/${contosoId}/adminconsent?`);
    expect(() => flow.begin(tenantOf({ ...contoso, microsoft: { tenantId: contosoId, cloud: 'china' } }))).toThrow("'china'");
  });

  test('of a customer whose tenant is not known lets the administrator sign in to theirs', () => {
    expect(begin('newcomer').pathname).toBe('/common/adminconsent');
  });
});

describe('back from Microsoft', () => {
  test('with everything granted', async () => {
    expect(await finish(yes(stateOf(begin())))).toMatchObject({ kind: 'complete', tenantId: contosoId });
    expect(identities.asked).toEqual([contosoId]);
  });

  test('roles are compared by name, in any case, and a wider one will do', async () => {
    identities.granted.set(contosoId, [
      ...allRoles.slice(1).map(role => role.toLowerCase()),
      'onlinemeetings.readwrite.all',
      'Calendars.Read',
    ]);
    expect(await finish(yes(stateOf(begin())))).toMatchObject({ kind: 'complete' });
  });

  test('with roles missing: which, after a few looks', async () => {
    identities.granted.set(contosoId, ['Calls.AccessMedia.All', 'Calls.JoinGroupCall.All']);
    const outcome = await finish(yes(stateOf(begin())));
    if (outcome.kind !== 'incomplete') throw new Error(outcome.kind);
    expect(outcome.grants.filter(({ granted }) => !granted).map(({ role }) => role.name)).toEqual([
      'OnlineMeetings.Read.All',
      'Calls.JoinGroupCallAsGuest.All',
    ]);
    expect(identities.asked).toHaveLength(4);
  });

  test('a consent that takes a moment to be known is waited for', async () => {
    identities.first.push('not-consented', []);
    expect(await finish(yes(stateOf(begin())))).toMatchObject({ kind: 'complete' });
    expect(identities.asked).toHaveLength(3);
  });

  test('without a token: why, and a way to look again, once', async () => {
    identities.granted.set(contosoId, 'unauthorized');
    const outcome = await finish(yes(stateOf(begin())));
    if (outcome.kind !== 'no-token') throw new Error(outcome.kind);
    expect(outcome.reason.code).toBe('unauthorized');
    identities.granted.set(contosoId, allRoles);
    expect(await lookAgain(outcome.again)).toMatchObject({ kind: 'complete' });
    expect(await lookAgain(outcome.again)).toEqual({ kind: 'bad-state', problem: 'used' });
  });

  test('refused', async () => {
    const given = { state: stateOf(begin()), error: 'access_denied', error_description: 'AADSTS65004: User declined to consent.' };
    expect(await finish(given)).toEqual({
      kind: 'refused',
      tenant: 'contoso',
      error: 'access_denied',
      description: given.error_description,
    });
    expect(identities.asked).toEqual([]);
  });

  test.each([
    ['nothing said', {}],
    ['no consent', { tenant: contosoId, admin_consent: 'False' }],
    ['no tenant', { admin_consent: 'True' }],
    ['a tenant that is no id', { tenant: 'contoso.example', admin_consent: 'True' }],
  ])('unclear: %s', async (_name, more) => {
    expect(await finish({ state: stateOf(begin()), ...more })).toEqual({ kind: 'unclear', tenant: 'contoso' });
    expect(identities.asked).toEqual([]);
  });

  test('from another tenant: Entra is not asked', async () => {
    identities.granted.set(fabrikamId, allRoles);
    expect(await finish(yes(stateOf(begin()), fabrikamId))).toMatchObject({ kind: 'other-tenant', wanted: contosoId, got: fabrikamId });
    expect(identities.asked).toEqual([]);
  });

  test('for a customer without a tenant: its id is told, and not believed', async () => {
    expect(await finish(yes(stateOf(begin('newcomer')), fabrikamId.toUpperCase()))).toEqual({
      kind: 'unassigned',
      tenant: 'newcomer',
      tenantId: fabrikamId,
      cloud: 'global',
    });
    expect(identities.asked).toEqual([]);
  });
});

describe('a state', () => {
  const problem = async (state: string) => {
    const outcome = await finish(yes(state));
    return outcome.kind === 'bad-state' ? outcome.problem : outcome.kind;
  };
  const payload = (of: object): string => Buffer.from(JSON.stringify(of)).toString('base64url');

  test('that was changed, cut or made up is no state', async () => {
    const state = stateOf(begin());
    const [body = '', signature = ''] = state.split('.');
    const other = JSON.parse(Buffer.from(body, 'base64url').toString()) as Record<string, unknown>;
    const forgeries = [
      '',
      '.',
      body,
      `${body}.`,
      `.${signature}`,
      `${body}.${signature.slice(1)}`,
      `${payload({ ...other, tenant: 'fabrikam' })}.${signature}`,
      `${payload({ ...other, expires: clock.now() + 99 * hour })}.${signature}`,
      `${body}.${stateOf(begin()).split('.')[1]}`,
      `${body}.${'é'.repeat(signature.length)}`,
      `${state}.${state}`,
    ];
    for (const forgery of forgeries) expect([forgery, await problem(forgery)]).toEqual([forgery, 'forged']);
    expect(await problem(state)).toBe('complete');
  });

  test('of another gateway is no state', async () => {
    const state = stateOf(begin());
    rmSync(path.join(folder, 'onboarding', 'state-key'));
    flow = start();
    begin();
    expect(await problem(state)).toBe('forged');
  });

  test('of another purpose is no state', async () => {
    identities.granted.set(contosoId, []);
    const outcome = await finish(yes(stateOf(begin())));
    if (outcome.kind !== 'incomplete') throw new Error(outcome.kind);
    expect(await problem(outcome.again)).toBe('forged');
    expect(await lookAgain(stateOf(begin()))).toEqual({ kind: 'bad-state', problem: 'forged' });
  });

  test('expires', async () => {
    const [one, other] = [stateOf(begin()), stateOf(begin())];
    await clock.advance(hour - 20_000);
    expect(await problem(one)).toBe('complete');
    await clock.advance(10_000);
    expect(await problem(other)).toBe('expired');
  });

  test('is good once, even over a restart and whatever came of it', async () => {
    const [one, refused] = [stateOf(begin()), stateOf(begin())];
    expect(await problem(one)).toBe('complete');
    await finish({ state: refused, error: 'access_denied' });
    expect(await problem(one)).toBe('used');
    flow = start();
    expect(await problem(one)).toBe('used');
    expect(await problem(refused)).toBe('used');
  });

  test('that is under way survives a restart', async () => {
    const state = stateOf(begin());
    flow = start();
    expect(await problem(state)).toBe('complete');
  });
});

describe('Entra is spared', () => {
  test('many who come back at once share one look', async () => {
    const states = Array.from({ length: 20 }, () => stateOf(begin()));
    const outcomes = await Promise.all(states.map(state => flow.finish(yes(state))));
    expect(new Set(outcomes.map(({ kind }) => kind))).toEqual(new Set(['complete']));
    expect(identities.asked).toHaveLength(1);
  });

  test('there is a rest between two looks', async () => {
    await flow.finish(yes(stateOf(begin())));
    const second = flow.finish(yes(stateOf(begin())));
    await clock.advance(1_999);
    expect(identities.asked).toHaveLength(1);
    await clock.advance(1);
    expect(await second).toMatchObject({ kind: 'complete' });
    expect(identities.asked).toHaveLength(2);
  });

  test('stopping calls looks off', async () => {
    identities.granted.set(contosoId, []);
    const waiting = expect(flow.finish(yes(stateOf(begin())))).rejects.toThrow('stopping');
    await clock.advance(1);
    flow.close();
    await waiting;
    expect(clock.pending).toBe(0);
  });
});

describe('files', () => {
  const file = (name: string): string => path.join(folder, 'onboarding', name);

  test('are for the owner alone, and used states go when they have expired', async () => {
    await finish(yes(stateOf(begin())));
    expect(statSync(file('state-key')).mode & 0o077).toBe(0);
    expect(statSync(file('used-states')).mode & 0o077).toBe(0);
    await clock.advance(2 * hour);
    flow = start();
    await finish(yes(stateOf(begin())));
    expect(readFileSync(file('used-states'), 'utf8').trim().split('\n')).toHaveLength(1);
  });

  test('a damaged key is told', () => {
    mkdirSync(path.dirname(file('state-key')), { recursive: true });
    writeFileSync(file('state-key'), 'short');
    expect(() => begin()).toThrow('is damaged');
  });
});
