import { execFileSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { expect, test } from '@jest/globals';

const generator = resolve(import.meta.dirname, '../../../../libs/h323-js-bindings/src/generator/generate-command.ts');

test('the generated modules are what the generator makes of the ASN.1 modules', () => {
  const output = execFileSync(process.execPath, [generator, '--check'], { encoding: 'utf8', stdio: 'pipe' });
  expect(output).toBe('');
}, 300_000);

test('a difference would be noticed', () => {
  const folder = join(import.meta.dirname, 'fixtures');
  expect(() => execFileSync(process.execPath, [generator, '--check', folder], { stdio: 'pipe' })).toThrow();
});
