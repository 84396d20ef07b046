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

  /** `name` must have been checked: it becomes part of SQL. */
  constructor(database: DatabaseSync, name: string) {
    const table = `"collection_${name}"`;
    // https://sqlite.org/withoutrowid.html: without rowids a value of a kilobyte takes a page of its own
    database.exec(`CREATE TABLE IF NOT EXISTS ${table} (id TEXT PRIMARY KEY, json TEXT NOT NULL) STRICT`);
    database.prepare('INSERT OR IGNORE INTO collections VALUES (?)').run(name);
    this.#put = database.prepare(`INSERT INTO ${table} VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET json = excluded.json`);
    this.#get = database.prepare(`SELECT id, json FROM ${table} WHERE id = ?`);
    this.#list = database.prepare(`SELECT id, json FROM ${table} WHERE ?1 IS NULL OR id < ?1 ORDER BY id DESC`);
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
}
