import { HttpError } from '@opencvi/plugin-api';
import type { Context, Next } from 'koa';
import type { HttpParts } from './http-parts.ts';

/** Every error becomes `application/problem+json` (RFC 9457); what was not meant for the client is logged and hidden. */
export function problemJson({ log, metrics }: Pick<HttpParts, 'log' | 'metrics'>) {
  return async (context: Context, next: Next): Promise<void> => {
    try {
      await next();
      if (context.status === 404 && context.body === undefined) throw new HttpError(404, `there is nothing at ${context.path}`);
    } catch (error) {
      const status = statusOf(error);
      if (status >= 500) {
        log.error('request failed', { method: context.method, path: context.path, error });
        metrics.count('http_failures_total');
      }
      context.status = status;
      if (status === 401) context.set('WWW-Authenticate', 'Bearer realm="opencvi"');
      context.body = JSON.stringify({ type: 'about:blank', title: titles[status] ?? 'Error', status, detail: detailOf(error, status) });
      context.type = 'application/problem+json';
    }
  };
}

const titles: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  413: 'Content Too Large',
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
