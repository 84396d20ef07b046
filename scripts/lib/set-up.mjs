/** Everything that a fresh clone lacks. Every part looks first whether it is there already. */
import { join } from 'node:path';
import { ensureAsterisk } from './asterisk.mjs';
import { buildPage, compile } from './build.mjs';
import { installPackages, missingPackages } from './debian.mjs';
import { withLock } from './lock.mjs';
import { installNpmPackages, isInstalled } from './npm-packages.mjs';
import { gatewayPackages } from './packages.mjs';
import { root } from './root.mjs';
import { run } from './run.mjs';
import { step } from './steps.mjs';

/** Runs `work` while no other set-up of this checkout runs. */
export const exclusively = work => withLock(join(root, '.cache', 'set-up.lock'), work);

/** Makes the tools and libraries present, and tells the gateway where its worker is. */
export async function setUp({ debianPackages = [] } = {}) {
  // Both mostly wait for the network. Neither is left running when the other fails.
  const results = await Promise.allSettled([setUpDebian([...gatewayPackages, ...debianPackages]), setUpNpm()]);
  for (const result of results) if (result.status === 'rejected') throw result.reason;
  process.env.MEDIASOUP_WORKER_BIN = await setUpWorker();
}

async function setUpDebian(packages) {
  if (missingPackages(packages).length === 0) return;
  await step('Debian packages', async ({ note }) => note((await installPackages(packages)).join(' ')));
}

async function setUpNpm() {
  if (!isInstalled()) await step('npm packages', installNpmPackages);
}

/** Compiles everything. */
export async function build() {
  await step('TypeScript', compile);
  await step('meeting page', async ({ note }) => {
    if (!(await buildPage())) note('nothing to do');
  });
}

/** A peer of the end-to-end tests that today's Debian does not have. */
export async function setUpAsterisk() {
  await step('Asterisk', ({ progress }) => ensureAsterisk({ run, progress }));
}

async function setUpWorker() {
  // Only now: these modules look into node_modules.
  const { ensureWorker } = await import('../../plugins/media-mediasoup/worker/ensure.mjs');
  const { cacheFolder } = await import('../../plugins/media-mediasoup/worker/paths.mjs');
  return withLock(join(cacheFolder(), 'mediasoup-worker.lock'), () =>
    step('mediasoup worker, verified by a DTLS handshake', ({ say, progress }) => ensureWorker({ run, installPackages, say, progress })),
  );
}
