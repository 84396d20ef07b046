/** The npm packages of the lock file: installed once, and again only when the lock file says something else. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';
import { run } from './run.mjs';
import { SetupError } from './steps.mjs';

/** Compares package-lock.json with the copy that npm leaves in node_modules when it has finished. */
export function isInstalled(folder = root) {
  const installed = join(folder, 'node_modules', '.package-lock.json');
  if (!existsSync(installed)) return false;
  const wanted = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8')).packages;
  const present = JSON.parse(readFileSync(installed, 'utf8')).packages;
  return Object.entries(wanted).every(([path, entry]) => {
    if (!path.includes('node_modules/') || entry.optional || entry.devOptional || entry.peer) return true;
    const found = present[path];
    return found && found.version === entry.version && found.integrity === entry.integrity && existsSync(join(folder, path));
  });
}

/**
 * `npm install` and not `npm ci`: npm ci refuses a lock file without the builds for other platforms, which some mirrors of the registry do
 * not carry. Nothing is saved, and what was installed is compared with the lock file, so the result is the same.
 */
export async function installNpmPackages() {
  await run('npm', ['install', '--no-save', '--ignore-scripts', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']);
  if (!isInstalled())
    throw new SetupError('package-lock.json does not fit the package.json files. Run `npm install`, and commit package-lock.json.');
}
