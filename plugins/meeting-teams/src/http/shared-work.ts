import { aborted } from './deadline.ts';

interface Running<T> {
  readonly result: Promise<T>;
  readonly stop: AbortController;
  waiting: number;
}

/** Work that many want at the same time, done once for all of them; called off when the last of them wants it no more. */
export class SharedWork<T> {
  readonly #running = new Map<string, Running<T>>();

  /** Settles as the work does, or rejects with the reason of the caller's signal. */
  async run(key: string, work: (signal: AbortSignal) => Promise<T>, signal?: AbortSignal): Promise<T> {
    signal?.throwIfAborted();
    const running = this.#running.get(key) ?? this.#start(key, work);
    running.waiting++;
    try {
      return await (signal ? Promise.race([running.result, aborted(signal)]) : running.result);
    } finally {
      running.waiting--;
      if (running.waiting === 0) this.#forget(key, running, signal?.reason);
    }
  }

  #start(key: string, work: (signal: AbortSignal) => Promise<T>): Running<T> {
    const stop = new AbortController();
    const running = { result: work(stop.signal), stop, waiting: 0 };
    this.#running.set(key, running);
    const forget = (): void => this.#forget(key, running, undefined);
    running.result.then(forget, forget);
    return running;
  }

  #forget(key: string, running: Running<T>, reason: unknown): void {
    if (this.#running.get(key) === running) this.#running.delete(key);
    if (running.waiting === 0) running.stop.abort(reason);
  }
}
