import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A secret of 256 bits, fit for a header. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a secret: memory that leaks tells nothing. */
export function digest(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/** Compares in constant time, whatever the lengths. */
export function matches(secret: string, expected: Buffer): boolean {
  return timingSafeEqual(digest(secret), expected);
}

/** `Bearer <session>.<secret>` taken apart. */
export function parseBearer(header: string | undefined): { session: string; secret: string } | undefined {
  const [, session, secret] = /^Bearer ([\w-]{1,64})\.([\w-]{1,128})$/i.exec(header ?? '') ?? [];
  return session === undefined || secret === undefined ? undefined : { session, secret };
}
