import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@jest/globals';

const cli = path.resolve(import.meta.dirname, '../../../core/dist/cli.js');
const short = 'https://teams.microsoft.com/meet/228859003479315?p=aBcD1234';

test.each([
  ['schema', ''],
  ['parse-invite -', `Join: ${short}\nTenant key: fabrikam@m.webex.com\nVideo ID: 119 856 328 6\n`],
])('opencvi %s may be read as far as somebody likes', (command, input) => {
  const line = `("$0" "$1" ${command}; echo "exit $?" >&2) | head -1`;
  const { stdout, stderr } = spawnSync('sh', ['-c', line, process.execPath, cli], { cwd: tmpdir(), input, encoding: 'utf8' });
  expect([stdout.split('\n').length, stderr]).toEqual([2, 'exit 0\n']);
});
