import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { UsedStates } from './used-states.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'opencvi-states-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('who begins consents and comes back without end fills neither memory nor disk', () => {
  const file = join(folder, 'used-states');
  const states = new UsedStates(file, 0);
  for (let nonce = 0; nonce < 50_000; nonce++) expect(states.use({ nonce: `n${nonce}`, expires: 3_600_000 }, 1)).toBe(true);
  expect(states.use({ nonce: 'n49999', expires: 3_600_000 }, 1)).toBe(false);
  expect(states.use({ nonce: 'n40001', expires: 3_600_000 }, 1)).toBe(false);
  expect(readFileSync(file, 'utf8').split('\n').length).toBeLessThanOrEqual(20_001);
  const kept = new UsedStates(file, 1);
  expect(kept.use({ nonce: 'n40001', expires: 3_600_000 }, 1)).toBe(false);
  expect(readFileSync(file, 'utf8').split('\n').length).toBeLessThanOrEqual(10_001);
});
