import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { prepareSources } from '../build.mjs';
import { applyPatch, patches } from './patches.mjs';

describe('a patch', () => {
  const patch = { file: 'a.cpp', why: 'a test', find: 'old', replace: '$& new' };

  test('replaces its text literally', () => {
    expect(applyPatch('an old line', patch)).toBe('an $& new line');
  });

  test.each([
    ['0 times', 'a line'],
    ['2 times', 'an old old line'],
  ])('stops the build when its text is there %s', (count, source) => {
    expect(() => applyPatch(source, patch)).toThrow(`a.cpp has "old" ${count} instead of once`);
  });
});

describe('the recipe, on the installed mediasoup', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'worker-recipe-'));
    prepareSources(join(folder, 'sources'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each(patches)('has made the change: $why', ({ file, replace }) => {
    expect(readFileSync(join(folder, 'sources', file), 'utf8')).toContain(replace);
  });

  test('leaves nothing to download but what we do not build', () => {
    const mesonBuild = readFileSync(join(folder, 'sources', 'meson.build'), 'utf8');
    const wanted = [...mesonBuild.matchAll(/= subproject\(\s*'([^']+)'/g)].map(match => match[1]);
    const provided = wanted.filter(name => {
      try {
        return readFileSync(join(folder, 'sources', 'subprojects', String(name), 'meson.build')).length > 0;
      } catch {
        return false;
      }
    });
    expect(wanted.filter(name => !provided.includes(name)).sort()).toEqual(['catch2', 'liburing', 'wingetopt']);
  });
});
