/** What has to be compiled before the gateway runs. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { bin, root } from './root.mjs';
import { run } from './run.mjs';

/** TypeScript knows by itself what has changed, but not that somebody removed its output. */
export async function compile() {
  const { references } = JSON.parse(readFileSync(join(root, 'tsconfig.json'), 'utf8'));
  for (const { path } of references) {
    if (!existsSync(join(root, path, 'dist'))) rmSync(join(root, path, 'tsconfig.tsbuildinfo'), { force: true });
  }
  await run(process.execPath, [bin('tsc'), '-b']);
}

/** The meeting page. Returns whether there was something to do. */
export async function buildPage(folder = join(root, 'plugins', 'meeting-local')) {
  if (!readdirSync(folder).some(name => name.startsWith('vite.config.'))) return false;
  // Beside the output, so that removing the output removes it as well.
  const stamp = join(folder, 'dist', '.page-sources');
  const hash = hashSources(folder);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return false;
  await run(process.execPath, [bin('vite'), 'build'], { cwd: folder });
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, hash);
  return true;
}

/** All files of the plugin that git would keep, and the lock file for the libraries' versions. */
function hashSources(folder) {
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')));
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath ?? entry.path, entry.name))
    .filter(path => !/(^|\/)(node_modules|dist)\/|\.tsbuildinfo$|\.test\.tsx?$/.test(relative(folder, path)));
  for (const path of files.sort()) hash.update(relative(folder, path)).update('\0').update(readFileSync(path)).update('\0');
  return hash.digest('hex');
}
