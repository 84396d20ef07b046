/** The database cannot be used; the message names the file and the remedy. */
export class DatabaseFileError extends Error {
  override readonly name = 'DatabaseFileError';
}

/** https://sqlite.org/rescode.html, primary codes. */
const codes = { busy: 5, locked: 6, readOnly: 8, io: 10, corrupt: 11, full: 13, cannotOpen: 14, notADatabase: 26 } as const;

/** One message for people: what is wrong with the file, and what to do. */
export function describeOpenError(file: string, error: unknown): string {
  const { errcode, message } = error as { errcode?: number; message?: string };
  const detail = message === undefined ? '' : ` (${message.trim().replace(/\s+/g, ' ')})`;
  // Extended result codes carry the primary one in their low byte.
  switch (errcode === undefined ? undefined : errcode & 0xff) {
    case codes.corrupt:
    case codes.notADatabase:
      return `database ${file} is damaged${detail}. Restore it from a backup, or move it away with its -wal and -shm files to start with an empty one; 'sqlite3 ${file} .recover' may save what is in it`;
    case codes.busy:
    case codes.locked:
      return `database ${file} is in use by another process${detail}. Stop the other gateway, or give this one a data folder of its own`;
    case codes.readOnly:
    case codes.cannotOpen:
      return `database ${file} cannot be opened for writing${detail}. Give the gateway's user write access to it and to its folder`;
    case codes.full:
    case codes.io:
      return `database ${file} cannot be written${detail}. Make room on its disk, and check the disk`;
    default:
      return `database ${file} cannot be opened${detail}`;
  }
}
