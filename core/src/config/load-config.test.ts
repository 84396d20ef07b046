import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Secret } from '@opencvi/plugin-api';
import { z } from 'zod';
import { BootError } from '../host/boot-error.ts';
import { checkValue } from './check-value.ts';
import { type LoadedConfig, loadConfig } from './load-config.ts';

const profile = path.join(import.meta.dirname, '../testing/fixture-profile.ts');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'opencvi-config-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function load(yaml: string, environment: Record<string, string> = {}): Promise<LoadedConfig> {
  const file = path.join(folder, 'opencvi.yaml');
  writeFileSync(file, `profile: ${profile}\n${yaml}`);
  return loadConfig({ file, environment, cwd: folder });
}

async function problems(yaml: string, environment: Record<string, string> = {}): Promise<string[]> {
  try {
    await load(yaml, environment);
  } catch (error) {
    if (error instanceof BootError) return error.problems.map(({ who, what }) => `${who.replace(`${folder}/`, '')}: ${what}`);
    throw error;
  }
  throw new Error('the configuration was taken');
}

describe('layers', () => {
  test('profile < file < environment', async () => {
    const fromProfile = (await load('')).plugins[0]?.config;
    expect(fromProfile).toMatchObject({ udpPort: 5070, timeout: 5_000, nested: { colour: 'green' } });
    const yaml = 'plugins:\n  fixture-plugin:\n    udpPort: 5080\n    timeout: 250ms\n';
    expect((await load(yaml)).plugins[0]?.config).toMatchObject({ udpPort: 5080, timeout: 250, nested: { colour: 'green' } });
    const environment = { OPENCVI_PLUGINS__FIXTURE_PLUGIN__UDP_PORT: '5090', OPENCVI_HTTP__PORT: '9000' };
    const loaded = await load(yaml, environment);
    expect(loaded.plugins[0]?.config).toMatchObject({ udpPort: 5090, timeout: 250 });
    expect(loaded.settings.http.port).toBe(9000);
  });

  test("the gateway's own settings: profile < file < environment", async () => {
    expect((await load('')).settings.http).toMatchObject({ port: 8070, bodyLimit: 1_000 });
    expect((await load('http:\n  port: 8071\n')).settings.http).toMatchObject({ port: 8071, bodyLimit: 1_000 });
    expect((await load('http:\n  port: 8071\n', { OPENCVI_HTTP__PORT: '8072' })).settings.http.port).toBe(8072);
  });

  test('a setting that is one of two things can be reached by the environment', async () => {
    const environment = { OPENCVI_HTTP__TLS__KEY: 'key.pem', OPENCVI_HTTP__TLS__CERT: 'cert.pem' };
    expect((await load('', environment)).settings.http.tls).toEqual({ key: 'key.pem', cert: 'cert.pem' });
    expect((await load('http:\n  tls: self-signed\n')).settings.http.tls).toBe('self-signed');
  });

  test('a section whose lines are all commented out is as good as absent', async () => {
    expect((await load('http:\n#  port: 1\ncalls: ~\n')).settings).toMatchObject({ http: { port: 8070 }, calls: { maximum: 500 } });
  });

  test('tenants may share a domain when keys tell them apart', async () => {
    const yaml =
      'tenants:\n  - { name: a, tenantKey: 7@x.example }\n  - { name: b, tenantKey: 8@x.example, domains: [x.example] }\n  - { name: c, domains: [x.example] }\n';
    expect((await load(yaml)).settings.tenants.map(({ name }) => name)).toEqual(['a', 'b', 'c']);
  });

  test('a plugin is loaded from a folder, by what its package exports', async () => {
    const plugin = `export const p = { kind: 'plugin', spec: { name: 'p', config: { safeParse: data => ({ success: true, data }), def: {} } } };`;
    writeFileSync(path.join(folder, 'index.mjs'), plugin);
    writeFileSync(
      path.join(folder, 'package.json'),
      '{ "name": "p", "exports": { ".": { "types": "./x.d.ts", "import": "./index.mjs" } } }',
    );
    expect((await load('load: ["."]\n')).plugins.map(({ plugin }) => plugin.spec.name)).toContain('p');
    expect((await load(`load: ["${folder}"]\n`)).plugins).toHaveLength(2);
    mkdirSync(path.join(folder, 'node_modules'));
    symlinkSync(folder, path.join(folder, 'node_modules', 'p'));
    expect((await load('load: [p]\n')).plugins).toHaveLength(2);
  });

  test('a plugin can be left out', async () => {
    expect((await load('plugins:\n  fixture-plugin: false\n')).plugins).toEqual([]);
  });

  test('the data folder is taken from the working folder', async () => {
    expect((await load('data: state\n')).settings.data).toBe(path.join(folder, 'state'));
  });
});

