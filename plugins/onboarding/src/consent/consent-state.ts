import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

const claims = z.object({
  /** The gateway's tenant. */
  tenant: z.string(),
  cloud: z.string(),
  /** A consent that returns from Microsoft, or a look at what came of it. */
  purpose: z.enum(['consent', 'check']),
  nonce: z.string().min(16),
  /** Milliseconds since 1970. */
  expires: z.number().int(),
});

/** What a consent carries along to Microsoft and back (the `state` of RFC 6749 10.12). */
export type ConsentState = z.output<typeof claims>;

/** Why a state is not believed. */
export type StateProblem = 'forged' | 'expired' | 'used';

const separator = '.';

/** Signs a new state: `payload.signature`, both in base64url. */
export function signState(state: Omit<ConsentState, 'nonce'>, key: Uint8Array): string {
  const payload = Buffer.from(JSON.stringify({ ...state, nonce: randomBytes(16).toString('base64url') })).toString('base64url');
  return `${payload}${separator}${signature(payload, key)}`;
}

/** Reads a state that we signed; `undefined` when we did not, whatever else is wrong with it. */
export function readState(text: string, key: Uint8Array): ConsentState | undefined {
  const [payload = '', given = '', ...rest] = text.split(separator);
  const [theirs, ours] = [Buffer.from(given), Buffer.from(signature(payload, key))];
  // The comparison takes the same time wherever the first difference is
  if (rest.length > 0 || theirs.length !== ours.length || !timingSafeEqual(theirs, ours)) return undefined;
  return claims.safeParse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'))).data;
}

function signature(payload: string, key: Uint8Array): string {
  return createHmac('sha256', key).update(payload).digest('base64url');
}
