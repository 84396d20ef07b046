import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { DataFolder } from '@opencvi/plugin-api';

/** The data folder on disk. */
export function dataFolderAt(root: string): DataFolder {
  return {
    path: (...parts) => {
      const full = path.join(root, ...parts);
      mkdirSync(path.dirname(full), { recursive: true });
      return full;
    },
  };
}
