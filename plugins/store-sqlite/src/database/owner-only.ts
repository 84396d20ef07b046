import { closeSync, openSync } from 'node:fs';

/**
 * Makes the file of a new database readable by its owner alone: it tells who called whom. SQLite gives the files beside it the same rights
 * (os_unix.c, findCreateFileMode). Rights of a file that is there are left to the operator; what is in the way is told by SQLite.
 */
export function ownerOnly(file: string): void {
  try {
    closeSync(openSync(file, 'ax', 0o600));
  } catch {
    // is there already, or cannot be made
  }
}
