import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { moduleNames } from './generate.ts';

/** Outside of any checkout: a fresh clone does not download again. */
function cacheFolder(): string {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'opencvi');
}

const aptSources = ['/etc/apt/sources.list.d/debian.sources', '/etc/apt/sources.list'];

/** The mirror that this machine takes its packages from. */
function mirror(): string {
  for (const path of aptSources.filter(each => existsSync(each))) {
    const uri = /^(?:URIs:|deb\s+(?:\[[^\]]*\]\s+)?)\s*(\S+)/m.exec(readFileSync(path, 'utf8'))?.[1];
    if (uri) return uri;
  }
  return 'http://deb.debian.org/debian';
}

/** Debian's release whose wireshark we read: the modules are those of H.225.0 v7 and H.245 v15 in any. */
const RELEASE = 'bookworm';

/**
 * The ITU-T's ASN.1 modules, out of Debian's wireshark source package: they may not be copied into this repository. 47 MB are downloaded
 * once; no root is needed, only apt-get and xz. Returns the folder that holds them.
 */
export function fetchModules(): string {
  const folder = join(cacheFolder(), `h323-asn1-${RELEASE}`);
  if (existsSync(folder)) return folder;
  const work = `${folder}.${process.pid}`;
  try {
    download(work);
    mkdirSync(join(work, 'asn1'));
    for (const name of moduleNames) {
      const [path] = globSync(join(work, '**', `${name}.asn`));
      if (!path) throw new Error(`wireshark's source has no ${name}.asn`);
      copyFileSync(path, join(work, 'asn1', `${name}.asn`));
    }
    // In one step: a folder that is there is complete.
    if (!existsSync(folder)) renameSync(join(work, 'asn1'), folder);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return folder;
}

function download(work: string): void {
  for (const each of ['lists/partial', 'cache/archives/partial', 'source']) mkdirSync(join(work, each), { recursive: true });
  const list = join(work, 'sources.list');
  writeFileSync(list, `deb-src [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] ${mirror()} ${RELEASE} main\n`);
  const settings = [`Dir::Etc::sourcelist=${list}`, 'Dir::Etc::sourceparts=/dev/null', `Dir::State::Lists=${join(work, 'lists')}`];
  const options = [...settings, `Dir::Cache=${join(work, 'cache')}`, 'APT::Sandbox::User=', 'Acquire::Retries=3'].flatMap(each => [
    '-o',
    each,
  ]);
  const apt = (...args: string[]) =>
    execFileSync('apt-get', [...options, '-q', ...args], { cwd: join(work, 'source'), stdio: ['ignore', 'ignore', 'inherit'] });
  apt('update');
  apt('source', '--download-only', 'wireshark');
  const [archive] = globSync(join(work, 'source', 'wireshark_*.orig.tar.*'));
  if (!archive) throw new Error('apt-get gave no source of wireshark');
  const wanted = ['h225', 'h235', 'h245'].map(each => `*/epan/dissectors/asn1/${each}/*.asn`);
  execFileSync('tar', ['xf', archive, '-C', join(work, 'source'), '--wildcards', ...wanted]);
}
