import { randomBytes } from 'node:crypto';
import { magicCookie } from './via.ts';

/** RFC 3261 19.3: globally unique and not to be guessed. */
export function newTag(): string {
  return randomBytes(10).toString('hex');
}

export function newBranch(): string {
  return magicCookie + randomBytes(12).toString('hex');
}
