import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { DataFolder } from '@opencvi/plugin-api';

/** The data folder on disk; what is made of it is its owner's alone. */
export function dataFolderAt(root: string): DataFolder {
  return {
    path: (...parts) => {
      const full = path.join(root, ...parts);
      mkdirSync(path.dirname(full), { recursive: true, mode: 0o700 });
      return full;
    },
  };
}
