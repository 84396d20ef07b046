import { randomUUID } from 'node:crypto';
import { magicCookie } from './via.ts';

/** RFC 3261 19.3: globally unique and not to be guessed. */
export function newTag(): string {
  return randomHex();
}

export function newBranch(): string {
  return magicCookie + randomHex();
}

/** 122 random bits; UUIDs come from a pool of entropy, which makes them cheaper than asking for bytes. */
function randomHex(): string {
  return randomUUID().replaceAll('-', '');
}
