import { type CryptoKey, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import { clientId, contosoId } from './settings.ts';

/** What a callback's token says, where a test wants it otherwise. */
export interface TokenClaims {
  readonly audience?: string;
  readonly issuer?: string;
  readonly tenant?: string | undefined;
  /** Seconds from now. */
  readonly issuedIn?: number;
  readonly kid?: string;
}

/** Signs callbacks as Microsoft does. */
export class Signer {
  readonly jwk: JWK;
  readonly #key: CryptoKey;
  readonly #now: () => number;

  private constructor(jwk: JWK, key: CryptoKey, now: () => number) {
    this.jwk = jwk;
    this.#key = key;
    this.#now = now;
  }

  static async make(now: () => number, kid = 'key-1'): Promise<Signer> {
    const { publicKey, privateKey } = await generateKeyPair('RS256');
    return new Signer({ ...(await exportJWK(publicKey)), kid, alg: 'RS256', use: 'sig' }, privateKey, now);
  }

  token(claims: TokenClaims = {}): Promise<string> {
    const issued = Math.floor(this.#now() / 1000) + (claims.issuedIn ?? 0);
    const tenant = 'tenant' in claims ? claims.tenant : contosoId;
    return new SignJWT(tenant === undefined ? {} : { tid: tenant })
      .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: claims.kid ?? this.jwk.kid ?? '' })
      .setIssuer(claims.issuer ?? 'https://graph.microsoft.com')
      .setAudience(claims.audience ?? clientId)
      .setIssuedAt(issued)
      .setNotBefore(issued)
      .setExpirationTime(issued + 3_900)
      .sign(this.#key);
  }
}
