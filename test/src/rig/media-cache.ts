import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = join(tmpdir(), 'opencvi-rig-media');
const making = new Map<string, Promise<string>>();

/**
 * A media file that is made once and kept for later runs. `recipe` is whatever the file depends on: another recipe is another
 * file. It is made under another name and renamed, so that two test processes may make it at once.
 */
export function cachedMedia(name: string, recipe: unknown, make: (path: string) => Promise<void>): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify(recipe)).digest('hex').slice(0, 12);
  const path = join(folder, `${hash}-${name}`);
  const known = making.get(path);
  if (known) return known;
  const made = existsSync(path) ? Promise.resolve(path) : makeAside(path, name, make);
  making.set(path, made);
  made.catch(() => making.delete(path));
  return made;
}

async function makeAside(path: string, name: string, make: (path: string) => Promise<void>): Promise<string> {
  await mkdir(folder, { recursive: true });
  const aside = join(folder, `${randomUUID()}-${name}`); // keeps the extension: ffmpeg chooses the container by it
  await make(aside);
  await rename(aside, path);
  return path;
}
