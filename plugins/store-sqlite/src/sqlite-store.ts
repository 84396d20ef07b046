import type { DatabaseSync } from 'node:sqlite';
import type { Collection, Logger, StoreDriver } from '@opencvi/plugin-api';
import type { z } from 'zod';
import { claim } from './database/claim.ts';
import { GroupCommit } from './database/group-commit.ts';
import { openDatabase } from './database/open-database.ts';
import { Table } from './database/table.ts';
import { type OpenTable, SqliteCollection } from './sqlite-collection.ts';

const collectionName = /^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)*$/;

/** What the store tells. */
export interface SqliteStoreOptions {
  readonly log: Logger;
  /** Called after each commit with the time it took. */
  readonly committed?: (seconds: number) => void;
}

/** Collections in one SQLite file. A collection may be asked for before the store is open, but only used after. */
export class SqliteStore implements StoreDriver {
  readonly id = 'sqlite';
  readonly #log: Logger;
  readonly #committed: (seconds: number) => void;
  readonly #tables = new Map<string, Table>();
  #database: { readonly connection: DatabaseSync; readonly lock: DatabaseSync; readonly commits: GroupCommit } | undefined;

  constructor({ log, committed = () => {} }: SqliteStoreOptions) {
    this.#log = log;
    this.#committed = committed;
  }

  /** Opens the file, or makes it. Throws an error that names file and remedy. */
  open(file: string): void {
    const lock = claim(file);
    try {
      const connection = openDatabase(file);
      this.#database = { connection, lock, commits: new GroupCommit(connection, this.#committed) };
    } catch (error) {
      lock.close();
      throw error;
    }
    this.#log.info('store opened', { file });
  }

  collection<T>(name: string, schema: z.ZodType<T>): Collection<T> {
    if (!collectionName.test(name)) throw new Error(`collection '${name}' must be named in dotted kebab-case, such as 'call-records'`);
    return new SqliteCollection(name, schema, { open: () => this.#table(name), log: this.#log });
  }

  /** Commits what is waiting and closes the file. Idempotent. */
  close(): void {
    if (!this.#database) return;
    const { connection, lock, commits } = this.#database;
    commits.flush();
    this.#database = undefined;
    this.#tables.clear();
    connection.close();
    lock.close();
  }

  #table(name: string): OpenTable {
    if (!this.#database) throw new Error(`collection '${name}': the store is not open`);
    const { connection, commits } = this.#database;
    const table = this.#tables.get(name) ?? new Table(connection, name);
    this.#tables.set(name, table);
    return { table, commits };
  }
}
