import type { z } from 'zod';
import type { Contribution } from '../refs.ts';

/** Who makes an HTTP request. */
export interface Principal {
  readonly name: string;
}

/** A request, with its parts already validated by the route's schemas. */
export interface HttpRequest<P = unknown, Q = unknown, B = unknown> {
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Absent on public routes. */
  readonly principal: Principal | undefined;
  /** The address the request came from. */
  readonly remoteAddress: string;
  /** Aborted when the client goes away. */
  readonly signal: AbortSignal;
}

/** What a route answers. */
export type HttpAnswer =
  | { readonly status: number; readonly json: unknown; readonly headers?: Readonly<Record<string, string>> }
  | { readonly status: 204 }
  | { readonly status: number; readonly text: string; readonly contentType: string; readonly headers?: Readonly<Record<string, string>> }
  /** A file below `root`; `path` must not lead out of it. Absent files answer 404. */
  | { readonly root: string; readonly path: string; readonly headers?: Readonly<Record<string, string>> }
  /** Server-sent events, until the iterable ends or the client goes away. */
  | { readonly events: AsyncIterable<ServerSentEvent> };

/** One server-sent event; `data` is sent as JSON. */
export interface ServerSentEvent {
  readonly event?: string;
  readonly id?: string;
  readonly data: unknown;
}

/** A route as data: the OpenAPI document is made from the same value that serves it. */
export interface HttpRoute<P extends z.ZodType = z.ZodType, Q extends z.ZodType = z.ZodType, B extends z.ZodType = z.ZodType> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Absolute, with `{name}` for parameters: `/api/v1/calls/{id}`. A last `{name*}` takes the rest of the path. */
  readonly path: string;
  /** One sentence. */
  readonly summary: string;
  /** `token` needs a principal; `public` is for pages and health. */
  readonly access: 'token' | 'public';
  /** How the body is written: JSON unless this says `form` (`application/x-www-form-urlencoded`). Bodies of other types count as empty. */
  readonly accepts?: 'json' | 'form';
  /** The largest body in bytes, where it is another than the gateway's `http.bodyLimit`. Larger ones are answered 413, unread. */
  readonly bodyLimit?: number;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  /** Schema of each JSON answer by status; errors are `application/problem+json` (RFC 9457) on every route. */
  readonly responses?: Readonly<Record<number, z.ZodType>>;
  handle(request: HttpRequest<z.output<P>, z.output<Q>, z.output<B>>): Promise<HttpAnswer>;
}

/** An error with a status: answered as `application/problem+json`. */
export class HttpError extends Error {
  override readonly name = 'HttpError';

  constructor(
    readonly status: number,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/**
 * Gives a route's handler the types of its schemas.
 * @example `httpRoute({ method: 'GET', path: '/api/v1/ping', summary: 'Answers', access: 'token', handle: async () => ({ status: 200, json: {} }) })`
 */
export function httpRoute<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(route: HttpRoute<P, Q, B>): HttpRoute {
  return route as unknown as HttpRoute;
}

/** Routes added to the gateway's HTTP server. Two contributions with the same method and path are refused at boot. */
export interface HttpRoutes extends Contribution {
  readonly routes: readonly HttpRoute[];
}

/** Tells who a request comes from. The first answer wins; without one the request is refused. */
export interface AdminAuth extends Contribution {
  identify(request: {
    readonly headers: Readonly<Record<string, string | undefined>>;
    readonly remoteAddress: string;
  }): Promise<Principal | undefined>;
}
