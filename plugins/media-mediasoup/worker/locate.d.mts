/** MEDIASOUP_WORKER_BIN when it is set, else the cached worker if it passed its smoke test, else undefined. */
export declare function locateWorker(env?: Record<string, string | undefined>): string | undefined;
