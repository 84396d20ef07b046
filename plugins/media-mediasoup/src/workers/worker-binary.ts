import { locateWorker } from '../../worker/locate.mjs';

/** The path of mediasoup-worker: the configured one, or the one that the set-up left in the cache, or (`undefined`) mediasoup's own. */
export function workerBinary(configured: string | undefined): string | undefined {
  return configured ?? locateWorker();
}
