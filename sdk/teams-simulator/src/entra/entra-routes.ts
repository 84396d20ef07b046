import { type Clock, type HttpRoute, httpRoute } from '@opencvi/plugin-api';
import { z } from 'zod';
import type { Directory } from '../directory/directory.ts';
import type { App, Tenant } from '../directory/settings.ts';
import type { Faults } from '../faults/faults.ts';
import { type FaultWords, httpFault } from '../faults/http-fault.ts';
import { authenticateClient, credentials } from './client-authentication.ts';
import { EntraError } from './entra-error.ts';
import { entraFault } from './entra-fault.ts';
import type { SigningKeys } from './signing-keys.ts';
import type { Tokens } from './tokens.ts';

/** What the routes of Entra ID need. */
export interface EntraOptions {
  readonly directory: Directory;
  readonly tokens: Tokens;
  readonly keys: SigningKeys;
  readonly faults: Faults;
  readonly clock: Clock;
  readonly url: () => string;
}

const tenantParams = z.object({ tenant: z.string().max(253) });
const noStore = { 'cache-control': 'no-store, no-cache', pragma: 'no-cache' };

const tokenRequest = credentials.extend({
  grant_type: z.string().optional(),
  client_id: z.string().optional(),
  scope: z.string().optional(),
});

/** OpenID discovery, keys and tokens, below `/{tenant}` as on login.microsoftonline.com. */
export function entraRoutes(options: EntraOptions): readonly HttpRoute[] {
  const { keys } = options;
  return [
    httpRoute({
      method: 'GET',
      path: '/{tenant}/v2.0/.well-known/openid-configuration',
      summary: 'OpenID discovery of a tenant',
      access: 'public',
      params: tenantParams,
      handle: async ({ params }) => answered(options, async () => openIdConfiguration(options, tenantOf(options, params.tenant))),
    }),
    httpRoute({
      method: 'GET',
      path: '/common/discovery/instance',
      summary: 'Instance discovery, as MSAL asks for it',
      access: 'public',
      query: z.object({ authorization_endpoint: z.string().optional() }).loose(),
      handle: async () => ({ status: 200, json: instanceMetadata(options.url()) }),
    }),
    httpRoute({
      method: 'GET',
      path: '/{tenant}/discovery/v2.0/keys',
      summary: 'The keys that sign tokens',
      access: 'public',
      params: tenantParams,
      handle: async () => ({ status: 200, json: keys.jwks }),
    }),
    httpRoute({
      method: 'POST',
      path: '/{tenant}/oauth2/v2.0/token',
      summary: 'Tokens by client credentials',
      access: 'public',
      accepts: 'form',
      params: tenantParams,
      handle: async ({ params, body, signal }) => {
        const tenant = options.directory.tenant(params.tenant)?.id;
        const write = (said: FaultWords) => entraFault(said, options.clock.now());
        const fault = await httpFault(options.faults, { operation: 'token', tenant, signal, write });
        if (fault) return fault;
        return answered(options, () => token(options, params.tenant, body));
      },
    }),
  ];
}

async function answered(options: EntraOptions, work: () => Promise<unknown>) {
  try {
    return { status: 200, json: await work(), headers: noStore };
  } catch (error) {
    if (!(error instanceof EntraError)) throw error;
    return { status: error.status, json: error.body(options.clock.now()), headers: noStore };
  }
}

async function token(options: EntraOptions, tenantName: string, form: unknown): Promise<unknown> {
  const parsed = tokenRequest.safeParse(form);
  if (!parsed.success) throw new EntraError('invalid_request', 900144, 'The request body is not a form with single values.');
  const request = parsed.data;
  const missing = (['grant_type', 'client_id', 'scope'] as const).find(name => request[name] === undefined);
  if (missing) throw new EntraError('invalid_request', 900144, `The request body must contain the following parameter: '${missing}'.`);
  if (request.grant_type !== 'client_credentials') {
    throw new EntraError('unsupported_grant_type', 70003, `The app requested an unsupported grant type '${request.grant_type}'.`);
  }
  const tenant = tenantOf(options, tenantName);
  const app = appOf(options, tenant, request.client_id ?? '');
  const audiences = [tenantName, tenant.id, tenant.domain].flatMap(name => [
    `${options.url()}/${name}/oauth2/v2.0/token`,
    `${options.url()}/${name}/v2.0`,
  ]);
  await authenticateClient(app, request, { audiences, now: new Date(options.clock.now()) });
  const { token: accessToken, expiresIn } = await options.tokens.issue(tenant, app, audienceOf(options, request.scope ?? ''));
  return { token_type: 'Bearer', expires_in: expiresIn, ext_expires_in: expiresIn, access_token: accessToken };
}

/** A tenant by id or domain. */
function tenantOf({ directory }: Pick<EntraOptions, 'directory'>, name: string): Tenant {
  const tenant = directory.tenant(name);
  if (tenant) return tenant;
  throw new EntraError(
    'invalid_request',
    90002,
    `Tenant '${name}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud.`,
  );
}

/** An application only exists in a tenant that has consented to it. */
function appOf({ directory }: EntraOptions, tenant: Tenant, id: string): App {
  const app = directory.app(id);
  if (app && directory.granted(tenant, id)) return app;
  const why =
    'This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant.';
  throw new EntraError(
    'unauthorized_client',
    700016,
    `Application with identifier '${id}' was not found in the directory '${tenant.name}'. ${why}`,
  );
}

/** `https://graph.microsoft.com/.default` is asked for; the audience of the token is what stands before. */
function audienceOf({ tokens }: EntraOptions, scope: string): string {
  const resource = /^(\S+?)\/\.default$/.exec(scope.trim())?.[1];
  if (resource === undefined) {
    throw new EntraError(
      'invalid_scope',
      1002012,
      `The provided value for scope ${scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).`,
    );
  }
  if (tokens.audiences.includes(resource)) return resource;
  throw new EntraError('invalid_scope', 500011, `The resource principal named ${resource} was not found in the tenant.`);
}

function openIdConfiguration({ url, tokens }: EntraOptions, tenant: Tenant): unknown {
  const base = `${url()}/${tenant.id}`;
  return {
    token_endpoint: `${base}/oauth2/v2.0/token`,
    token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt'],
    jwks_uri: `${base}/discovery/v2.0/keys`,
    response_modes_supported: ['query', 'fragment', 'form_post'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    response_types_supported: ['code'],
    scopes_supported: ['openid'],
    issuer: tokens.issuer(tenant),
    authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
    tenant_region_scope: 'EU',
    cloud_instance_name: new URL(url()).host,
    msgraph_host: new URL(url()).host,
  };
}

function instanceMetadata(url: string): unknown {
  const { host } = new URL(url);
  return {
    tenant_discovery_endpoint: `${url}/common/v2.0/.well-known/openid-configuration`,
    'api-version': '1.1',
    metadata: [{ preferred_network: host, preferred_cache: host, aliases: [host] }],
  };
}
