import { bodyParser } from '@koa/bodyparser';
import { HttpError, type HttpRoute } from '@opencvi/plugin-api';
import type { Context, Middleware } from 'koa';

/** Reads a request's body, JSON or a form, into `context.request.body`. */
export type BodyReader = (context: Context) => Promise<void>;

/** Makes readers for routes: each takes what its route says, or else what the settings say. */
export function bodyReaders(usual: number): (route: HttpRoute) => BodyReader {
  const parsers = new Map<number, Middleware>();
  const parserFor = (limit: number): Middleware => {
    const parser = parsers.get(limit) ?? bodyParser({ enableTypes: ['json', 'form'], jsonLimit: limit, formLimit: limit, onError });
    parsers.set(limit, parser);
    return parser;
  };
  return ({ bodyLimit = usual }) => {
    const parser = parserFor(bodyLimit);
    return async context => void (await parser(context, async () => {}));
  };
}

function onError(error: Error & { status?: number }): never {
  const tooLarge = error.status === 413;
  throw new HttpError(tooLarge ? 413 : 400, tooLarge ? 'the body is too large' : `the body cannot be read: ${error.message}`);
}
