import type { DatabaseSync } from 'node:sqlite';
import { DatabaseFileError } from './open-error.ts';

/**
 * What each version of the layout adds, in order; never change one that was released. Values are JSON and validated by their schema, so
 * only the layout of tables needs migrations.
 */
const migrations: readonly string[] = ['CREATE TABLE collections (name TEXT PRIMARY KEY) STRICT, WITHOUT ROWID'];

/** Brings the layout up to date, each step in a transaction of its own. */
export function migrate(file: string, database: DatabaseSync): void {
  database.exec('CREATE TABLE IF NOT EXISTS migrations (version INTEGER PRIMARY KEY, applied_at TEXT NOT NULL) STRICT');
  const version = Number(database.prepare('SELECT coalesce(max(version), 0) AS version FROM migrations').get()?.version);
  if (version > migrations.length) {
    throw new DatabaseFileError(
      `database ${file} was written by a newer version of this plugin (layout ${version}, known are ${migrations.length}). Install that version, or use another file`,
    );
  }
  for (const [index, sql] of migrations.entries()) if (index >= version) apply(database, index + 1, sql);
}

function apply(database: DatabaseSync, version: number, sql: string): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    database.exec(sql);
    database.prepare("INSERT INTO migrations VALUES (?, strftime('%Y-%m-%dT%H:%M:%fZ'))").run(version);
    database.exec('COMMIT');
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}
