import { availableParallelism } from 'node:os';
import { CallError, type Clock, type Logger } from '@opencvi/plugin-api';
import type { MediaConfig } from '../config.ts';
import type { PortRange } from '../ports/port-range.ts';
import { MediaWorker } from './media-worker.ts';

/** How long after a failed start the next one is tried. */
const retryAfter = 2_000;

/** Forwarding to browsers seldom needs more, and each worker takes a port. */
const maxDefaultWorkers = 4;

/** What a pool is made with. */
export interface WorkerPoolOptions {
  readonly config: MediaConfig;
  readonly ports: PortRange;
  readonly clock: Clock;
  readonly log: Logger;
}

/** mediasoup's processes. One that dies takes its rooms along, and is replaced. */
export class WorkerPool {
  readonly #options: WorkerPoolOptions;
  readonly #workers = new Set<MediaWorker>();
  readonly #retries = new Set<() => void>();
  #closed = false;

  constructor(options: WorkerPoolOptions) {
    this.#options = options;
  }

  /** How many are running. */
  get size(): number {
    return this.#workers.size;
  }

  /** Their process ids. */
  get pids(): readonly number[] {
    return [...this.#workers].map(({ worker }) => worker.pid);
  }

  /** Starts all. Rejects when they cannot be run at all. */
  async start(): Promise<void> {
    try {
      await Promise.all(
        Array.from({ length: this.#options.config.workers ?? Math.min(maxDefaultWorkers, availableParallelism()) }, () => this.#add()),
      );
    } catch (cause) {
      this.close();
      // Not always its program: an address that is not of this machine is refused in the same place
      const why = cause instanceof Error ? cause.message : String(cause);
      throw new Error(
        `mediasoup-worker cannot be run (${why}): start the gateway with npm start, which builds it, or set workerBin; or see listenAddress`,
        { cause },
      );
    }
  }

  /** The one with the fewest rooms. Throws `CallError` `unavailable` while there is none. */
  pick(): MediaWorker {
    const [least] = [...this.#workers].sort((a, b) => a.rooms - b.rooms);
    if (!least) throw new CallError({ code: 'unavailable', by: 'gateway', detail: 'no media worker is running' });
    return least;
  }

  close(): void {
    this.#closed = true;
    for (const cancel of this.#retries) cancel();
    for (const worker of this.#workers) worker.close();
    this.#workers.clear();
  }

  async #add(): Promise<void> {
    const { config, ports, log } = this.#options;
    const added = await MediaWorker.start(config, ports);
    if (this.#closed) {
      added.close();
      return;
    }
    this.#workers.add(added);
    added.worker.on('died', error => {
      log.error('media worker died', { pid: added.worker.pid, rooms: added.rooms, error });
      this.#workers.delete(added);
      this.#replace();
    });
  }

  #replace(): void {
    if (this.#closed) return;
    this.#add().catch(error => {
      this.#options.log.error('media worker cannot be started', { error });
      const cancel = this.#options.clock.after(retryAfter, () => {
        this.#retries.delete(cancel);
        this.#replace();
      });
      this.#retries.add(cancel);
    });
  }
}
