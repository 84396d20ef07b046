import { randomUUID } from 'node:crypto';
import { type HttpAnswer, type HttpRequest, type HttpRoute, httpRoute } from '@opencvi/plugin-api';
import { errors } from 'jose';
import { z } from 'zod';
import type { AppPrincipal, Tokens } from '../entra/tokens.ts';
import type { Faults, Operation } from '../faults/faults.ts';
import { httpFault } from '../faults/http-fault.ts';
import { GraphError, graphErrorBody, missingPermission } from './graph-error.ts';

/** What every route of Graph needs. */
export interface GraphRouteOptions {
  readonly tokens: Tokens;
  readonly faults: Faults;
}

/** A request of Graph after its token has been checked. */
export interface GraphRequest {
  readonly principal: AppPrincipal;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string | undefined>>;
  readonly body: unknown;
  readonly headers: HttpRequest['headers'];
  /** `v1.0` or `beta`. */
  readonly version: string;
}

/** A route of Graph, under `/v1.0` and `/beta`. */
export interface GraphRoute {
  readonly method: HttpRoute['method'];
  /** Below the version. */
  readonly path: string;
  readonly summary: string;
  readonly operation: Operation;
  /** One of these roles is needed; those of a list in a list are needed together. */
  readonly roles?: readonly string[];
  handle(request: GraphRequest): Promise<HttpAnswer>;
}

/** A join carries the blob of its media. */
const largestRequest = 1024 * 1024;

/** An answer without a body. */
export function empty(status: number): HttpAnswer {
  return { status, text: '', contentType: 'text/plain' };
}

/** Both versions of a route. */
export function graphRoute(options: GraphRouteOptions, route: GraphRoute): readonly HttpRoute[] {
  return ['v1.0', 'beta'].map(version =>
    httpRoute({
      method: route.method,
      path: `/${version}${route.path}`,
      summary: route.summary,
      access: 'public',
      bodyLimit: largestRequest,
      params: z.record(z.string(), z.string()),
      query: z.record(
        z.string(),
        z.union([z.string(), z.array(z.string())]).transform(value => (Array.isArray(value) ? value[0] : value)),
      ),
      handle: request => serve(options, route, { version, request: request as unknown as RawRequest }),
    }),
  );
}

interface RawRequest extends HttpRequest {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string | undefined>>;
}

async function serve(
  { tokens, faults }: GraphRouteOptions,
  route: GraphRoute,
  { version, request }: { version: string; request: RawRequest },
) {
  const requestId = randomUUID();
  const clientRequestId = request.headers['client-request-id'] ?? requestId;
  const headers = {
    'request-id': requestId,
    'client-request-id': clientRequestId,
    'x-ms-ags-diagnostic': JSON.stringify({
      ServerInfo: { DataCenter: 'OpenCVI simulator', Slice: 'E', Ring: '5', ScaleUnit: '000', RoleInstance: 'SIM' },
    }),
  };
  try {
    const principal = await authenticate(tokens, request.headers.authorization);
    const fault = await httpFault(faults, { operation: route.operation, tenant: principal.tenant.id, signal: request.signal });
    if (fault) return withHeaders(fault, headers);
    requireRole(principal, route.roles);
    const { params, query, body } = request;
    return withHeaders(await route.handle({ principal, params, query, body, headers: request.headers, version }), headers);
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    const date = new Date().toISOString().slice(0, 19);
    return { status: error.status, json: graphErrorBody(error, { requestId, clientRequestId, date }), headers };
  }
}

/** RFC 6750 2.1. */
async function authenticate(tokens: Tokens, authorization: string | undefined): Promise<AppPrincipal> {
  const token = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
  if (token === undefined) throw new GraphError(401, 'InvalidAuthenticationToken', 'Access token is empty.');
  try {
    return await tokens.verify(token);
  } catch (error) {
    throw new GraphError(401, 'InvalidAuthenticationToken', why(error));
  }
}

function why(error: unknown): string {
  if (error instanceof errors.JWTExpired) return 'Lifetime validation failed, the token is expired.';
  if (error instanceof errors.JWTClaimValidationFailed && error.claim === 'aud')
    return 'Access token validation failure. Invalid audience.';
  if (error instanceof errors.JWSSignatureVerificationFailed || error instanceof errors.JWKSNoMatchingKey) {
    return 'Access token validation failure. Invalid signature.';
  }
  return 'CompactToken parsing failed or the token is of no known tenant.';
}

/** Names of roles are spelt in several ways in the documentation: compared without case. */
export function hasRole({ roles }: AppPrincipal, role: string): boolean {
  return roles.some(one => one.toLowerCase() === role.toLowerCase());
}

function requireRole(principal: AppPrincipal, roles: readonly string[] | undefined): void {
  if (roles !== undefined && !roles.some(role => hasRole(principal, role))) throw missingPermission();
}

function withHeaders(answer: HttpAnswer, headers: Readonly<Record<string, string>>): HttpAnswer {
  if ('events' in answer || 'root' in answer) return answer;
  const own = 'headers' in answer ? answer.headers : undefined;
  return 'json' in answer || 'text' in answer
    ? { ...answer, headers: { ...headers, ...own } }
    : ({ ...empty(answer.status), headers } as HttpAnswer);
}
