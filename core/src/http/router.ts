import Router from '@koa/router';
import { send } from '@koa/send';
import { type HttpAnswer, HttpError, type HttpRequest, type HttpRoute, type Principal } from '@opencvi/plugin-api';
import type { Context } from 'koa';
import { z } from 'zod';
import { type BodyReader, bodyReaders } from './body.ts';
import type { HttpParts } from './http-parts.ts';
import { isOwnName } from './own-names.ts';
import { sendEvents } from './server-sent-events.ts';

/** Serves every contributed route. */
export function routerOf(parts: HttpParts): Router {
  const router = new Router();
  const readerFor = bodyReaders(parts.settings.bodyLimit);
  for (const { routes } of parts.routes) {
    for (const route of routes) {
      const read = readerFor(route);
      router.register(koaPath(route.path), [route.method], context => serve(context as Context, route, { ...parts, read }));
    }
  }
  return router;
}

/** `/meet/{id}/{file*}` is `/meet/:id/*file` to the router. */
export function koaPath(path: string): string {
  return path.replace(/\{(\w+)\*\}/g, '*$1').replace(/\{(\w+)\}/g, ':$1');
}

async function serve(context: Context, route: HttpRoute, parts: HttpParts & { readonly read: BodyReader }): Promise<void> {
  const principal = await identify(context, parts);
  if (route.access === 'token') {
    if (!principal) throw new HttpError(401, whyRefused(context));
    // RFC 9111 5.2.2.5: who is in a call, and links with keys in them, are for no cache between us and the operator
    context.set('Cache-Control', 'no-store');
  } else if (!isOwnName(parts.settings, context.hostname)) {
    throw new HttpError(
      421,
      `this gateway is for its own machine and not known as ${context.hostname}; behind a proxy, set http.publicUrl`,
    );
  }
  await parts.read(context);
  const gone = new AbortController();
  context.res.once('close', () => gone.abort());
  const request: HttpRequest = {
    params: valid(route.params, parameters(context), 'path'),
    query: valid(route.query, context.query, 'query'),
    body: valid(route.body, bodyOf(context, route), 'body'),
    headers: context.headers as HttpRequest['headers'],
    principal,
    remoteAddress: context.req.socket.remoteAddress ?? '',
    signal: gone.signal,
  };
  await answer(context, await route.handle(request), gone.signal);
}

function whyRefused(context: Context): string {
  const given = context.get('Authorization');
  if (given === '') return 'a bearer token is needed (Authorization: Bearer ...)';
  return /^Bearer +\S/i.test(given) ? 'this bearer token is not valid here' : 'the Authorization header has no bearer token';
}

/** A form is read only where a route asks for it: pages of other origins may send forms, but no JSON, without being asked (Fetch, CORS). */
function bodyOf(context: Context, { accepts = 'json', body: schema }: HttpRoute): unknown {
  const { body, rawBody } = context.request as { body?: unknown; rawBody?: string };
  const isForm = typeof context.is('urlencoded') === 'string';
  const isRead = rawBody !== undefined && isForm === (accepts === 'form');
  // RFC 9110 15.5.16: better than to miss every field of a body that was sent
  if (!isRead && schema && accepts === 'json' && context.is() !== null)
    throw new HttpError(
      415,
      `the body must be JSON (Content-Type: application/json), not ${context.get('Content-Type') || 'of an unnamed type'}`,
    );
  return isRead ? body : {};
}

/** A wildcard's value comes as a list of path segments. */
function parameters(context: Context): Record<string, unknown> {
  const params = (context as unknown as { params: Record<string, unknown> }).params;
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, Array.isArray(value) ? value.join('/') : value]));
}

async function identify(context: Context, { auth }: HttpParts): Promise<Principal | undefined> {
  for (const one of auth) {
    const principal = await one.identify({
      headers: context.headers as HttpRequest['headers'],
      remoteAddress: context.req.socket.remoteAddress ?? '',
    });
    if (principal) return principal;
  }
  return undefined;
}

function valid(schema: z.ZodType | undefined, value: unknown, where: string): unknown {
  if (!schema) return value;
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new HttpError(400, `${where}: ${z.prettifyError(parsed.error).replace(/\n\s*/g, ' ')}`);
}

async function answer(context: Context, result: HttpAnswer, gone: AbortSignal): Promise<void> {
  if ('headers' in result && result.headers) context.set({ ...result.headers });
  if ('events' in result) return sendEvents(context, result.events, gone);
  if ('root' in result) {
    await send(context as never, result.path, { root: result.root, maxAge: 0 });
    return;
  }
  context.status = result.status;
  if ('json' in result) {
    context.type = 'application/json';
    context.body = JSON.stringify(result.json);
  } else if ('text' in result) {
    context.type = result.contentType;
    context.body = result.text;
  }
}
