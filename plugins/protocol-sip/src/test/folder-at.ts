import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { DataFolder } from '@opencvi/plugin-api';

/** A folder on disk. */
export function folderAt(root: string): DataFolder {
  return {
    path(...parts) {
      const path = join(root, ...parts);
      mkdirSync(dirname(path), { recursive: true });
      return path;
    },
  };
}
