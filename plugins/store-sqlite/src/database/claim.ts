import { DatabaseSync } from 'node:sqlite';
import { DatabaseFileError, describeOpenError } from './open-error.ts';
import { ownerOnly } from './owner-only.ts';

/**
 * Claims a database for this process, for as long as the answer is open. SQLite itself would let two gateways write by turns; the second would
 * take the first one's calls for its own. A lock of the system's on a file beside it, so that a kill -9 gives it back and readers such as
 * `sqlite3` are not kept out. Throws `DatabaseFileError`.
 */
export function claim(file: string): DatabaseSync {
  let lock: DatabaseSync | undefined;
  try {
    // A gateway that is just stopping has this long
    ownerOnly(`${file}.lock`);
    lock = new DatabaseSync(`${file}.lock`, { timeout: 2_000 });
    // https://sqlite.org/lockingv3.html: nothing is written, the transaction only holds the lock
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch (error) {
    if (lock?.isOpen) lock.close();
    throw new DatabaseFileError(describeOpenError(file, error), { cause: error });
  }
}
