import { CallError, type Clock, type EndCode, type Secret, TimeoutError } from '@opencvi/plugin-api';
import { z } from 'zod';
import { withDeadline } from '../http/deadline.ts';
import { retryAfter } from '../http/retry-after.ts';
import { said } from '../http/said.ts';
import type { Fetch } from '../http/web-client.ts';
import {
  type BotEvent,
  type BotHealth,
  type BotMedia,
  type BotSession,
  type BotStatistics,
  type BotSubscription,
  botHealth,
  botSession,
  botStatistics,
  type CreateSession,
  type VideoRole,
} from './bot-contract.ts';
import { readEvents } from './bot-events.ts';
import type { TeamsMediaBot } from './teams-media-bot.ts';

/** What a bot is reached with. */
export interface HttpMediaBotOptions {
  readonly url: string;
  readonly token: Pick<Secret, 'reveal'>;
  readonly fetch: Fetch;
  readonly clock: Clock;
  /** The longest that one request may take. */
  readonly timeout: number;
}

interface Command<T> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
  readonly answer?: z.ZodType<T>;
  /** Statuses that are answers, not refusals. */
  readonly also?: readonly number[];
  readonly signal?: AbortSignal | undefined;
}

const problem = z.looseObject({ detail: z.string().optional(), title: z.string().optional() });

/** A media bot behind the HTTP contract (docs/media-bot.md). */
export class HttpMediaBot implements TeamsMediaBot {
  readonly name: string;
  readonly #options: HttpMediaBotOptions;

  constructor(options: HttpMediaBotOptions) {
    this.#options = options;
    this.name = options.url.replace(/\/+$/, '');
  }

  health(signal?: AbortSignal): Promise<BotHealth> {
    return this.#send({ method: 'GET', path: '/v1/health', answer: botHealth, also: [503], signal });
  }

  create(body: CreateSession, signal?: AbortSignal): Promise<BotSession> {
    return this.#send({ method: 'POST', path: '/v1/sessions', body, answer: botSession, signal });
  }

  get(id: string, signal?: AbortSignal): Promise<BotSession> {
    return this.#send({ method: 'GET', path: session(id), answer: botSession, signal });
  }

  update(id: string, body: BotMedia, signal?: AbortSignal): Promise<BotSession> {
    return this.#send({ method: 'PUT', path: session(id), body, answer: botSession, signal });
  }

  async remove(id: string, signal?: AbortSignal): Promise<void> {
    await this.#send({ method: 'DELETE', path: session(id), also: [404], signal });
  }

  async subscribe(id: string, role: VideoRole, body: BotSubscription, signal?: AbortSignal): Promise<void> {
    await this.#send({ method: 'PUT', path: `${session(id)}/subscriptions/${role}`, body, signal });
  }

  async unsubscribe(id: string, role: VideoRole, signal?: AbortSignal): Promise<void> {
    await this.#send({ method: 'DELETE', path: `${session(id)}/subscriptions/${role}`, also: [404], signal });
  }

  async requestKeyFrame(id: string, role: VideoRole, signal?: AbortSignal): Promise<void> {
    await this.#send({ method: 'POST', path: `${session(id)}/key-frames/${role}`, signal });
  }

  statistics(id: string, signal?: AbortSignal): Promise<BotStatistics> {
    return this.#send({ method: 'GET', path: `${session(id)}/statistics`, answer: botStatistics, signal });
  }

  async events(id: string, signal: AbortSignal): Promise<AsyncIterable<BotEvent>> {
    const { clock, timeout } = this.#options;
    const path = `${session(id)}/events`;
    const listening = new AbortController();
    const giveUp = (): void => listening.abort(signal.reason);
    signal.addEventListener('abort', giveUp, { once: true });
    try {
      // The deadline is for the answer to begin; after that silence is only silence
      const response = await withDeadline({ clock, ms: timeout, signal }, () =>
        this.#fetch({ method: 'GET', path }, listening.signal, 'text/event-stream'),
      );
      if (!response.ok) throw await this.#refusal(response, `GET ${path}`);
      return readEvents((response.body ?? new ReadableStream({ start: end => end.close() })) as ReadableStream<Uint8Array>);
    } catch (cause) {
      signal.removeEventListener('abort', giveUp);
      listening.abort();
      if (cause instanceof CallError) throw cause;
      signal.throwIfAborted();
      throw new CallError(this.#broken(cause), { cause });
    }
  }

  async #send<T>(command: Command<T>): Promise<T> {
    const { clock, timeout } = this.#options;
    const { signal, method, path, answer, also } = command;
    try {
      return await withDeadline({ clock, ms: timeout, signal }, async during => {
        const response = await this.#fetch(command, during, 'application/json');
        if (!response.ok && !also?.includes(response.status)) throw await this.#refusal(response, `${method} ${path}`);
        const text = await response.text();
        return (answer ? answer.parse(JSON.parse(text)) : undefined) as T;
      });
    } catch (cause) {
      if (cause instanceof CallError) throw cause;
      signal?.throwIfAborted();
      throw new CallError(this.#broken(cause), { cause });
    }
  }

  #fetch({ method, path, body }: Command<unknown>, signal: AbortSignal, accept: string): Promise<Response> {
    const headers = {
      Accept: accept,
      Authorization: `Bearer ${this.#options.token.reveal()}`,
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
    };
    return this.#options.fetch(`${this.name}${path}`, {
      method,
      headers,
      signal,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  }

  async #refusal(response: Response, what: string): Promise<CallError> {
    const told = problem.safeParse(await response.json().catch(() => undefined)).data;
    const words = said(told?.detail ?? told?.title ?? response.statusText);
    const again = retryAfter(response.headers.get('retry-after'), this.#options.clock.now());
    return new CallError({
      code: codes[response.status] ?? (response.status >= 500 ? 'unavailable' : 'failed'),
      by: 'gateway',
      detail: `media bot: ${what}: ${response.status} ${words}`,
      ...(again !== undefined && { retryAfter: again }),
    });
  }

  #broken(cause: unknown) {
    // A bot that speaks another language will not learn it by being asked again
    const spoke = cause instanceof z.ZodError || cause instanceof SyntaxError;
    const words = spoke
      ? 'its answer does not follow the contract'
      : cause instanceof TimeoutError
        ? cause.message
        : 'it cannot be reached';
    return { code: spoke ? 'failed' : 'unavailable', by: 'gateway', detail: `media bot ${this.name}: ${words}` } as const;
  }
}

/** 404: the session is gone, and the call with it. */
const codes: Readonly<Record<number, EndCode>> = { 404: 'meeting-ended', 409: 'incompatible-media', 429: 'unavailable' };

function session(id: string): string {
  return `/v1/sessions/${encodeURIComponent(id)}`;
}
