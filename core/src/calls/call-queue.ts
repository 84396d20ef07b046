/** One call, one queue: what happens to a call happens one after another. A task that fails does not stop the next. */
export class CallQueue {
  #last: Promise<unknown> = Promise.resolve();

  /** Runs a task after every one before it. Tasks are short: they wait for nothing that only another task of the same call can bring. */
  run<T>(task: () => T | Promise<T>): Promise<T> {
    const result = this.#last.then(task);
    this.#last = result.catch(() => undefined);
    return result;
  }
}
