import type { Collection, Logger, Page, Retention } from '@opencvi/plugin-api';
import type { z } from 'zod';
import type { GroupCommit } from './database/group-commit.ts';
import type { Row, Table } from './database/table.ts';

/** Rows that are removed in one turn of the event loop: calls go on meanwhile. */
const atOnce = 500;

/** What a collection needs of an open database. */
export interface OpenTable {
  readonly table: Table;
  readonly commits: GroupCommit;
}

/** A collection: values as JSON, validated when they are read. */
export class SqliteCollection<T> implements Collection<T> {
  readonly #name: string;
  readonly #schema: z.ZodType<T>;
  readonly #open: () => OpenTable;
  readonly #log: Logger;
  /** Rows that were reported, so that each is told of once and not at every listing. */
  readonly #reported = new Set<string>();

  constructor(name: string, schema: z.ZodType<T>, { open, log }: { open: () => OpenTable; log: Logger }) {
    this.#name = name;
    this.#schema = schema;
    this.#open = open;
    this.#log = log;
  }

  async put(id: string, value: T): Promise<void> {
    const json = JSON.stringify(value);
    if (json === undefined) throw new TypeError(`${this.#name} ${id}: only JSON can be stored`);
    const { table, commits } = this.#open();
    await commits.write(() => table.put({ id, json }));
  }

  async get(id: string): Promise<T | undefined> {
    const row = this.#open().table.get(id);
    return row && this.#read(row);
  }

  async list({ limit, before }: Page): Promise<readonly T[]> {
    const values: T[] = [];
    if (limit <= 0) return values;
    for (const row of this.#open().table.list(before)) {
      const value = this.#read(row);
      if (value !== undefined) values.push(value);
      if (values.length >= limit) break;
    }
    return values;
  }

  async trim({ since, newest }: Retention): Promise<number> {
    const { table, commits } = this.#open();
    if (newest !== undefined && newest < 1) throw new RangeError(`${this.#name}: at least one value is kept`);
    const oldest = newest === undefined ? undefined : table.nthNewest(newest);
    const first = [since, oldest]
      .filter(id => id !== undefined)
      .toSorted()
      .at(-1);
    if (first === undefined) return 0;
    let total = 0;
    for (let removed = atOnce; removed === atOnce; total += removed) {
      await commits.write(() => {
        removed = table.removeBefore(first, atOnce);
      });
    }
    return total;
  }

  #read({ id, json }: Row): T | undefined {
    try {
      return this.#schema.parse(JSON.parse(json));
    } catch (error) {
      if (!this.#reported.has(id)) this.#log.error('stored value cannot be read and is left out', { collection: this.#name, id, error });
      this.#reported.add(id);
      return undefined;
    }
  }
}
