import type { Clock, Logger } from '@opencvi/plugin-api';
import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import { withDeadline } from '../http/deadline.ts';
import { safeUrl } from '../http/safe-url.ts';
import type { Fetch } from '../http/web-client.ts';

const openIdDocument = z.looseObject({ jwks_uri: safeUrl() });
const keySet = z.looseObject({ keys: z.array(z.looseObject({ kty: z.string() })).min(1) });

/** Keys are fetched anew when they are this old; Microsoft asks for once a day. */
const maximumAge = 24 * 3_600_000;
/** An unknown key id makes us fetch, but strangers must not make us fetch as often as they like. */
const coolDown = 30_000;

/** What keys are fetched with. */
export interface OpenIdKeysOptions {
  readonly document: string;
  readonly fetch: Fetch;
  readonly clock: Clock;
  readonly log: Logger;
  readonly timeout: number;
}

/** The signing keys that an OpenID document points to (OpenID Connect Discovery 1.0, 4; RFC 7517 5): kept, and fetched anew for a key that is not known. */
export class OpenIdKeys {
  readonly #options: OpenIdKeysOptions;
  #keys: { readonly get: JWTVerifyGetKey; readonly at: number } | undefined;
  #fetching: Promise<void> | undefined;
  #triedAt = Number.NEGATIVE_INFINITY;

  constructor(options: OpenIdKeysOptions) {
    this.#options = options;
  }

  /** Finds a token's key, as jose asks for it. */
  readonly get: JWTVerifyGetKey = async (header, token) => {
    await this.#ensure();
    if (!this.#keys) throw new errors.JWKSNoMatchingKey('the keys cannot be had');
    try {
      return await this.#keys.get(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey) || !(await this.#refresh())) throw error;
      return this.#keys.get(header, token);
    }
  };

  /** Fetches the keys, so that the first callback finds them. Never rejects. */
  async prepare(): Promise<void> {
    await this.#ensure();
  }

  async #ensure(): Promise<void> {
    const age = this.#options.clock.now() - (this.#keys?.at ?? Number.NEGATIVE_INFINITY);
    if (age > maximumAge) await this.#refresh();
  }

  /** Whether there was a reason to look again. */
  async #refresh(): Promise<boolean> {
    const { clock, log, document } = this.#options;
    if (!this.#fetching) {
      if (clock.now() - this.#triedAt < coolDown) return false;
      this.#triedAt = clock.now();
      // Old keys go on serving while new ones cannot be had
      this.#fetching = this.#fetch().catch(error => log.warn('keys of callbacks not fetched', { document, error }));
      void this.#fetching.finally(() => {
        this.#fetching = undefined;
      });
    }
    await this.#fetching;
    return true;
  }

  async #fetch(): Promise<void> {
    const { clock, timeout, document } = this.#options;
    const keys = await withDeadline({ clock, ms: timeout }, async signal => {
      const { jwks_uri } = openIdDocument.parse(await this.#json(document, signal));
      return keySet.parse(await this.#json(jwks_uri, signal));
    });
    this.#keys = { get: createLocalJWKSet(keys as unknown as JSONWebKeySet), at: clock.now() };
  }

  async #json(url: string, signal: AbortSignal): Promise<unknown> {
    const response = await this.#options.fetch(url, { signal });
    if (!response.ok) throw new Error(`${url} answered ${response.status}`);
    return response.json();
  }
}
