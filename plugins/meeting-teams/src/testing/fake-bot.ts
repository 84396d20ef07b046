import { randomBytes, randomUUID } from 'node:crypto';
import type { Fetch } from '../http/web-client.ts';
import { type BotEvent, type BotMedia, type BotSession, botMedia, botSubscription, createSession } from '../media/bot-contract.ts';

interface FakeSession {
  session: BotSession;
  readonly offered: BotMedia;
  readonly listeners: Set<ReadableStreamDefaultController<Uint8Array>>;
  readonly subscriptions: Map<string, unknown>;
  keyFrames: number;
}

/** A media bot without media, behind the contract's HTTP. */
export class FakeBot {
  readonly sessions = new Map<string, FakeSession>();
  /** Requests, method and path. */
  readonly asked: string[] = [];
  token = 'bot-token';
  contract = 1;
  ready = true;
  /** Answers instead, while it is there. */
  instead: ((method: string, path: string) => Response | Promise<Response> | undefined) | undefined;
  /** Changes an answer before it goes out. */
  spoil: (media: BotMedia) => BotMedia = media => media;
  #port = 52_000;

  /** The session that was created last. */
  get last(): FakeSession {
    const last = [...this.sessions.values()].at(-1);
    if (!last) throw new Error('the bot has no session');
    return last;
  }

  readonly fetch: Fetch = async (url, init = {}) => {
    const { pathname } = new URL(url);
    const method = init.method ?? 'GET';
    this.asked.push(`${method} ${pathname}`);
    init.signal?.throwIfAborted();
    const instead = await this.instead?.(method, pathname);
    if (instead) return instead;
    if (pathname === '/v1/health')
      return json(this.ready ? 200 : 503, { contract: this.contract, ready: this.ready, sessions: this.sessions.size });
    if (new Headers(init.headers).get('authorization') !== `Bearer ${this.token}`) return problem(401, 'a token is needed');
    return this.#session(method, pathname, init);
  };

  /** Tells every listener of a session. */
  tell(event: BotEvent, { listeners } = this.last): void {
    for (const one of listeners) one.enqueue(new TextEncoder().encode(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`));
  }

  /** Breaks every event stream. */
  breakStreams(): void {
    for (const { listeners } of this.sessions.values()) {
      for (const one of listeners) one.error(new Error('connection reset'));
      listeners.clear();
    }
  }

  #session(method: string, path: string, init: RequestInit): Response {
    if (path === '/v1/sessions' && method === 'POST') return this.#create(init);
    const [, , , id = '', part, role] = path.split('/');
    const known = this.sessions.get(decodeURIComponent(id));
    if (method === 'DELETE' && part === undefined) {
      if (known) this.#end(known);
      return new Response(null, { status: 204 });
    }
    if (!known) return problem(404, `no session ${id}`);
    switch (part) {
      case undefined:
        if (method === 'PUT') known.session = { ...known.session, media: this.#answer(botMedia.parse(bodyOf(init))) };
        return json(200, known.session);
      case 'subscriptions':
        if (method === 'DELETE') known.subscriptions.delete(role ?? '');
        else known.subscriptions.set(role ?? '', botSubscription.parse(bodyOf(init)));
        return new Response(null, { status: 204 });
      case 'key-frames':
        known.keyFrames++;
        return new Response(null, { status: 202 });
      case 'statistics':
        return json(200, { streams: [{ role: 'audio', direction: 'inbound', packets: 1, packetsLost: 0 }] });
      case 'events':
        return this.#events(known, init.signal);
      default:
        return problem(404, 'no such thing');
    }
  }

  #create(init: RequestInit): Response {
    if (!this.ready) return problem(503, 'draining');
    const request = createSession.safeParse(bodyOf(init));
    if (!request.success) return problem(400, request.error.message);
    if (!request.data.media.streams.some(({ srtp }) => srtp)) return problem(409, 'only SRTP here');
    const id = randomUUID();
    const session = { id, blob: `blob-${id}`, media: this.#answer(request.data.media) };
    this.sessions.set(id, { session, offered: request.data.media, listeners: new Set(), subscriptions: new Map(), keyFrames: 0 });
    return json(201, session);
  }

  #answer({ streams }: BotMedia): BotMedia {
    return this.spoil({
      streams: streams.map(stream => ({
        role: stream.role,
        direction: ({ sendonly: 'recvonly', recvonly: 'sendonly' } as const)[stream.direction as string] ?? stream.direction,
        transport: { address: '192.0.2.50', port: this.#port++, rtcpPort: this.#port - 1 },
        formats: stream.formats.slice(0, 1),
        ...(stream.srtp && {
          srtp: { suite: stream.srtp.suite, key: randomBytes(Buffer.from(stream.srtp.key, 'base64').length).toString('base64') },
        }),
      })),
    });
  }

  #events(known: FakeSession, signal: AbortSignal | null | undefined): Response {
    const body = new ReadableStream<Uint8Array>({
      start: controller => {
        known.listeners.add(controller);
        controller.enqueue(new TextEncoder().encode(': hello\n\n'));
        signal?.addEventListener('abort', () => {
          if (known.listeners.delete(controller)) controller.error(signal.reason);
        });
      },
    });
    return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
  }

  #end(known: FakeSession): void {
    this.tell({ type: 'closed', reason: 'deleted' }, known);
    for (const one of known.listeners) one.close();
    known.listeners.clear();
    this.sessions.delete(known.session.id);
  }
}

function bodyOf({ body }: RequestInit): unknown {
  try {
    return JSON.parse(String(body));
  } catch {
    return undefined;
  }
}

function json(status: number, body: unknown): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
}

function problem(status: number, detail: string): Response {
  return new Response(JSON.stringify({ type: 'about:blank', title: 'Problem', status, detail }), {
    status,
    headers: { 'content-type': 'application/problem+json' },
  });
}
