import type { HandleSource } from './opus-library.ts';

/** Holds a libopus handle that may come a moment late, and frees it exactly once whenever it comes. */
export class OpusHandle<H extends { free(): void }> {
  #handle: H | undefined;
  #closed = false;

  constructor(source: HandleSource<H>, configure: (handle: H) => void = () => {}) {
    if ('ready' in source) this.#accept(source.ready, configure);
    else
      source.pending.then(
        handle => this.#accept(handle, configure),
        () => {},
      );
  }

  /** The handle, or undefined when it has not come yet or is closed. */
  get(): H | undefined {
    return this.#handle;
  }

  close(): void {
    this.#closed = true;
    this.#handle?.free();
    this.#handle = undefined;
  }

  #accept(handle: H, configure: (handle: H) => void): void {
    if (this.#closed) {
      handle.free();
      return;
    }
    configure(handle);
    this.#handle = handle;
  }
}
