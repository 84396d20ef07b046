import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { optionalAdditions } from './optional-additions.ts';

const repository = resolve(import.meta.dirname, '../../../../..');
/** Not beside the compiled file, which the benchmark runs. */
const sourceFolder = join(repository, 'test/src/e2e/h323/oracle');
const generator = join(repository, 'libs/h323-js-bindings/src/generator');

/** Those that refer to others come later. */
export const oracleModules = ['H235-SECURITY-MESSAGES', 'MULTIMEDIA-SYSTEM-CONTROL', 'H323-MESSAGES', 'H235-SRTP'] as const;

/** The folder of the ITU-T's ASN.1 modules: fetched once, outside of the checkout. */
export function asn1Modules(): string {
  const script = join(generator, 'modules-command.ts');
  return execFileSync(process.execPath, [script], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }).trim();
}

/**
 * The folder of an aligned-PER oracle, built from Debian's erlang-asn1 where it is not there yet (about a minute). It lies outside of the
 * checkout, named after all that it is made of.
 */
export function ensureOracle(): string {
  const modules = asn1Modules();
  const parts = ['per_oracle.erl', 'per-features.asn', 'optional-additions.ts'].map(name => join(sourceFolder, name));
  const sources = [...parts, ...oracleModules.map(name => join(modules, `${name}.asn`))];
  const hash = createHash('sha256');
  for (const path of sources) hash.update(readFileSync(path));
  const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'opencvi');
  const folder = join(cache, `h323-per-oracle-${hash.digest('hex').slice(0, 16)}`);
  if (existsSync(folder)) return folder;
  const work = `${folder}.${process.pid}`;
  try {
    compile(modules, work);
    if (!existsSync(folder)) renameSync(work, folder);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return folder;
}

function compile(modules: string, folder: string): void {
  mkdirSync(folder, { recursive: true });
  cpSync(join(sourceFolder, 'per_oracle.erl'), join(folder, 'per_oracle.erl'));
  cpSync(join(sourceFolder, 'per-features.asn'), join(folder, 'PER-FEATURES.asn'));
  for (const name of oracleModules) {
    writeFileSync(join(folder, `${name}.asn`), optionalAdditions(readFileSync(join(modules, `${name}.asn`), 'latin1')), 'latin1');
  }
  // `+per` would be ignored, and give BER.
  const erlc = (...args: string[]) => execFileSync('erlc', args, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  erlc('-bper', '+maps', ...oracleModules.map(name => `${name}.asn`), 'PER-FEATURES.asn');
  erlc('per_oracle.erl');
}
