import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin, Profile } from '@opencvi/plugin-api';
import { folderEntry, packageEntry } from './package-entry.ts';

/** Loads a profile by short name (`pexip-infinity`), package name or path. Throws with what was tried. */
export async function loadProfile(name: string, from: string): Promise<Profile> {
  const short = /^[a-z0-9-]+$/.test(name);
  const profile = await load(short ? `@opencvi/profile-${name}` : name, from);
  const found = Object.values(profile).find((value): value is Profile => isKind(value, 'profile'));
  if (!found) throw new Error(`${name} exports no profile (made with defineProfile)`);
  return found;
}

/** Loads every plugin that a package or file exports. */
export async function loadPlugins(name: string, from: string): Promise<Plugin[]> {
  const module = await load(name, from);
  const found = [...new Set(Object.values(module).filter((value): value is Plugin => isKind(value, 'plugin')))];
  if (found.length === 0) throw new Error(`${name} exports no plugin (made with definePlugin)`);
  return found;
}

/** Paths (of a file, or of a package's folder) are taken from the folder of the configuration file, packages from there and then from the gateway's own. */
async function load(name: string, from: string): Promise<Record<string, unknown>> {
  if (name.startsWith('.') || path.isAbsolute(name)) {
    const file = path.resolve(from, name);
    if (!existsSync(file)) throw new Error(`there is no ${file}`);
    return import(pathToFileURL(statSync(file).isDirectory() ? folderEntry(file) : file).href);
  }
  const entry = packageEntry(name, from);
  if (entry !== undefined) return import(pathToFileURL(entry).href);
  return import(name).catch(cause => {
    if (!isAbsent(cause, name)) throw cause;
    throw new Error(`there is no package ${name} at or above ${from}, nor beside the gateway`, { cause });
  });
}

/** Whether the package itself is absent, and not something that it imports. */
function isAbsent(cause: unknown, name: string): boolean {
  return (
    cause instanceof Error &&
    /^(Cannot find (package|module)|Failed to load url) /.test(cause.message) &&
    cause.message.includes(`'${name}'`)
  );
}

function isKind(value: unknown, kind: string): boolean {
  return typeof value === 'object' && value !== null && (value as { kind?: unknown }).kind === kind;
}
