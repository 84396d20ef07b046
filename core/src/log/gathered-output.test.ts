import { mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { gatheredOutput } from './gathered-output.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'opencvi-log-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('lines come out whole and in order, those of a later moment as well', async () => {
  const file = join(folder, 'log');
  const output = gatheredOutput(openSync(file, 'w'));
  let expected = '';
  for (const burst of [1, 3, 400]) {
    for (let i = 0; i < burst; i++) {
      const line = `${burst} ${i} ${'x'.repeat(200)}\n`;
      output.write(line);
      expected += line;
    }
    while (readFileSync(file, 'utf8').length < expected.length) await sleep(5);
    expect(readFileSync(file, 'utf8')).toBe(expected);
  }
});
