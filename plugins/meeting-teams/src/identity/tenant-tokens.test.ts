import { beforeEach, describe, expect, test } from '@jest/globals';
import { CallError } from '@opencvi/plugin-api';
import { CountingMetrics, RecordingLog, settle, VirtualClock } from '@opencvi/test-kit';
import { contosoId, fabrikamId } from '../testing/settings.ts';
import { TenantTokens, type Token } from './tenant-tokens.ts';

let clock: VirtualClock;
let asked: string[];
let answer: (tenantId: string) => Promise<Token>;
let tokens: TenantTokens;

beforeEach(() => {
  clock = new VirtualClock();
  asked = [];
  answer = async tenantId => ({ value: `${tenantId}-${asked.length}`, expiresAt: clock.now() + 3_600_000, tenantId });
  const source = {
    request: (tenantId: string) => {
      asked.push(tenantId);
      return answer(tenantId);
    },
  };
  tokens = new TenantTokens({ source, clock, log: new RecordingLog(), metrics: new CountingMetrics() });
});

const refused = new CallError({ code: 'not-consented', by: 'meeting' });

test('a token is kept, and each tenant has its own', async () => {
  const [one, again, other] = [await tokens.token(contosoId), await tokens.token(contosoId), await tokens.token(fabrikamId)];
  expect(again).toBe(one);
  expect(other.value).not.toBe(one.value);
  expect(asked).toEqual([contosoId, fabrikamId]);
});

test('many who ask at once are one request', async () => {
  const all = await Promise.all(Array.from({ length: 20 }, () => tokens.token(contosoId)));
  expect(new Set(all).size).toBe(1);
  expect(asked).toHaveLength(1);
});

test('is renewed before it expires, while the old one serves', async () => {
  const first = await tokens.token(contosoId);
  await clock.advance(3_600_000 - 4 * 60_000);
  expect(await tokens.token(contosoId)).toBe(first);
  await settle();
  expect((await tokens.token(contosoId)).value).not.toBe(first.value);
  expect(asked).toHaveLength(2);
});

test('serves on while its renewal fails, until it is about to expire', async () => {
  const first = await tokens.token(contosoId);
  answer = () => Promise.reject(refused);
  await clock.advance(3_600_000 - 60_000);
  expect(await tokens.token(contosoId)).toBe(first);
  await clock.advance(31_000);
  await expect(tokens.token(contosoId)).rejects.toBe(refused);
});

test('a fresh one is asked for whatever is kept, even after a failure, and serves from then on', async () => {
  const first = await tokens.token(contosoId);
  const fresh = await tokens.fresh(contosoId);
  expect(fresh.value).not.toBe(first.value);
  expect(await tokens.token(contosoId)).toBe(fresh);
  answer = () => Promise.reject(refused);
  await expect(tokens.fresh(fabrikamId)).rejects.toBe(refused);
  answer = async tenantId => ({ value: 'granted', expiresAt: clock.now() + 3_600_000, tenantId });
  expect(await tokens.fresh(fabrikamId)).toMatchObject({ value: 'granted' });
});

test('the token of another tenant is never given out', async () => {
  answer = async () => ({ value: 'stolen', expiresAt: clock.now() + 3_600_000, tenantId: fabrikamId });
  await expect(tokens.token(contosoId)).rejects.toMatchObject({ reason: { code: 'unauthorized', by: 'gateway' } });
  answer = async tenantId => ({ value: 'own', expiresAt: clock.now() + 3_600_000, tenantId: tenantId.toUpperCase() });
  await clock.advance(1_000);
  expect((await tokens.token(contosoId)).value).toBe('own');
});

test('a token that Graph does not take is asked for anew; an older one that is rejected late does no harm', async () => {
  const first = await tokens.token(contosoId);
  tokens.reject(contosoId, first);
  const second = await tokens.token(contosoId);
  expect(second.value).not.toBe(first.value);
  tokens.reject(contosoId, first);
  expect(await tokens.token(contosoId)).toBe(second);
});

describe('after a failure', () => {
  test('Entra is left alone for longer and longer, for that tenant alone', async () => {
    answer = tenantId =>
      tenantId === contosoId ? Promise.reject(refused) : Promise.resolve({ value: 'x', expiresAt: clock.now() + 3_600_000 });
    const times: number[] = [];
    const since = clock.now();
    for (let second = 0; second < 180; second++) {
      const before = asked.length;
      await tokens.token(contosoId).catch(() => {});
      if (asked.length > before) times.push((clock.now() - since) / 1000);
      await clock.advance(1_000);
    }
    expect(times).toEqual([0, 1, 3, 7, 15, 31, 63, 123]);
    expect((await tokens.token(fabrikamId)).value).toBe('x');
  });

  test('and for as long as it says, within a minute', async () => {
    const throttled = (retryAfter: number) => new CallError({ code: 'throttled', by: 'meeting', retryAfter });
    for (const [retryAfter, wait] of [
      [20, 20_000],
      [3_600, 60_000],
    ] as const) {
      answer = () => Promise.reject(throttled(retryAfter));
      await expect(tokens.token(contosoId)).rejects.toMatchObject({ reason: { retryAfter } });
      const before = asked.length;
      await clock.advance(wait - 1);
      await expect(tokens.token(contosoId)).rejects.toMatchObject({ reason: { code: 'throttled' } });
      expect(asked).toHaveLength(before);
      await clock.advance(1);
    }
  });

  test('one who waits can give up', async () => {
    answer = () => new Promise(() => {});
    const caller = new AbortController();
    const waiting = tokens.token(contosoId, caller.signal);
    caller.abort(new Error('hung up'));
    await expect(waiting).rejects.toThrow('hung up');
  });
});
