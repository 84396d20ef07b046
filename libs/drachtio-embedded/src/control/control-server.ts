import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { AppSession, AppUser } from './app-session.ts';
import type { ControlContext } from './control-context.ts';
import { ControlSession } from './control-session.ts';

export interface ControlOptions {
  /** Default 127.0.0.1. */
  readonly host?: string;
  /** Default 0, any free port. */
  readonly port?: number;
  /** What an application must show before it may do anything. */
  readonly secret: string;
}

export interface ControlServerContext {
  readonly clock: Clock;
  readonly log: Log;
  readonly user: AppUser;
  readonly maxFrameBytes: number;
  hostports(): string;
  localHostports(): string;
}

const authTimeoutMs = 5000;
const maxUnauthenticated = 16;

/** Where applications connect, and which of them gets the next request. */
export class ControlServer {
  readonly #server: Server;
  readonly #context: ControlContext;
  readonly #sessions = new Set<ControlSession>();
  #turn = 0;

  constructor(options: ControlOptions, context: ControlServerContext) {
    this.#context = {
      ...context,
      secret: options.secret,
      authTimeoutMs,
      appMessageLimits: { maxMessageBytes: context.maxFrameBytes, maxHeaders: 1000, maxHeaderBytes: context.maxFrameBytes },
      onClosed: session => {
        this.#sessions.delete(session);
        context.user.onSessionClosed(session);
      },
    };
    this.#server = createServer(socket => {
      const waiting = [...this.#sessions].filter(session => !session.authenticated).length;
      if (waiting >= maxUnauthenticated) socket.destroy();
      else this.#sessions.add(new ControlSession(socket, this.#context));
    });
  }

  /** Returns the port bound. */
  async listen(options: ControlOptions): Promise<number> {
    this.#server.listen(options.port ?? 0, options.host ?? '127.0.0.1');
    await once(this.#server, 'listening');
    const address = this.#server.address();
    return address !== null && typeof address === 'object' ? address.port : 0;
  }

  /** The next application, in turn, of those that registered for a method. */
  pick(method: string): AppSession | undefined {
    const verb = method.toLowerCase();
    const candidates = [...this.#sessions].filter(session => session.open && session.authenticated && session.routes.has(verb));
    this.#turn = (this.#turn + 1) % 1_000_000;
    return candidates[this.#turn % Math.max(candidates.length, 1)];
  }

  /** The methods any application registered for. */
  get verbs(): Set<string> {
    return new Set([...this.#sessions].flatMap(session => [...session.routes]));
  }

  get sessions(): number {
    return this.#sessions.size;
  }

  async close(): Promise<void> {
    if (!this.#server.listening) return;
    const closed = new Promise<void>(resolve => this.#server.close(() => resolve()));
    for (const session of this.#sessions) session.close();
    const force = this.#context.clock.setTimeout(() => {
      for (const session of this.#sessions) session.destroy();
    }, 500);
    await closed;
    force.cancel();
  }
}
