import { CallError, type Clock, type Logger, type Metrics } from '@opencvi/plugin-api';
import { aborted } from '../http/deadline.ts';
import type { Claims } from './claims.ts';

/** An access token of one tenant. */
export interface Token extends Claims {
  readonly value: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** Where tokens come from. */
export interface TokenSource {
  /** A new token for a tenant. Rejects with `CallError`. */
  request(tenantId: string): Promise<Token>;
}

/** A token is renewed this long before it expires; while that fails, the old one serves. */
const renewBefore = 5 * 60_000;
/** The least that a token must still be valid to be used. */
const margin = 30_000;
const backOff = { first: 1_000, longest: 60_000 };

/** A token that lacks a role is asked for anew when it is this old: the administrator may have granted the role since. */
const roleCheck = 60_000;

interface Entry {
  token?: Token;
  /** When the token came, in milliseconds since 1970. */
  since?: number;
  asking?: Promise<Token>;
  failure?: { readonly error: unknown; readonly until: number; readonly times: number };
}

/** What tokens are kept with. */
export interface TenantTokensOptions {
  readonly source: TokenSource;
  readonly clock: Clock;
  readonly log: Logger;
  readonly metrics: Metrics;
}

/**
 * The tokens of one cloud, a tenant at a time: kept, renewed before they expire, one request under way for each tenant, and none for a while
 * after one that failed. A token is only ever given for the tenant that it was issued for.
 */
export class TenantTokens {
  readonly #options: TenantTokensOptions;
  readonly #entries = new Map<string, Entry>();

  constructor(options: TenantTokensOptions) {
    this.#options = options;
  }

  /** A valid token of a tenant. Rejects with `CallError`, or with the signal's reason. */
  async token(tenantId: string, signal?: AbortSignal): Promise<Token> {
    const entry = this.#entry(tenantId);
    const left = (entry.token?.expiresAt ?? 0) - this.#options.clock.now();
    if (entry.token && left > renewBefore) return entry.token;
    const asking = this.#renew(tenantId, entry);
    if (entry.token && left > margin) {
      asking.catch(() => {});
      return entry.token;
    }
    return signal ? Promise.race([asking, aborted(signal)]) : asking;
  }

  /** A token issued just now: what a tenant has granted a moment ago is in no older one. */
  fresh(tenantId: string, signal?: AbortSignal): Promise<Token> {
    const entry = this.#entry(tenantId);
    delete entry.failure;
    const asking = this.#renew(tenantId, entry);
    return signal ? Promise.race([asking, aborted(signal)]) : asking;
  }

  /** Graph did not take this token: the next request asks for another. */
  reject(tenantId: string, token: Token): void {
    const entry = this.#entry(tenantId);
    if (entry.token === token) delete entry.token;
  }

  /** Graph misses a permission in this token. Whether a newer one may have it, which is then asked for. */
  doubt(tenantId: string, token: Token): boolean {
    const isOld = this.#options.clock.now() - (this.#entry(tenantId).since ?? 0) >= roleCheck;
    if (isOld) this.reject(tenantId, token);
    return isOld;
  }

  #renew(tenantId: string, entry: Entry): Promise<Token> {
    const { clock } = this.#options;
    if (entry.asking) return entry.asking;
    if (entry.failure && clock.now() < entry.failure.until) return Promise.reject(entry.failure.error);
    const asking = this.#ask(tenantId, entry).finally(() => delete entry.asking);
    entry.asking = asking;
    return asking;
  }

  async #ask(tenantId: string, entry: Entry): Promise<Token> {
    const { source, clock, log, metrics } = this.#options;
    try {
      const token = await source.request(tenantId);
      if (token.tenantId !== undefined && token.tenantId.toLowerCase() !== tenantId.toLowerCase()) {
        throw new CallError({ code: 'unauthorized', by: 'gateway', detail: 'Entra answered with the token of another tenant' });
      }
      entry.token = token;
      entry.since = clock.now();
      delete entry.failure;
      metrics.count('teams_tokens_total', { result: 'ok' });
      return token;
    } catch (error) {
      const times = (entry.failure?.times ?? 0) + 1;
      const wait = Math.min(Math.max(backOff.first * 2 ** (times - 1), retryAfterOf(error)), backOff.longest);
      entry.failure = { error, until: clock.now() + wait, times };
      metrics.count('teams_tokens_total', { result: error instanceof CallError ? error.reason.code : 'failed' });
      log.warn('no token', { tenantId, wait, error });
      throw error;
    }
  }

  #entry(tenantId: string): Entry {
    const key = tenantId.toLowerCase();
    const entry = this.#entries.get(key) ?? {};
    this.#entries.set(key, entry);
    return entry;
  }
}

/** Milliseconds for which Entra wants to be left alone. */
function retryAfterOf(error: unknown): number {
  return error instanceof CallError ? (error.reason.retryAfter ?? 0) * 1_000 : 0;
}
