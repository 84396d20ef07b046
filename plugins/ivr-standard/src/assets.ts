import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** `src` and `dist` lie equally deep. */
const folder = fileURLToPath(new URL('../assets', import.meta.url));

/** Absolute path of a file that comes with this package. */
export function assetPath(...parts: readonly string[]): string {
  return join(folder, ...parts);
}
