import type { Clock, Logger } from '@opencvi/plugin-api';
import type { Clouds } from '../clouds/clouds.ts';
import type { WebClients } from '../http/web-client.ts';
import { CallbackTokens } from './callback-tokens.ts';
import { OpenIdKeys } from './openid-keys.ts';

/** What callbacks' tokens are checked with. */
export interface CloudTokensOptions {
  readonly clouds: Clouds;
  readonly clients: WebClients;
  readonly clock: Clock;
  readonly log: Logger;
  readonly timeout: number;
}

/** The token checks of every cloud in use. */
export class CloudTokens {
  readonly #options: CloudTokensOptions;
  readonly #made = new Map<string, { readonly tokens: CallbackTokens; readonly keys: OpenIdKeys }>();

  constructor(options: CloudTokensOptions) {
    this.#options = options;
  }

  of(name: string): CallbackTokens {
    return this.#of(name).tokens;
  }

  all(): readonly CallbackTokens[] {
    return [...this.#made.values()].map(({ tokens }) => tokens);
  }

  /** Fetches keys ahead of the first callback. */
  prepare(names: readonly string[]): void {
    for (const name of new Set(names)) void this.#of(name).keys.prepare();
  }

  #of(name: string) {
    const { clouds, clients, clock, log, timeout } = this.#options;
    const known = this.#made.get(name);
    if (known) return known;
    const cloud = clouds.get(name);
    const keys = new OpenIdKeys({ document: cloud.callbackOpenId, fetch: (...one) => clients.for(cloud.ca)(...one), clock, log, timeout });
    const made = { tokens: new CallbackTokens(cloud, keys, clock), keys };
    this.#made.set(name, made);
    return made;
  }
}
