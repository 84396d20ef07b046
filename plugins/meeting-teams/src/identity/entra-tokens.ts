import { AuthError, ConfidentialClientApplication, type NodeAuthOptions, ServerError } from '@azure/msal-node';
import { CallError, type Clock, type EndReason, TimeoutError } from '@opencvi/plugin-api';
import type { Cloud } from '../clouds/clouds.ts';
import { withDeadline } from '../http/deadline.ts';
import { retryAfter } from '../http/retry-after.ts';
import type { Fetch } from '../http/web-client.ts';
import { readClaims } from './claims.ts';
import { CredentialError, credentialOf } from './credential.ts';
import { type MsalNetworkOptions, msalNetwork } from './msal-network.ts';
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
    let again: number | undefined;
    const onAnswer = (headers: Headers): void => {
      again = retryAfter(headers.get('retry-after'), clock.now());
    };
    try {
      return await withDeadline({ clock, ms: timeout }, signal => this.#request(tenantId, { signal, onAnswer }));
    } catch (cause) {
      const reason = reasonOf(cause, cloud);
      throw new CallError({ ...reason, ...(again !== undefined && { retryAfter: again }) }, { cause });
    }
  }

  async #request(tenantId: string, during: During): Promise<Token> {
    const { cloud, clock } = this.#options;
    const credential = await credentialOf(cloud.application);
    const answer = await this.#client(tenantId, { ...during, credential }).acquireTokenByClientCredential({
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

  #client(
    tenantId: string,
    { credential, ...during }: During & { readonly credential: Partial<NodeAuthOptions> },
  ): ConfidentialClientApplication {
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
        ...credential,
      },
      system: { networkClient: msalNetwork({ fetch, ...during }), disableInternalRetries: true },
    });
  }
}

type During = Omit<MsalNetworkOptions, 'fetch'>;

function reasonOf(error: unknown, cloud: Cloud): EndReason {
  if (error instanceof CredentialError) return { code: 'unauthorized', by: 'gateway', detail: `no token: ${error.message}` };
  if (error instanceof ServerError) {
    return tokenFailureReason({ error: word(error.errorCode), description: word(error.errorMessage), status: error.status });
  }
  const late = error instanceof TimeoutError;
  const words = late ? error.message : error instanceof AuthError ? error.errorCode : 'it cannot be reached';
  return { code: 'unavailable', by: 'meeting', detail: `no token from ${new URL(cloud.login).host}: ${words}` } as const;
}

/** MSAL passes on what it finds, whatever that is. */
function word(found: unknown): string {
  return typeof found === 'string' ? found : '';
}
