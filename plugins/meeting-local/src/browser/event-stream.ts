import type { ServerSentEvent } from '@opencvi/plugin-api';

/**
 * The events of one connection to a browser. Every event is whole, so that only the newest of its name is kept while the browser is slow:
 * the memory a slow reader takes is bounded.
 */
export class EventStream implements AsyncIterable<ServerSentEvent> {
  readonly #pending = new Map<string, unknown>();
  readonly #onClose: () => void;
  #closed = false;
  #wake: () => void = () => {};

  /** `onClose` is called once, whoever ends the stream. */
  constructor(signal: AbortSignal, onClose: () => void) {
    this.#onClose = onClose;
    const abort = () => this.close();
    signal.addEventListener('abort', abort, { once: true });
    if (signal.aborted) queueMicrotask(abort);
  }

  push(event: string, data: unknown): void {
    if (this.#closed) return;
    this.#pending.delete(event);
    this.#pending.set(event, data);
    this.#wake();
  }

  /** Ends the stream once what is pending has been read. Idempotent. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#wake();
    this.#onClose();
  }

  async *[Symbol.asyncIterator](): AsyncIterator<ServerSentEvent> {
    try {
      while (true) {
        const [next] = this.#pending;
        if (next !== undefined) {
          this.#pending.delete(next[0]);
          yield { event: next[0], data: next[1] };
        } else if (this.#closed) {
          return;
        } else {
          await new Promise<void>(resolve => {
            this.#wake = resolve;
          });
        }
      }
    } finally {
      this.close();
    }
  }
}
