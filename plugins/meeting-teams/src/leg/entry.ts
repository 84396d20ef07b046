/** The moment at which a room is in the meeting or its lobby, or is known never to be. */
export class Entry {
  readonly done: Promise<void>;
  #resolve = (): void => {};
  #reject = (_error: unknown): void => {};

  constructor() {
    this.done = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    // Who does not wait for it need not hear that it failed
    this.done.catch(() => {});
  }

  resolve(): void {
    this.#resolve();
  }

  reject(error: unknown): void {
    this.#reject(error);
  }
}
