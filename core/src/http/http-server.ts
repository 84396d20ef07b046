import { createServer, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import Koa from 'koa';
import { certificateOf } from './certificate.ts';
import type { HttpParts } from './http-parts.ts';
import { ownUrl } from './own-url.ts';
import { problemJson } from './problem.ts';
import { routerOf } from './router.ts';

/** The gateway's HTTP server: pages, API, health, metrics. */
export class HttpServer {
  readonly #parts: HttpParts;
  #server: Server | undefined;

  constructor(parts: HttpParts) {
    this.#parts = parts;
  }

  /** Listens. Rejects with what is in the way, such as a port that is taken. */
  async start(): Promise<void> {
    const { host, port } = this.#parts.settings;
    const server = await this.#create();
    await new Promise<void>((resolve, reject) => {
      server.once('error', (cause: NodeJS.ErrnoException) => reject(new Error(whyNot(cause, host, port), { cause })));
      server.listen(port, host, resolve);
    });
    this.#server = server;
    this.#parts.log.info('http listens', { url: this.url });
  }

  /** Where others reach it. */
  get url(): string {
    return ownUrl(this.#parts.settings, (this.#server?.address() as AddressInfo | null)?.port);
  }

  /** Takes no new connections; what is under way goes on, event streams too. */
  stopListening(): void {
    this.#server?.close();
    this.#server?.closeIdleConnections();
  }

  /** Stops; event streams and idle connections are cut. */
  async close(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (!server) return;
    await new Promise<void>(resolve => {
      if (!server.listening) resolve();
      server.close(() => resolve());
      server.closeAllConnections();
    });
  }

  async #create(): Promise<Server> {
    const { settings, folder } = this.#parts;
    const limits = { requestTimeout: 30_000, headersTimeout: 10_000 };
    const app = this.#app().callback();
    if (settings.tls === undefined) return createServer(limits, app);
    const names = [settings.host, ...(settings.publicUrl ? [new URL(settings.publicUrl).hostname] : [])].filter(
      name => name !== '0.0.0.0' && name !== '::',
    );
    return createTlsServer({ ...limits, ...(await certificateOf(settings.tls, { folder, names, now: Date.now() })) }, app);
  }

  #app(): Koa {
    const app = new Koa();
    app.silent = true;
    app.use(problemJson(this.#parts));
    app.use(securityHeaders);
    const router = routerOf(this.#parts);
    app.use(router.routes());
    app.use(router.allowedMethods());
    return app;
  }
}

const securityHeaders: Koa.Middleware = async (context, next) => {
  context.set('X-Content-Type-Options', 'nosniff');
  context.set('X-Frame-Options', 'SAMEORIGIN');
  context.set('Referrer-Policy', 'no-referrer');
  // OWASP: pages run only what we serve; blob: and mediastream: carry media in the meeting page
  context.set(
    'Content-Security-Policy',
    "default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob: mediastream:; style-src 'self' 'unsafe-inline'",
  );
  await next();
};

function whyNot(error: NodeJS.ErrnoException, host: string, port: number): string {
  if (error.code === 'EADDRINUSE') return `http ${host}:${port} is taken by another program; set http.port to another one`;
  if (error.code === 'EACCES') return `http ${host}:${port} may not be opened; ports below 1024 need root`;
  return `http cannot listen on ${host}:${port}: ${error.message}`;
}
