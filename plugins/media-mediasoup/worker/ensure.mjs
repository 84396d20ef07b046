/** Gets a worker that can be trusted, by the first of four ways that works. */
import { createHash } from 'node:crypto';
import { chmodSync, copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildWorker } from './build.mjs';
import { downloadWorker } from './download.mjs';
import { buildPackages, verifyPackages } from './packages.mjs';
import { cacheFolder, workerFolder } from './paths.mjs';
import { isVerified, verify } from './verify.mjs';

/**
 * Returns the path of a verified binary: MEDIASOUP_WORKER_BIN, the cached one, mediasoup's prebuilt one, or one built here.
 * @param tools `run(command, args, options)`, `installPackages(names)`, `say(text)` and `progress(share)`
 */
export async function ensureWorker(tools) {
  if (process.env.MEDIASOUP_WORKER_BIN) return useGiven(process.env.MEDIASOUP_WORKER_BIN, tools);
  const folder = workerFolder();
  const binary = join(folder, 'mediasoup-worker');
  if (isVerified(binary, folder)) return binary;
  await tools.installPackages(verifyPackages);
  if (existsSync(binary) && (await passes(binary, folder, tools))) return binary;

  mkdirSync(folder, { recursive: true });
  if (!(await tryDownload(binary, tools))) await build(binary, tools);
  return binary;
}

async function useGiven(binary, tools) {
  if (!existsSync(binary)) throw new Error(`MEDIASOUP_WORKER_BIN names ${binary}, which does not exist. Correct it, or unset it.`);
  const name = createHash('sha256').update(binary).digest('hex').slice(0, 12);
  const stampFolder = join(cacheFolder(), 'mediasoup-worker', `given-${name}`);
  if (isVerified(binary, stampFolder)) return binary;
  await tools.installPackages(verifyPackages);
  await verify(binary, stampFolder, tools.run);
  return binary;
}

/** A cached binary loses its stamp when the smoke test changed, and stops starting when the distribution was upgraded. */
async function passes(binary, folder, { run }) {
  return verify(binary, folder, run).then(
    () => true,
    () => false,
  );
}

async function tryDownload(binary, { run, say }) {
  const work = `${dirname(binary)}.download`;
  try {
    await adopt(await downloadWorker(work, run), binary, run);
    say('prebuilt by mediasoup');
    return true;
  } catch (error) {
    say(`no prebuilt worker (${error.message.split('\n')[0]}), so it is built here: once, in about three minutes on two cores`);
    return false;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** The work folder stays behind when this fails: its build.log and its sources tell why. */
async function build(binary, { run, installPackages, progress }) {
  const work = `${dirname(binary)}.build`;
  await installPackages(buildPackages);
  await adopt(await buildWorker(work, { run, progress }), binary, run);
  rmSync(work, { recursive: true, force: true });
}

/** Moves a binary into the cache once it has passed; a reader never sees half a file, or one that was not verified. */
async function adopt(candidate, binary, run) {
  chmodSync(candidate, 0o755);
  const folder = dirname(binary);
  rmSync(join(folder, 'verified'), { force: true });
  copyFileSync(candidate, `${binary}.new`);
  await verify(`${binary}.new`, `${folder}.verifying`, run);
  renameSync(`${binary}.new`, binary);
  renameSync(join(`${folder}.verifying`, 'verified'), join(folder, 'verified'));
  rmSync(`${folder}.verifying`, { recursive: true, force: true });
}