describe('secrets', () => {
  test('are read from environment and file, and never shown', async () => {
    writeFileSync(path.join(folder, 'secret'), 'from a file\n');
    const reveal = async (reference: string) => {
      const config = (await load(`plugins:\n  fixture-plugin:\n    password: ${reference}\n`, { THE_SECRET: 'from the environment' }))
        .plugins[0]?.config;
      const { password } = config as { password: Secret };
      expect(JSON.stringify(config)).not.toContain('from');
      return password.reveal();
    };
    expect(await reveal('env:THE_SECRET')).toBe('from the environment');
    expect(await reveal(`file:${folder}/secret`)).toBe('from a file');
  });

  test('that lead nowhere, and secrets in the clear, are refused', async () => {
    expect(await problems('plugins:\n  fixture-plugin:\n    password: env:ABSENT\n')).toEqual([
      'opencvi.yaml:4:5: plugins.fixture-plugin.password: the environment variable ABSENT is not set',
    ]);
    const [told, ...others] = await problems('plugins:\n  fixture-plugin:\n    password: hunter2\n');
    expect(told).toMatch(/^opencvi.yaml:4:5: plugins.fixture-plugin.password: must be a reference such as/);
    expect(told).not.toContain('hunter2');
    expect(others).toEqual([]);
  });
});

