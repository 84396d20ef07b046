import { createHash, createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';

/** Octets of HMAC-SHA1-96 (H.235.1 7.2). */
export const HASH_LENGTH = 12;

/** H.235.1 7.1: the secret is the SHA-1 of the password. */
export function keyFromPassword(password: string): KeyObject {
  return createSecretKey(createHash('sha1').update(password, 'utf8').digest());
}

/** HMAC-SHA1-96 of a message in which the hash itself, at `place`, counts as zeros (H.235.1 7.3). */
export function hashOf(message: Uint8Array, place: number, key: KeyObject): Uint8Array {
  const zeroed = message.slice();
  zeroed.fill(0, place, place + HASH_LENGTH);
  return new Uint8Array(createHmac('sha1', key).update(zeroed).digest().subarray(0, HASH_LENGTH));
}

/** Where a hash stands in a message. Undefined where it does not, or does twice: a sender cannot know its hash before it writes the message. */
export function placeOf(hash: Uint8Array, message: Uint8Array): number | undefined {
  // Searching is left to the Buffer over the same octets: it takes no longer for a hostile message.
  const octets = Buffer.from(message.buffer, message.byteOffset, message.byteLength);
  const place = octets.indexOf(hash);
  return place >= 0 && octets.indexOf(hash, place + 1) < 0 ? place : undefined;
}

/** Takes as long for every pair. */
export function sameHash(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && timingSafeEqual(one, other);
}
