import { AuthError, ConfidentialClientApplication, ServerError } from '@azure/msal-node';
import { CallError, type Clock, TimeoutError } from '@opencvi/plugin-api';
import type { Cloud } from '../clouds/clouds.ts';
import { withDeadline } from '../http/deadline.ts';
import type { Fetch } from '../http/web-client.ts';
import { readClaims } from './claims.ts';
import { credentialOf } from './credential.ts';
import { msalNetwork } from './msal-network.ts';
import type { Token, TokenSource } from './tenant-tokens.ts';
import { tokenFailureReason } from './token-failure.ts';

/** What Entra is reached with. */
export interface EntraTokensOptions {
  readonly cloud: Cloud;
  readonly fetch: Fetch;
  readonly clock: Clock;
  readonly timeout: number;
}

/** Tokens for Microsoft Graph by client credentials (RFC 6749 4.4), through MSAL: one client for each tenant, which know nothing of each other. */
export class EntraTokens implements TokenSource {
  readonly #options: EntraTokensOptions;

  constructor(options: EntraTokensOptions) {
    this.#options = options;
  }

  async request(tenantId: string): Promise<Token> {
    const { cloud, clock, timeout } = this.#options;
    try {
      return await withDeadline({ clock, ms: timeout }, signal => this.#request(tenantId, signal));
    } catch (cause) {
      throw cause instanceof CallError ? cause : new CallError(reasonOf(cause, cloud), { cause });
    }
  }

  async #request(tenantId: string, signal: AbortSignal): Promise<Token> {
    const { cloud, clock } = this.#options;
    const answer = await this.#client(tenantId, signal).acquireTokenByClientCredential({
      scopes: [`${cloud.resource}/.default`],
      // TenantTokens is the cache; here the point is to get a new one
      skipCache: true,
    });
    if (!answer?.accessToken) throw new AuthError('no_token', 'Entra answered without a token');
    return {
      value: answer.accessToken,
      expiresAt: answer.expiresOn?.getTime() ?? clock.now() + 300_000,
      ...readClaims(answer.accessToken),
    };
  }

  #client(tenantId: string, signal: AbortSignal): ConfidentialClientApplication {
    const { cloud, fetch } = this.#options;
    const authority = `${cloud.login}/${tenantId}`;
    return new ConfidentialClientApplication({
      auth: {
        clientId: cloud.application.clientId,
        authority,
        knownAuthorities: [new URL(cloud.login).host],
        // The endpoints are documented and the same for every tenant: a request less before each first join
        authorityMetadata: JSON.stringify({
          issuer: `${authority}/v2.0`,
          authorization_endpoint: `${authority}/oauth2/v2.0/authorize`,
          token_endpoint: `${authority}/oauth2/v2.0/token`,
          jwks_uri: `${authority}/discovery/v2.0/keys`,
        }),
        ...credentialOf(cloud.application),
      },
      system: { networkClient: msalNetwork(fetch, () => signal), disableInternalRetries: true },
    });
  }
}

function reasonOf(error: unknown, cloud: Cloud) {
  if (error instanceof ServerError) {
    return tokenFailureReason({ error: error.errorCode, description: error.errorMessage, status: error.status });
  }
  const late = error instanceof TimeoutError;
  const words = late ? error.message : error instanceof AuthError ? error.errorCode : 'it cannot be reached';
  return { code: 'unavailable', by: 'meeting', detail: `no token from ${new URL(cloud.login).host}: ${words}` } as const;
}