describe('mistakes are told with file, line, key, expectation and nearest name', () => {
  test.each([
    ['unknown setting', 'http:\n  prot: 80\n', 'opencvi.yaml:3:3: http.prot: unknown setting "prot"; did you mean "port"?'],
    ['wrong type', 'http:\n  port: eighty\n', 'opencvi.yaml:3:3: http.port: expected number, found "eighty"'],
    [
      'wrong choice',
      'log:\n  level: loud\n',
      'opencvi.yaml:3:3: log.level: expected one of "debug"|"info"|"warn"|"error"|"silent", found "loud"',
    ],
    [
      'length of time',
      'calls:\n  drainTimeout: 90\n',
      "opencvi.yaml:3:3: calls.drainTimeout: must be a length of time such as '60s', '15m' or '250ms', found 90",
    ],
    [
      'unknown setting of a plugin whose schema is not strict',
      'plugins:\n  fixture-plugin:\n    nested:\n      color: red\n',
      'opencvi.yaml:5:7: plugins.fixture-plugin.nested.color: unknown setting "color"; did you mean "colour"?',
    ],
    [
      'unknown plugin',
      'plugins:\n  fixture-plugins: {}\n',
      'opencvi.yaml:3:3: no plugin "fixture-plugins" is loaded; did you mean "fixture-plugin"?',
    ],
    ['absent package', 'load: ["@acme/absent"]\n', expect.stringMatching(/^opencvi.yaml:2:\d+: plugin "@acme\/absent" cannot be loaded/)],
    ['broken YAML', 'http: {\n', expect.stringMatching(/^opencvi.yaml:\d+:\d+: /)],
    ['tenant without a name', 'tenants:\n  - domains: [a.example]\n', 'opencvi.yaml:3:5: tenants.0.name: expected string, found nothing'],
    [
      'settings that are none',
      'plugins:\n  fixture-plugin: true\n',
      'opencvi.yaml:3:3: plugins.fixture-plugin: expected settings, or false to leave the plugin out, found true',
    ],
    ['two documents', 'http: {}\n---\nhttp: {}\n', "opencvi.yaml:3:1: one document is expected; another begins at this '---'"],
    [
      'a folder that is no package',
      'load: ["."]\n',
      expect.stringMatching(/^opencvi.yaml:2:\d+: plugin "." cannot be loaded: .*without a package.json$/),
    ],
    [
      'two tenants of one name',
      'tenants:\n  - { name: a, domains: [a.example] }\n  - { name: a, domains: [b.example] }\n',
      'opencvi.yaml:4:7: tenants.1.name: another tenant has this name, found "a"',
    ],
    [
      'two tenants of one domain',
      'tenants:\n  - { name: a, domains: [x.example] }\n  - { name: b, domains: [y.example, X.example] }\n',
      expect.stringMatching(/tenants.1.domains.1: tenant a has this domain; calls would never reach this one/),
    ],
    [
      'two tenants of one key',
      'tenants:\n  - { name: a, tenantKey: 7@x.example }\n  - { name: b, tenantKey: 7@X.example }\n',
      expect.stringMatching(/tenants.1.tenantKey: tenant a has this key/),
    ],
  ])('%s', async (_name, yaml, expected) => {
    expect((await problems(yaml))[0]).toEqual(expected);
  });

  test('with what stands at the key, where a rule is about several keys', () => {
    const range = z.object({ min: z.number(), max: z.number() }).refine(({ min, max }) => min < max, { path: ['max'], message: 'too few' });
    expect(checkValue(range, { min: 5, max: 4 })).toEqual({ problems: [{ path: ['max'], message: 'too few, found 4' }] });
    const choice = z.discriminatedUnion('to', [z.object({ to: z.literal('ivr') })]);
    expect(checkValue(choice, { to: 'irv' })).toMatchObject({
      problems: [{ path: ['to'], message: expect.stringMatching(/, found "irv"$/) }],
    });
  });

  test('once', async () => {
    expect(await problems('plugins:\n  fixture-plugin: true\n')).toHaveLength(1);
  });

  test('without printing a page of what was found', async () => {
    const [told = ''] = await problems(`http:\n  port: ${'x'.repeat(5_000)}\n`);
    expect(told.length).toBeLessThan(200);
  });

  test('of a file that is not there, or is a folder', async () => {
    const loading = (file: string) => loadConfig({ file, environment: {}, cwd: folder });
    await expect(loading(path.join(folder, 'no.yaml'))).rejects.toMatchObject({
      name: 'BootError',
      message: expect.stringContaining('no such file'),
    });
    await expect(loading(folder)).rejects.toMatchObject({ name: 'BootError', message: expect.stringContaining('it is a folder') });
  });

  test('of aliases that multiply', async () => {
    const lines = [
      'a: &a [x,x,x,x,x,x,x,x,x]',
      ...'bcdefg'.split('').map((name, at) => `${name}: &${name} [${`*${'abcdef'[at]},`.repeat(9)}]`),
    ];
    expect(await problems(`${lines.join('\n')}\n`)).toEqual([expect.stringContaining('alias')]);
  });

  test('all together', async () => {
    expect(await problems('http:\n  prot: 80\nplugins:\n  fixture-plugin:\n    udpPort: x\n')).toHaveLength(2);
  });

  test('in the environment, by variable', async () => {
    expect(await problems('', { OPENCVI_HTTP__PROT: '80' })).toEqual([
      'OPENCVI_HTTP__PROT: names no setting: "PROT"; did you mean "PORT"?',
    ]);
    expect(await problems('', { OPENCVI_HTTP__PORT: 'eighty' })).toEqual([
      'OPENCVI_HTTP__PORT: http.port: expected number, found "eighty"',
    ]);
  });
});
