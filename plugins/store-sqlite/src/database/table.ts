import type { DatabaseSync, StatementSync } from 'node:sqlite';

/** A row of a collection. */
export interface Row {
  readonly id: string;
  readonly json: string;
}

/** The table of one collection: `id` and the value as JSON. */
export class Table {
  readonly #put: StatementSync;
  readonly #get: StatementSync;
  readonly #list: StatementSync;
  readonly #nth: StatementSync;
  readonly #remove: StatementSync;

  /** `name` must have been checked: it becomes part of SQL. */
  constructor(database: DatabaseSync, name: string) {
    const table = `"collection_${name}"`;
    // https://sqlite.org/withoutrowid.html: without rowids a value of a kilobyte takes a page of its own
    database.exec(`CREATE TABLE IF NOT EXISTS ${table} (id TEXT PRIMARY KEY, json TEXT NOT NULL) STRICT`);
    database.prepare('INSERT OR IGNORE INTO collections VALUES (?)').run(name);
    this.#put = database.prepare(`INSERT INTO ${table} VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET json = excluded.json`);
    this.#get = database.prepare(`SELECT id, json FROM ${table} WHERE id = ?`);
    this.#list = database.prepare(`SELECT id, json FROM ${table} WHERE ?1 IS NULL OR id < ?1 ORDER BY id DESC`);
    this.#nth = database.prepare(`SELECT id FROM ${table} ORDER BY id DESC LIMIT 1 OFFSET ?`);
    this.#remove = database.prepare(`DELETE FROM ${table} WHERE id IN (SELECT id FROM ${table} WHERE id < ? ORDER BY id LIMIT ?)`);
  }

  put({ id, json }: Row): void {
    this.#put.run(id, json);
  }

  get(id: string): Row | undefined {
    return this.#get.get(id) as Row | undefined;
  }

  /** Rows before an id, newest first; read one at a time. */
  list(before: string | undefined): Iterable<Row> {
    return this.#list.iterate(before ?? null) as unknown as Iterable<Row>;
  }

  /** The id of the nth newest row, counted from 1; `undefined` when there are fewer. */
  nthNewest(n: number): string | undefined {
    return (this.#nth.get(n - 1) as Pick<Row, 'id'> | undefined)?.id;
  }

  /** Removes the oldest rows before an id, at most so many; answers how many. */
  removeBefore(id: string, limit: number): number {
    return Number(this.#remove.run(id, limit).changes);
  }
}
