import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';
import { root } from './import-graph.ts';

const folder = path.join(root, 'sdk/plugin-api');

function run(script: string, args: readonly string[], cwd: string): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(root, 'node_modules', script), ...args], {
    cwd,
    encoding: 'utf8',
  });
  return { status, output: stdout + stderr };
}

beforeAll(() => {
  expect(run('typescript/bin/tsc', ['-b', folder], root)).toMatchObject({ status: 0 });
}, 60_000);

test('the public API is what its report says (run "npm run api-report" and review the difference)', () => {
  expect(run('@microsoft/api-extractor/bin/api-extractor', ['run'], folder)).toMatchObject({ status: 0 });
}, 60_000);

test('every export of the public API has a sentence', () => {
  const report = readFileSync(path.join(folder, 'report.api.md'), 'utf8').split('\n');
  const bare = report.flatMap((line, index) => (line.includes('@public (undocumented)') ? [report[index + 1]] : []));
  expect(bare).toEqual([]);
});
