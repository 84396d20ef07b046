/** Finds the worker that the set-up left in the cache, for a gateway that was not started by `npm start`. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { workerFolder } from './paths.mjs';

/** MEDIASOUP_WORKER_BIN when it is set, else the cached worker if it passed its smoke test, else undefined. */
export function locateWorker(env = process.env) {
  if (env.MEDIASOUP_WORKER_BIN) return env.MEDIASOUP_WORKER_BIN;
  const folder = workerFolder(env);
  const binary = join(folder, 'mediasoup-worker');
  return existsSync(binary) && existsSync(join(folder, 'verified')) ? binary : undefined;
}
