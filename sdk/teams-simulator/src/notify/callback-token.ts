import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import { newKey, type SigningKeys } from '../entra/signing-keys.ts';

/** What a callback's token says. */
export interface CallbackClaims {
  /** The application that is called back. */
  readonly audience: string;
  readonly tenant: string;
  readonly issuer: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** What can be wrong with the token of a callback. */
export type TokenFlaw = 'forged-key' | 'expired-token' | 'wrong-audience' | 'wrong-tenant' | 'wrong-issuer';

/** The documented example is valid for a little more than an hour. */
const lifetime = 3_900;

/** A token as callbacks of Graph carry it; with a flaw where one is asked for. */
export async function callbackToken(keys: SigningKeys, claims: CallbackClaims, flaw?: TokenFlaw): Promise<string> {
  const issued = Math.floor(claims.now / 1_000) - (flaw === 'expired-token' ? 2 * lifetime : 0);
  const { privateKey } = flaw === 'forged-key' ? await newKey() : keys.current;
  return new SignJWT({ tid: flaw === 'wrong-tenant' ? randomUUID() : claims.tenant })
    .setProtectedHeader({ typ: 'JWT', alg: 'RS256', kid: keys.current.kid })
    .setIssuer(flaw === 'wrong-issuer' ? 'https://issuer.example' : claims.issuer)
    .setAudience(flaw === 'wrong-audience' ? randomUUID() : claims.audience)
    .setIssuedAt(issued)
    .setNotBefore(issued)
    .setExpirationTime(issued + lifetime)
    .sign(privateKey);
}
