import type { DatabaseSync } from 'node:sqlite';

interface Write {
  readonly run: () => void;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Writes of one turn of the event loop share one transaction, and with it one sync of the disk: that sync is what a durable write costs.
 * A write resolves only after the commit.
 */
export class GroupCommit {
  readonly #database: DatabaseSync;
  readonly #committed: (seconds: number) => void;
  #waiting: Write[] = [];
  #scheduled: NodeJS.Immediate | undefined;

  constructor(database: DatabaseSync, committed: (seconds: number) => void) {
    this.#database = database;
    this.#committed = committed;
  }

  /** Runs `run`, which is one statement, in the next transaction. */
  write(run: () => void): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ run, resolve, reject });
      this.#scheduled ??= setImmediate(() => this.flush());
    });
  }

  /** Commits what is waiting. */
  flush(): void {
    if (this.#scheduled) clearImmediate(this.#scheduled);
    this.#scheduled = undefined;
    const batch = this.#waiting;
    this.#waiting = [];
    if (batch.length > 0) this.#commit(batch);
  }

  #commit(batch: readonly Write[]): void {
    const begun = performance.now();
    try {
      this.#transaction(batch);
    } catch (error) {
      this.#failed(batch, error);
      return;
    }
    for (const { resolve } of batch) resolve();
    this.#committed((performance.now() - begun) / 1_000);
  }

  #transaction(batch: readonly Write[]): void {
    const [first, ...others] = batch;
    // A statement alone is a transaction
    if (first && others.length === 0) {
      first.run();
      return;
    }
    this.#database.exec('BEGIN IMMEDIATE');
    try {
      for (const { run } of batch) run();
      this.#database.exec('COMMIT');
    } catch (error) {
      // A full disk has already rolled back by itself.
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
      throw error;
    }
  }

  /** One bad write must not take the others with it: each is tried alone. */
  #failed(batch: readonly Write[], error: unknown): void {
    const [only] = batch;
    if (batch.length === 1) only?.reject(error);
    else for (const write of batch) this.#commit([write]);
  }
}
