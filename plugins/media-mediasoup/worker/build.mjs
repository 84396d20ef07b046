/** Builds the worker from the sources in mediasoup's npm package, against Debian's libraries. README.md explains each deviation. */
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mediasoupFolder, recipeFolder } from './paths.mjs';
import { mesonOptions } from './recipe/meson-options.mjs';
import { applyPatch, patches } from './recipe/patches.mjs';

/** Works in `folder`, and calls `progress` with the share that is done. Returns the binary's path, or throws with the reason. */
export async function buildWorker(folder, { run, progress }) {
  const sources = join(folder, 'sources');
  const output = join(folder, 'output');
  rmSync(folder, { recursive: true, force: true });
  prepareSources(sources);

  const log = join(folder, 'build.log');
  await run('meson', ['setup', ...mesonOptions, output, sources], { log });
  // Sources include the generated headers without saying so to meson: they must be there first.
  await run('ninja', ['-C', output, 'fbs/FBS'], { log });
  const onLine = line => {
    const [, done, total] = /^\[(\d+)\/(\d+)\]/.exec(line) ?? [];
    if (total) progress(Number(done) / Number(total));
  };
  await run('ninja', ['-C', output, 'mediasoup-worker'], { log, onLine, env: { NINJA_STATUS: '[%f/%t] ' } });
  return join(output, 'mediasoup-worker');
}

/** A copy of the sources with Debian's libraries in the places of the ones that mediasoup would download. */
export function prepareSources(sources) {
  cpSync(join(mediasoupFolder(), 'worker'), sources, { recursive: true });
  const subprojects = join(sources, 'subprojects');
  for (const name of readdirSync(subprojects)) if (name.endsWith('.wrap')) rmSync(join(subprojects, name));
  cpSync(join(recipeFolder, 'subprojects'), subprojects, { recursive: true });
  mkdirSync(join(subprojects, 'libsrtp3', 'include'));
  cpSync(join(recipeFolder, 'shim', 'srtp.h'), join(subprojects, 'libsrtp3', 'include', 'srtp.h'));
  cpSync(join(recipeFolder, 'pch'), join(sources, 'pch'), { recursive: true });
  for (const patch of patches) {
    const path = join(sources, patch.file);
    writeFileSync(path, applyPatch(readFileSync(path, 'utf8'), patch));
  }
}
