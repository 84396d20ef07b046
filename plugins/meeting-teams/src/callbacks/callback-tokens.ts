import type { Clock } from '@opencvi/plugin-api';
import { errors, jwtVerify } from 'jose';
import type { Cloud } from '../clouds/clouds.ts';
import type { OpenIdKeys } from './openid-keys.ts';

/** Clocks of the two sides may differ by this much, in seconds. */
const tolerance = 300;
/** Signatures that Microsoft's keys make; above all not `none` and not HMAC with a public key as its secret (RFC 8725 2.1). */
const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'ES256'];

/** Why a callback is not believed. */
export class CallbackRefused extends Error {
  override readonly name = 'CallbackRefused';

  constructor(
    /** 401: not from Microsoft, or not for us. 403: for another tenant. */
    readonly status: 401 | 403,
    readonly reason: 'no-token' | 'signature' | 'expired' | 'issuer' | 'audience' | 'tenant' | 'claims',
    options?: ErrorOptions,
  ) {
    super(`callback refused: ${reason}`, options);
  }
}

/** Checks the bearer tokens of callbacks of one cloud. */
export class CallbackTokens {
  readonly #cloud: Cloud;
  readonly #keys: OpenIdKeys;
  readonly #clock: Clock;

  constructor(cloud: Cloud, keys: OpenIdKeys, clock: Clock) {
    this.#cloud = cloud;
    this.#keys = keys;
    this.#clock = clock;
  }

  /** Resolves with the tenant that the token is for. Rejects with `CallbackRefused` unless it is signed, current, for our application. */
  async tenantOf(authorization: string | undefined): Promise<string> {
    const token = /^Bearer\s+([\w.~+/=-]+)$/i.exec(authorization ?? '')?.[1];
    if (token === undefined) throw new CallbackRefused(401, 'no-token');
    const { callbackIssuers, application } = this.#cloud;
    try {
      const { payload } = await jwtVerify(token, this.#keys.get, {
        algorithms,
        issuer: [...callbackIssuers],
        audience: application.clientId,
        clockTolerance: tolerance,
        currentDate: new Date(this.#clock.now()),
        requiredClaims: ['exp', 'aud', 'iss'],
      });
      if (typeof payload.tid === 'string' && payload.tid !== '') return payload.tid;
    } catch (cause) {
      throw new CallbackRefused(401, reasonOf(cause), { cause });
    }
    throw new CallbackRefused(401, 'tenant');
  }

  /** As above, and for this very tenant. */
  async check(authorization: string | undefined, tenantId: string): Promise<void> {
    const tenant = await this.tenantOf(authorization);
    if (tenant.toLowerCase() !== tenantId.toLowerCase()) throw new CallbackRefused(403, 'tenant');
  }
}

function reasonOf(error: unknown): CallbackRefused['reason'] {
  if (error instanceof errors.JWTExpired) return 'expired';
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.claim === 'iss') return 'issuer';
    if (error.claim === 'aud') return 'audience';
    return error.claim === 'nbf' ? 'expired' : 'claims';
  }
  return 'signature';
}
