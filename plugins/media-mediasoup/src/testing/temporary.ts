import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from '@jest/globals';
import type { DataFolder } from '@opencvi/plugin-api';

let root: string | undefined;
let count = 0;

// registered by whichever test file imports this, directly or not
afterAll(() => {
  if (root !== undefined) rmSync(root, { recursive: true, force: true });
  root = undefined;
});

/** A path in a folder that goes when the test file is done. */
export function temporaryPath(name: string): string {
  root ??= mkdtempSync(join(tmpdir(), 'opencvi-media-test-'));
  const path = join(root, String(++count), name);
  mkdirSync(dirname(path), { recursive: true });
  return path;
}

/** A data folder of its own. */
export function temporaryData(): DataFolder {
  const folder = temporaryPath('data');
  return {
    path: (...parts) => {
      const path = join(folder, ...parts);
      mkdirSync(dirname(path), { recursive: true });
      return path;
    },
  };
}
