import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { type HttpAnswer, HttpError, type HttpRoute } from '@opencvi/plugin-api';
import type { z } from 'zod';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

/** As much of an HTTP server as the routes of this package need, for its tests. */
export function serve(routes: readonly HttpRoute[]): Server {
  const table = routes.map(route => ({ route, pattern: toPattern(route.path) }));
  return createServer((request, response) => {
    answerTo(table, request, response)
      .then(answer => send(answer, response))
      .catch(error => problem(error, response));
  });
}

type Table = readonly { route: HttpRoute; pattern: RegExp }[];

async function answerTo(table: Table, message: IncomingMessage, response: ServerResponse): Promise<HttpAnswer> {
  const url = new URL(message.url ?? '/', 'http://localhost');
  for (const { route, pattern } of table) {
    const match = route.method === message.method ? pattern.exec(url.pathname) : null;
    if (match === null) continue;
    const text = await readBody(message);
    const aborter = new AbortController();
    response.once('close', () => aborter.abort());
    return route.handle({
      params: check(route.params, { ...match.groups }),
      query: check(route.query, Object.fromEntries(url.searchParams)),
      body: check(route.body, text === '' ? undefined : JSON.parse(text)),
      headers: message.headers as Record<string, string | undefined>,
      principal: undefined,
      remoteAddress: message.socket.remoteAddress ?? '',
      signal: aborter.signal,
    });
  }
  throw new HttpError(404, 'no such route');
}

function check(schema: z.ZodType | undefined, value: unknown): unknown {
  if (schema === undefined) return undefined;
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new HttpError(400, parsed.error.message);
  return parsed.data;
}

async function readBody(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

async function send(answer: HttpAnswer, response: ServerResponse): Promise<void> {
  if ('json' in answer) {
    response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers }).end(JSON.stringify(answer.json));
  } else if ('text' in answer) {
    response.writeHead(answer.status, { 'content-type': answer.contentType, ...answer.headers }).end(answer.text);
  } else if ('root' in answer) {
    const content = await readFile(join(answer.root, answer.path)).catch(() => undefined);
    if (content === undefined) throw new HttpError(404, 'no such file');
    response.writeHead(200, { 'content-type': types[extname(answer.path)] ?? 'application/octet-stream', ...answer.headers }).end(content);
  } else if ('events' in answer) {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
    response.flushHeaders();
    for await (const { event, data } of answer.events) response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    response.end();
  } else {
    response.writeHead(204).end();
  }
}

function problem(error: unknown, response: ServerResponse): void {
  const status = error instanceof HttpError ? error.status : 500;
  const detail = error instanceof Error ? error.message : String(error);
  response.writeHead(status, { 'content-type': 'application/problem+json' }).end(JSON.stringify({ status, detail }));
}

function toPattern(path: string): RegExp {
  const source = path.replaceAll(/\{(\w+)(\*?)\}/g, (_whole, name, rest) => `(?<${name}>${rest === '*' ? '.+' : '[^/]+'})`);
  return new RegExp(`^${source}$`);
}
