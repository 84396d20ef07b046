/** Debian packages: what is missing is installed when we may, and named when we may not. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { run } from './run.mjs';
import { SetupError } from './steps.mjs';

/** The packages of `names` that are not installed. */
export function missingPackages(names) {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg-query fills these in
  const format = '${Package} ${db:Status-Status}\\n';
  const query = spawnSync('dpkg-query', ['--show', '--showformat', format, ...names], { encoding: 'utf8' });
  if (query.error) return names;
  const installed = new Set(query.stdout.split('\n').filter(line => line.endsWith(' installed')));
  return names.filter(name => !installed.has(`${name} installed`));
}

let updated = false;

/** Installs what is missing. Returns the names of what it installed. */
export async function installPackages(names) {
  const missing = missingPackages(names);
  if (missing.length === 0) return missing;
  if (!existsSync('/usr/bin/apt-get')) {
    throw new SetupError(
      `This is not a Debian system. Please install what these Debian packages hold, then start again:\n  ${names.join(' ')}`,
    );
  }
  if (process.getuid?.() !== 0) {
    throw new SetupError(
      `Some Debian packages are missing, and only root may install them. Please run this, then start again:\n` +
        `  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${missing.join(' ')}`,
    );
  }
  if (!updated) await aptGet('update');
  updated = true;
  await aptGet('install', '-y', '--no-install-recommends', ...missing);
  return missing;
}

/** Waits for another apt to finish, and never asks a question. */
async function aptGet(...args) {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['-q', '-o', 'DPkg::Lock::Timeout=600', '-o', 'Acquire::Retries=3', ...args], { env });
}
