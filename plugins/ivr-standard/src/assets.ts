import { fileURLToPath } from 'node:url';

/** Absolute path of a file that comes with this package. `src` and `dist` lie equally deep. */
export function assetPath(...parts: readonly string[]): string {
  return fileURLToPath(new URL(['..', 'assets', ...parts].join('/'), import.meta.url));
}
