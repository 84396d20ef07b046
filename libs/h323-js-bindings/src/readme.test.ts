import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

const readme = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8');

/** The names of a union's members in a source file. */
function namesIn(file: string, union: string, tag: 'do' | 'type'): readonly string[] {
  const [, rest = ''] = readFileSync(join(import.meta.dirname, file), 'utf8').split(`export type ${union} =`);
  const [body = ''] = rest.split(/\nexport /);
  const names = body.matchAll(new RegExp(String.raw`\breadonly ${tag}: ((?:'\w+'(?: \| )?)+)`, 'g'));
  return [...names].flatMap(([, list = '']) => list.split(' | ').map(name => name.slice(1, -1)));
}

test.each([
  ['call/call.ts', 'CallCommand', 'do', 8],
  ['call/call.ts', 'CallEvent', 'type', 12],
  ['h245/control.ts', 'ControlCommand', 'do', 20],
  ['h245/control.ts', 'ControlEvent', 'type', 20],
  ['h245/control.ts', 'H239Event', 'type', 5],
  ['ras/ras.ts', 'GatekeeperCommand', 'do', 5],
  ['ras/ras.ts', 'GatekeeperEvent', 'type', 9],
] as const)('%s: the README names every %s', (file, union, tag, atLeast) => {
  const names = namesIn(file, union, tag);
  expect(names.length).toBeGreaterThanOrEqual(atLeast - 1);
  expect(names.filter(name => !readme.includes(`\`${name}\``))).toEqual([]);
});
