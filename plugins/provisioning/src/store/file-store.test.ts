import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { noTenant, Provisioning } from '@opencvi/cvi-provisioning';
import type { Clock } from '@opencvi/plugin-api';
import { systemClock } from '@opencvi/test-kit';
import { FileStore } from './file-store.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'opencvi-provisioning-'));
  file = path.join(folder, 'provisioning.json');
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Time that passes only by sleeping, so that waiting takes none. */
class LeapingClock implements Pick<Clock, 'now' | 'sleep'> {
  time = Date.now();
  slept = 0;
  now = (): number => this.time;
  sleep = async (ms: number): Promise<void> => {
    this.time += ms;
    this.slept++;
    await new Promise(resolve => setImmediate(resolve));
  };
}

const store = (clock = new LeapingClock()): FileStore => new FileStore(() => file, clock as unknown as Clock);

test('keeps the state, readable by the owner alone, and leaves nothing beside it', async () => {
  const state = {
    tenants: { acme: { ...noTenant, global: 'PexipServiceProviderEnabled', users: { 'a@example.com': 'ServiceProviderDisabled' } } },
  };
  expect(await store().load()).toBeUndefined();
  await store().save(state);
  expect(await store().load()).toEqual(state);
  expect(readdirSync(folder)).toEqual(['provisioning.json']);
  expect(statSync(file).mode & 0o077).toBe(0);
});

test.each(['{', '{"version":2}', '[]', '{"version":1,"tenants":{"a":{"providers":[{}]}}}'])(
  'does not write over a damaged file: %s',
  async content => {
    writeFileSync(file, content);
    const run = new Provisioning(store()).run('acme', 'Grant-CsTeamsVideoInteropServicePolicy', {
      named: { PolicyName: 'ServiceProviderDisabled' },
    });
    await expect(run).rejects.toThrow('provisioning.json is damaged');
    expect(readFileSync(file, 'utf8')).toBe(content);
  },
);

test('two processes at once lose nothing', async () => {
  // The disk takes the time it takes: a clock that leaps would be at the end of its patience before it
  const runs = Array.from({ length: 12 }, (_, index) =>
    new Provisioning(new FileStore(() => file, systemClock)).run('acme', 'New-CsVideoInteropServiceProvider', {
      named: { Identity: `p${index}`, TenantKey: 'k@d' },
    }),
  );
  await Promise.all(runs);
  expect((await store().load())?.tenants.acme?.providers).toHaveLength(12);
});

test('waits for a lock, not for ever', async () => {
  writeFileSync(`${file}.lock`, '1');
  const clock = new LeapingClock();
  await expect(store(clock).exclusively(async () => 1)).rejects.toThrow('held by another process');
  expect(clock.slept).toBeGreaterThan(10);
});

test('takes over the lock of a process that is gone', async () => {
  writeFileSync(`${file}.lock`, '1');
  const old = new Date(Date.now() - 60_000);
  utimesSync(`${file}.lock`, old, old);
  expect(await store().exclusively(async () => 1)).toBe(1);
  expect(readdirSync(folder)).toEqual([]);
});
