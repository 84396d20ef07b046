/** Where the worker's sources and the finished binaries are. Only Node's own modules: this runs before `npm ci` too. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));

export const recipeFolder = join(here, 'recipe');
export const smokeFolder = join(here, 'smoke');

/** What is slow to make and belongs to no checkout: the XDG Base Directory Specification's cache. */
export function cacheFolder(env = process.env) {
  return join(env.XDG_CACHE_HOME || join(env.HOME || homedir(), '.cache'), 'opencvi');
}

/** The installed mediasoup package, which carries the worker's sources. */
export function mediasoupFolder() {
  return dirname(dirname(dirname(createRequire(import.meta.url).resolve('mediasoup'))));
}

export function mediasoupVersion() {
  return JSON.parse(readFileSync(join(mediasoupFolder(), 'package.json'), 'utf8')).version;
}

/** One hash over the names and contents of all files in a folder. */
export function hashFolder(folder) {
  const hash = createHash('sha256');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile());
  const paths = files.map(file => join(file.parentPath ?? file.path, file.name)).filter(path => !path.includes('.test.'));
  for (const path of paths.sort()) hash.update(path.slice(folder.length)).update('\0').update(readFileSync(path)).update('\0');
  return hash.digest('hex');
}

/** The cache folder of the worker that this checkout's recipe makes, on this kind of machine. */
export function workerFolder(env = process.env) {
  const key = createHash('sha256')
    .update(`${hashFolder(recipeFolder)} ${process.platform} ${process.arch}`)
    .digest('hex')
    .slice(0, 12);
  return join(cacheFolder(env), 'mediasoup-worker', `${mediasoupVersion()}-${key}`);
}
