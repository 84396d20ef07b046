import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { isPlainObject } from './merge.ts';

/** The file that `import` would load for a package which is installed at or above a folder; `undefined` when there is none. */
export function packageEntry(name: string, from: string): string | undefined {
  const require = createRequire(path.join(from, 'noop.js'));
  try {
    return require.resolve(name);
  } catch {
    // `require` does not see what a package exports to `import` alone
    const folders = (require.resolve.paths(name) ?? []).map(folder => path.join(folder, name));
    const folder = folders.find(one => existsSync(path.join(one, 'package.json')));
    return folder && folderEntry(folder);
  }
}

/** The same for a package's own folder. Throws when it is none, or exports nothing. */
export function folderEntry(folder: string): string {
  const file = path.join(folder, 'package.json');
  if (!existsSync(file)) throw new Error(`${folder} is a folder without a package.json`);
  const { exports, main } = JSON.parse(readFileSync(file, 'utf8')) as { exports?: unknown; main?: string };
  const entry = target(isPlainObject(exports) && '.' in exports ? exports['.'] : exports) ?? main ?? 'index.js';
  const found = path.join(folder, entry);
  if (!existsSync(found)) throw new Error(`there is no ${found}, which ${file} exports; is it built?`);
  return found;
}

/** https://nodejs.org/api/packages.html#conditional-exports: the first condition that holds for an import. */
function target(exports: unknown): string | undefined {
  if (typeof exports === 'string') return exports;
  if (!isPlainObject(exports)) return undefined;
  const [, value] = Object.entries(exports).find(([condition]) => ['node', 'import', 'module-sync', 'default'].includes(condition)) ?? [];
  return target(value);
}
