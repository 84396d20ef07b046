import { type HttpAnswer, HttpError, type HttpRequest, type HttpRoute, httpRoute } from '@opencvi/plugin-api';
import type { z } from 'zod';

/** A route of the control API, below `/simulator/api`. */
export interface ControlRoute<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> {
  readonly method: HttpRoute['method'];
  readonly path: string;
  readonly summary: string;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  /** What is answered as JSON with 200; 204 when nothing is. */
  handle(request: HttpRequest<z.output<P>, z.output<Q>, z.output<B>>): unknown;
}

/** Everything here wants the admin token: the simulator may listen where others can reach it. */
export function controlRoute<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(route: ControlRoute<P, Q, B>): HttpRoute {
  const { handle, path, ...rest } = route;
  return httpRoute({
    ...rest,
    path: `/simulator/api${path}`,
    access: 'token',
    handle: async (request): Promise<HttpAnswer> => {
      const json = await handle(request as HttpRequest<z.output<P>, z.output<Q>, z.output<B>>);
      return json === undefined ? { status: 204 } : { status: 200, json };
    },
  });
}

/** What was looked for, or 404. */
export function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new HttpError(404, `there is no ${what}`);
  return value;
}

/** 409 unless it could be done. */
export function done(could: boolean, what: string): void {
  if (!could) throw new HttpError(409, what);
}
