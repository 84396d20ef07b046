import { HttpError } from '@opencvi/plugin-api';
import type { Context, Next } from 'koa';
import type { HttpParts } from './http-parts.ts';

/** Every error becomes `application/problem+json` (RFC 9457); what was not meant for the client is logged and hidden. */
export function problemJson({ log, metrics }: Pick<HttpParts, 'log' | 'metrics'>) {
  return async (context: Context, next: Next): Promise<void> => {
    try {
      await next();
      const refusal = routerRefusal(context);
      if (refusal) throw refusal;
    } catch (error) {
      const status = statusOf(error);
      if (status >= 500) {
        log.error('request failed', { method: context.method, path: context.path, error });
        metrics.count('http_failures_total');
      }
      context.status = status;
      if (status === 401) context.set('WWW-Authenticate', challenge(context));
      context.body = JSON.stringify({ type: 'about:blank', title: titles[status] ?? 'Error', status, detail: detailOf(error, status) });
      context.type = 'application/problem+json';
    }
  };
}

/** What the router says by a status alone: nothing there, or not by this method (RFC 9110 15.5.6: `Allow` names those that are). */
function routerRefusal({ status, body, path, method, response }: Context): HttpError | undefined {
  if (body !== undefined) return undefined;
  if (status === 404) return new HttpError(404, `there is nothing at ${path}`);
  if (status === 405 || status === 501) return new HttpError(405, `${method} is not for ${path}; it takes ${response.get('Allow')}`);
  return undefined;
}

/** RFC 6750 3.1: a token that was given and is not taken has an error code, another scheme or nothing at all has none. */
function challenge(context: Context): string {
  return /^Bearer +\S/i.test(context.get('Authorization')) ? 'Bearer realm="opencvi", error="invalid_token"' : 'Bearer realm="opencvi"';
}

const titles: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  421: 'Misdirected Request',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};

function statusOf(error: unknown): number {
  const status = (error as { status?: unknown } | undefined)?.status;
  return typeof status === 'number' && status >= 400 && status < 600 ? status : 500;
}

function detailOf(error: unknown, status: number): string {
  if (error instanceof Error && (status < 500 || error.name === 'HttpError')) return error.message;
  return 'the gateway failed; its log says why';
}
