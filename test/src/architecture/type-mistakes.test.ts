import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { root } from './import-graph.ts';

/**
 * Every mistake that the plugin API promises to refuse at compile time, each as a plugin author would make it. The mistake stands on the
 * line marked `// mistake`.
 */
const mistakes: Readonly<Record<string, string>> = {
  'asks for a logger, is given the clock': `
    @injectable()
    export class Wrong {
      constructor(
        @use(logger) readonly right: Logger,
        @use(clock) readonly wrong: Logger, // mistake
      ) {}
    }`,
  'contributes something that is not a provider': `
    definePlugin({ ...base, needs: {}, setup(host) {
      host.contribute(meetingProviders, { id: 'x', find: async () => undefined }); // mistake
    } });`,
  'misspells a setting in the plugin': `
    definePlugin({ ...base, config: z.object({ region: z.string() }), needs: {}, setup(_host, { config }) {
      config.regoin.toUpperCase(); // mistake
    } });`,
  'misspells a setting in the profile': `
    definePlugin({ ...base, config: z.object({ region: z.string() }), needs: {}, setup() {} }).with({
      regoin: 'eu', // mistake
    });`,
  'uses a service it did not declare': `
    definePlugin({ ...base, needs: { log: logger }, setup(_host, given) {
      given.clock.now(); // mistake
    } });`,
  'provides something else than it says': `
    definePlugin({ ...base, needs: {}, provides: [directory], setup(host) {
      host.provide(directory, { lookDown: () => '' }); // mistake
    } });`,
  'answers a route that does not exist': `
    definePlugin({ ...base, needs: {}, setup(host) {
      host.contribute(dialPlans, { id: 'x', route: async () => ({ to: 'meetings', meeting: '1' }) }); // mistake
    } });`,
  'ends a call with a reason that does not exist': `
    export const error = new CallError({ code: 'notfound', by: 'gateway' }); // mistake`,
};

const preamble = `
import {
  CallError, clock, definePlugin, dialPlans, injectable, type Logger, logger, meetingProviders, service, use,
} from '@opencvi/plugin-api';
import { z } from 'zod';
interface Directory { lookUp(name: string): string }
export const directory = service<Directory>('acme.directory');
export const base = { name: 'x', api: 1, config: z.object({}) } as const;
void [CallError, clock, definePlugin, dialPlans, injectable, logger, meetingProviders, use];
export type { Logger };
`;

let folder: string;
let diagnostics: readonly string[];

beforeAll(() => {
  // Beside the sources, so that the workspace's packages resolve
  folder = mkdtempSync(path.join(root, 'test', 'mistakes-'));
  const files = Object.values(mistakes).map((code, index) => [`m${index}.ts`, `${preamble}${code}\n`] as const);
  for (const [name, text] of [...files, ['right.ts', preamble] as const]) writeFileSync(path.join(folder, name), text);
  const options = { composite: false, declaration: false, declarationMap: false, noEmit: true, customConditions: ['@opencvi/source'] };
  const config = { extends: '../../tsconfig.base.json', compilerOptions: options, include: ['*.ts'] };
  writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify(config));
  const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
  const { stdout } = spawnSync(process.execPath, [tsc, '-p', folder, '--pretty', 'false'], { encoding: 'utf8', cwd: folder });
  diagnostics = stdout.split('\n').filter(line => / error TS\d+/.test(line));
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the code around the mistakes is right', () => {
  expect(diagnostics.filter(line => line.startsWith('right.ts'))).toEqual([]);
});

test.each(Object.entries(mistakes).map(([name, code], index) => [name, code, index] as const))(
  'the compiler refuses: %s',
  (_name, code, index) => {
    const line = `${preamble}${code}`.split('\n').findIndex(text => text.includes('// mistake')) + 1;
    const found = diagnostics.filter(text => text.startsWith(`m${index}.ts(`));
    expect(found).toEqual([expect.stringMatching(new RegExp(`^m${index}\\.ts\\(${line},`))]);
  },
);
