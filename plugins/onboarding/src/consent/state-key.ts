import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';

const length = 32;

/** The key that signs states: made once, for its owner alone to read, and kept over restarts. */
export function stateKey(file: string): Buffer {
  try {
    // `wx`: of two processes that start at once, one makes the key and both read it
    writeFileSync(file, randomBytes(length), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const key = readFileSync(file);
  if (key.length !== length) throw new Error(`${file} is damaged: delete it, and consents that are under way begin anew`);
  return key;
}
