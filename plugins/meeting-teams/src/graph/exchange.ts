import type { Context, Middleware, MiddlewareOptions } from '@microsoft/microsoft-graph-client';
import type { Fetch } from '../http/web-client.ts';

/** What one request met with: the client library keeps neither status and headers of bodies that are no JSON, nor the cause of a failure. */
export class Exchange implements MiddlewareOptions {
  response: Response | undefined;
  failure: unknown;
}

/** Sends requests of the Graph client library through our own client. */
export class GraphSender implements Middleware {
  readonly #fetch: Fetch;

  constructor(fetch: Fetch) {
    this.#fetch = fetch;
  }

  async execute(context: Context): Promise<void> {
    const exchange = context.middlewareControl?.getMiddlewareOptions(Exchange) as Exchange | undefined;
    try {
      const url = typeof context.request === 'string' ? context.request : context.request.url;
      const response = await this.#fetch(url, context.options as RequestInit);
      context.response = response;
      if (exchange) exchange.response = response;
    } catch (error) {
      if (exchange) exchange.failure = error;
      throw error;
    }
  }
}
