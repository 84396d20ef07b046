import { type HttpRoute, httpRoute } from '@opencvi/plugin-api';
import type { SigningKeys } from '../entra/signing-keys.ts';

/** What the keys of callbacks are published with. */
export interface CallbackKeyOptions {
  readonly keys: SigningKeys;
  readonly issuer: string;
  readonly url: () => string;
}

/** What `https://api.aps.skype.com/v1/.well-known/OpenIdConfiguration` is in the real world: whose keys sign callbacks. */
export function callbackKeyRoutes({ keys, issuer, url }: CallbackKeyOptions): readonly HttpRoute[] {
  return [
    httpRoute({
      method: 'GET',
      path: '/v1/.well-known/OpenIdConfiguration',
      summary: 'OpenID document of the callbacks',
      access: 'public',
      handle: async () => ({
        status: 200,
        json: {
          issuer,
          authorization_endpoint: 'https://invalid.botframework.com',
          jwks_uri: `${url()}/v1/.well-known/keys`,
          id_token_signing_alg_values_supported: ['RS256'],
          token_endpoint_auth_methods_supported: ['private_key_jwt'],
        },
      }),
    }),
    httpRoute({
      method: 'GET',
      path: '/v1/.well-known/keys',
      summary: 'Keys that sign callbacks',
      access: 'public',
      handle: async () => ({ status: 200, json: keys.jwks }),
    }),
  ];
}
