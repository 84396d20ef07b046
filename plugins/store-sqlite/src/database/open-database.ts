import { existsSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { migrate } from './migrate.ts';
import { DatabaseFileError, describeOpenError } from './open-error.ts';
import { ownerOnly } from './owner-only.ts';

/** Up to this size the whole file is checked at each start: a quarter of a second on an ordinary disk. Above, damage shows when it is read. */
const checkedBytes = 64 * 1024 * 1024;

/** Opens or makes a database that survives kill -9 and a loss of power. Throws `DatabaseFileError`, which says what to do. */
export function openDatabase(file: string): DatabaseSync {
  let database: DatabaseSync | undefined;
  try {
    ownerOnly(file);
    database = new DatabaseSync(file, { timeout: 2_000 });
    // https://sqlite.org/wal.html; FULL syncs the log at each commit, so that what was committed is there after a loss of power.
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
    check(file, database);
    migrate(file, database);
    return database;
  } catch (error) {
    if (database?.isOpen) database.close();
    throw error instanceof DatabaseFileError ? error : new DatabaseFileError(describeOpenError(file, error), { cause: error });
  }
}

function check(file: string, database: DatabaseSync): void {
  if (!existsSync(file) || statSync(file).size > checkedBytes) return;
  const found = database.prepare('PRAGMA quick_check(1)').get()?.quick_check;
  if (found !== 'ok') throw new DatabaseFileError(describeOpenError(file, { errcode: 11, message: String(found) }));
}
