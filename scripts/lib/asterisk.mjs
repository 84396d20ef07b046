/**
 * Asterisk with chan_ooh323, a real H.323 peer for the end-to-end tests. Debian 11 is the last release that has it: its packages are
 * unpacked into a folder of their own and run from there by their own dynamic linker. Nothing is installed, and no root is needed.
 */
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from '../../plugins/media-mediasoup/worker/paths.mjs';
import { withLock } from './lock.mjs';
import { SetupError } from './steps.mjs';

const release = 'bullseye';
const packages = ['asterisk', 'asterisk-ooh323'];
/** Another number makes another folder: for changes of what is below. */
const recipe = 1;

const folder = join(cacheFolder(), `asterisk-${release}-${recipe}`);

/** Runs Asterisk with the C library and the linker of its release. */
const launcher = `#!/bin/sh
root=$(dirname "$0")
for linker in "$root"/lib/*-linux-gnu*/ld-[0-9]*.so; do
  machine=$(basename "$(dirname "$linker")")
  exec "$linker" --library-path "$root/lib/$machine:$root/usr/lib/$machine:$root/usr/lib" "$root/usr/sbin/asterisk" "$@"
done
`;

/**
 * Returns the folder of an Asterisk that starts: `asterisk` in it is the program, `usr` what its packages hold. Made once, in about 15 s.
 * @param tools `run(command, args, options)` and `progress(share)`
 */
export async function ensureAsterisk(tools) {
  if (existsSync(folder)) return folder;
  return withLock(`${folder}.lock`, async () => {
    if (!existsSync(folder)) await make(tools);
    return folder;
  });
}

/** In one step at the end: a folder that is there is complete. */
async function make({ run, progress = () => undefined }) {
  const work = `${folder}.making`;
  const root = join(work, 'root');
  rmSync(work, { recursive: true, force: true });
  mkdirSync(root, { recursive: true });
  const archives = await download(work, run);
  for (const [index, archive] of archives.entries()) {
    progress(index / archives.length);
    await run('dpkg-deb', ['--extract', archive, root]);
  }
  for (const unread of ['doc', 'man', 'locale']) rmSync(join(root, 'usr/share', unread), { recursive: true, force: true });
  writeFileSync(join(root, 'asterisk'), launcher);
  chmodSync(join(root, 'asterisk'), 0o755);
  await run(join(root, 'asterisk'), ['-V']);
  renameSync(root, folder);
  rmSync(work, { recursive: true, force: true });
}

/** Asks apt as if nothing were installed, so that every library comes along. Returns the paths of the packages. */
async function download(work, run) {
  for (const each of ['lists/partial', 'cache/archives/partial']) mkdirSync(join(work, each), { recursive: true });
  const list = join(work, 'sources.list');
  writeFileSync(list, `deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] ${mirror()} ${release} main\n`);
  writeFileSync(join(work, 'status'), '');
  const settings = {
    'Dir::Etc::sourcelist': list,
    'Dir::Etc::sourceparts': '/dev/null',
    'Dir::Etc::preferencesparts': '/dev/null',
    'Dir::State': work,
    'Dir::State::Lists': join(work, 'lists'),
    'Dir::State::status': join(work, 'status'),
    'Dir::Cache': join(work, 'cache'),
    'APT::Sandbox::User': '',
    'Debug::NoLocking': 'true',
    'Acquire::Retries': '3',
  };
  const options = ['-q', ...Object.entries(settings).flatMap(([name, value]) => ['-o', `${name}=${value}`])];
  try {
    await run('apt-get', [...options, 'update']);
    await run('apt-get', [...options, 'install', '--yes', '--no-install-recommends', '--download-only', ...packages]);
  } catch (error) {
    throw new SetupError(`Asterisk, an H.323 peer for the tests, cannot be had from Debian's ${release}:\n${error.message}`);
  }
  const archives = join(work, 'cache/archives');
  return readdirSync(archives)
    .filter(name => name.endsWith('.deb'))
    .map(name => join(archives, name));
}

/** The mirror that this machine takes its packages from. */
function mirror() {
  for (const path of ['/etc/apt/sources.list.d/debian.sources', '/etc/apt/sources.list'].filter(each => existsSync(each))) {
    const uri = /^(?:URIs:|deb\s+(?:\[[^\]]*\]\s+)?)\s*(\S+)/m.exec(readFileSync(path, 'utf8'))?.[1];
    if (uri) return uri;
  }
  throw new SetupError("Asterisk, an H.323 peer for the tests, comes from Debian's packages, and this machine names no source of them.");
}
