import { describe, expect, test } from '@jest/globals';
import { type Import, importsOf, type Package, packages } from './import-graph.ts';

const all = packages();
const byName = new Map(all.map(one => [one.name, one]));

type Layer = 'libs' | 'plugin-api' | 'core' | 'plugins' | 'profiles' | 'test-kit' | 'sdk' | 'examples' | 'test';

function layerOf({ folder }: Package): Layer {
  if (folder === 'sdk/plugin-api') return 'plugin-api';
  if (folder === 'sdk/test-kit') return 'test-kit';
  return folder.split('/')[0] as Layer;
}

/** The table of ARCHITECTURE.md: what each layer may import, itself aside. */
const table: Readonly<Record<Layer, readonly Layer[]>> = {
  libs: ['libs'],
  'plugin-api': [],
  core: ['libs', 'plugin-api'],
  plugins: ['libs', 'plugin-api'],
  profiles: ['plugin-api', 'core', 'plugins', 'sdk'],
  'test-kit': ['libs', 'plugin-api', 'core'],
  sdk: ['libs', 'plugin-api', 'core'],
  examples: ['plugin-api'],
  test: ['libs', 'plugin-api', 'core', 'plugins', 'profiles', 'test-kit', 'sdk'],
};

const isTest = (file: string): boolean => /\.test\.tsx?$|\/test\/|\/testing\//.test(file);

/** `@opencvi/media-mediasoup/api` is the package and the entry `api`. */
function target(specifier: string): { package: Package; entry: string } | undefined {
  const [scope = '', name = '', ...entry] = specifier.split('/');
  const found = byName.get(`${scope}/${name}`);
  return found && { package: found, entry: entry.join('/') };
}

function allowed(from: Package, { file, specifier }: Import): boolean {
  const to = target(specifier);
  if (!to || to.package === from) return true;
  const layers = table[layerOf(from)];
  // A simulator is tested as it is run: with the plugins of its profile
  if (isTest(file) && layerOf(from) === 'sdk') return true;
  if (['plugins', 'sdk'].includes(layerOf(from)) && layerOf(to.package) === 'plugins') return to.entry === 'api';
  if (isTest(file) && layerOf(to.package) === 'test-kit') return ['plugins', 'profiles', 'examples', 'test'].includes(layerOf(from));
  return layers.includes(layerOf(to.package));
}

describe.each(all.map(one => [one.folder, one] as const))('%s', (folder, one) => {
  const imports = importsOf(folder);

  test('imports only what its layer may', () => {
    expect(imports.filter(each => !allowed(one, each))).toEqual([]);
  });

  test('declares every package it imports', () => {
    const undeclared = imports.filter(({ specifier }) => {
      if (/^(\.|node:|virtual:)/.test(specifier) || specifier === '@jest/globals') return false;
      const name = specifier
        .split('/')
        .slice(0, specifier.startsWith('@') ? 2 : 1)
        .join('/');
      return name !== one.name && !one.dependencies.includes(name);
    });
    expect(undeclared.filter(({ file }) => !isTest(file))).toEqual([]);
  });

  test('reaches into no other package by path', () => {
    const outside = imports.filter(({ file, specifier }) => {
      if (!specifier.startsWith('.')) return false;
      const depth = file.slice(folder.length + 1).split('/').length - 1;
      return (specifier.match(/\.\.\//g) ?? []).length > depth;
    });
    expect(outside).toEqual([]);
  });
});

test('core touches tsyringe in one file, plugin-api in one', () => {
  const users = all.flatMap(one => importsOf(one.folder)).filter(({ specifier, file }) => specifier === 'tsyringe' && !isTest(file));
  expect(users.map(({ file }) => file).sort()).toEqual([
    'core/src/di/container.ts',
    'sdk/plugin-api/src/use.ts',
    'sdk/plugin-api/src/use.ts',
  ]);
});

test('drachtio-srf is touched in one file of protocol-sip', () => {
  const users = importsOf('plugins/protocol-sip').filter(({ specifier, file }) => specifier === 'drachtio-srf' && !isTest(file));
  expect([...new Set(users.map(({ file }) => file))]).toEqual(['plugins/protocol-sip/src/drachtio.ts']);
});

test('the test sees what it forbids', () => {
  const plugin = all.find(one => one.folder === 'plugins/protocol-sip');
  if (!plugin) throw new Error('protocol-sip is gone');
  const file = 'plugins/protocol-sip/src/x.ts';
  expect(allowed(plugin, { file, specifier: '@opencvi/core' })).toBe(false);
  expect(allowed(plugin, { file, specifier: '@opencvi/media-mediasoup' })).toBe(false);
  expect(allowed(plugin, { file, specifier: '@opencvi/media-mediasoup/api' })).toBe(true);
  expect(allowed(plugin, { file, specifier: '@opencvi/test-kit' })).toBe(false);
  expect(allowed(plugin, { file: 'plugins/protocol-sip/src/x.test.ts', specifier: '@opencvi/test-kit' })).toBe(true);
});
