/** Does one thing after another; what fails is told, and the next one goes on. */
export class JobQueue {
  readonly #onError: (error: unknown) => void;
  #last: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(onError: (error: unknown) => void) {
    this.#onError = onError;
  }

  add(job: () => Promise<void>): void {
    this.#last = this.#last.then(async () => {
      if (this.#closed) return;
      try {
        await job();
      } catch (error) {
        if (!this.#closed) this.#onError(error);
      }
    });
  }

  /** What waits is left undone. */
  close(): void {
    this.#closed = true;
  }
}
