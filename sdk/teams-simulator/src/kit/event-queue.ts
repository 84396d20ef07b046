/** Values pushed by one side and iterated by the other, until either has enough. */
export class EventQueue<T> implements AsyncIterable<T> {
  readonly #waiting: T[] = [];
  readonly #onClose: () => void;
  #wake: (() => void) | undefined;
  #closed = false;

  constructor(signal: AbortSignal, onClose: () => void = () => {}) {
    this.#onClose = onClose;
    if (signal.aborted) this.close();
    else signal.addEventListener('abort', () => this.close(), { once: true });
  }

  push(value: T): void {
    if (this.#closed) return;
    this.#waiting.push(value);
    this.#wake?.();
  }

  /** Ends the iteration after what has been pushed. Idempotent. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#wake?.();
    this.#onClose();
  }

  async *[Symbol.asyncIterator](): AsyncIterator<T> {
    try {
      while (true) {
        const next = this.#waiting.shift();
        if (next !== undefined) yield next;
        else if (this.#closed) return;
        else await new Promise<void>(resolve => (this.#wake = resolve));
      }
    } finally {
      this.close();
    }
  }
}
