import { randomUUID } from 'node:crypto';
import { Client, type GraphRequest } from '@microsoft/microsoft-graph-client';
import { CallError, type Clock, type EndReason } from '@opencvi/plugin-api';
import { z } from 'zod';
import type { Cloud } from '../clouds/clouds.ts';
import { withDeadline } from '../http/deadline.ts';
import { retryAfter } from '../http/retry-after.ts';
import { said } from '../http/said.ts';
import type { Fetch } from '../http/web-client.ts';
import type { TenantTokens, Token } from '../identity/tenant-tokens.ts';
import { Exchange, GraphSender } from './exchange.ts';
import { type GraphOperation, type GraphRefusal, graphFailureReason } from './graph-failure.ts';

/** Name and version, which logTeleconferenceDeviceQuality demands and support likes to see. */
const userAgent = 'OpenCVI/0.1.0';

/** The longest that Retry-After of one request holds back others of its kind. */
const longestHold = 60_000;

/** What Graph is reached with, for one tenant. */
export interface TenantGraphOptions {
  readonly cloud: Cloud;
  readonly tenantId: string;
  readonly tokens: TenantTokens;
  readonly fetch: Fetch;
  readonly clock: Clock;
  /** The longest that one request may take. */
  readonly timeout: number;
}

/** What is asked of Graph. */
export interface GraphQuestion {
  readonly method: 'get' | 'post' | 'patch' | 'delete';
  /** Below the version: `/communications/calls`. */
  readonly path: string;
  readonly body?: unknown;
  readonly filter?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Binds the requests of one call together in Microsoft's logs. */
  readonly scenario?: string;
  readonly signal?: AbortSignal | undefined;
}

/** One request. */
export interface GraphCommand extends GraphQuestion {
  readonly operation: GraphOperation;
}

/** What Graph answered: a body, or how it refused. */
export type GraphAnswer = { readonly body: unknown; readonly refused?: undefined } | { readonly refused: GraphRefusal };

/** Microsoft Graph in one tenant. It holds no way to another tenant's token. */
export class TenantGraph {
  readonly cloud: Cloud;
  readonly tenantId: string;
  readonly #options: TenantGraphOptions;
  readonly #client: Client;
  readonly #holds = new Map<GraphOperation, { readonly reason: EndReason; readonly until: number }>();

  constructor(options: TenantGraphOptions) {
    this.#options = options;
    this.cloud = options.cloud;
    this.tenantId = options.tenantId;
    this.#client = Client.initWithMiddleware({
      baseUrl: `${options.cloud.graph}/`,
      defaultVersion: 'v1.0',
      middleware: new GraphSender(options.fetch),
    });
  }

  /** Sends a request; a token that Graph does not accept, or that lacks a permission, is renewed once. Rejects with `CallError`, or with the signal's reason. */
  async send<T>(command: GraphCommand, schema: z.ZodType<T>): Promise<T> {
    this.#checkHold(command.operation);
    const answer = await this.ask(command);
    if (answer.refused) throw new CallError(this.#refusal(graphFailureReason(answer.refused, command.operation), command.operation));
    const parsed = schema.safeParse(answer.body);
    if (parsed.success) return parsed.data;
    const detail = `Graph's answer is not understood: ${z.prettifyError(parsed.error).replace(/\s+/g, ' ')}`;
    throw new CallError({ code: 'failed', by: 'meeting', detail });
  }

  /** The same for those who read refusals themselves: rejects only when there is no token or no answer. */
  async ask(question: GraphQuestion): Promise<GraphAnswer> {
    const first = await this.#attempt(question);
    return first.again ? (await this.#attempt(question)).answer : first.answer;
  }

  /** Keeps in mind for how long Graph wants to be left alone; never so long that a mistake in one answer shuts a tenant out. */
  #refusal(reason: EndReason, operation: GraphOperation): EndReason {
    const { code, retryAfter = 0 } = reason;
    if (code === 'throttled' && retryAfter > 0) {
      this.#holds.set(operation, { reason, until: this.#options.clock.now() + Math.min(retryAfter * 1_000, longestHold) });
    }
    return reason;
  }

  /** Who asks again before Retry-After is over is throttled for longer. What concerns a running call cannot wait: above all its hang-up. */
  #checkHold(operation: GraphOperation): void {
    const hold = operation === 'call' ? undefined : this.#holds.get(operation);
    const left = (hold?.until ?? 0) - this.#options.clock.now();
    if (hold && left > 0) throw new CallError({ ...hold.reason, retryAfter: Math.ceil(left / 1_000) });
  }

  async #attempt(command: GraphQuestion): Promise<Attempted> {
    const { clock, timeout, tokens } = this.#options;
    const { signal } = command;
    const token = await tokens.token(this.tenantId, signal);
    const exchange = new Exchange();
    try {
      const body = await withDeadline({ clock, ms: timeout, signal }, during =>
        this.#perform(command, { token, exchange, signal: during }),
      );
      const refused = errorIn(body) && { status: exchange.response?.status ?? 200, ...errorIn(body) };
      return { answer: refused ? { refused } : { body }, again: false };
    } catch (cause) {
      signal?.throwIfAborted();
      const { response } = exchange;
      if (!response || response.ok) throw new CallError(unreachable(cause, this.cloud), { cause });
      const { status, headers } = response;
      const refused = { status, ...wordsOf(cause), retryAfter: retryAfter(headers.get('retry-after'), clock.now()) };
      return { answer: { refused }, again: this.#isTokenToBlame(status, token) };
    }
  }

  /** Whether another token may be taken: it was not believed, or may be older than what the administrator has granted. */
  #isTokenToBlame(status: number, token: Token): boolean {
    const { tokens } = this.#options;
    if (status === 401) tokens.reject(this.tenantId, token);
    return status === 401 || (status === 403 && tokens.doubt(this.tenantId, token));
  }

  #perform(command: GraphQuestion, { token, exchange, signal }: Attempt): Promise<unknown> {
    const { path, filter, scenario, method, body, headers } = command;
    const request: GraphRequest = this.#client
      .api(path)
      .middlewareOptions([exchange])
      .option('signal', signal)
      .headers({
        ...headers,
        Authorization: `Bearer ${token.value}`,
        'User-Agent': userAgent,
        'client-request-id': randomUUID(),
        ...(scenario !== undefined && { 'scenario-id': scenario }),
      });
    if (filter !== undefined) request.filter(filter);
    return method === 'post' || method === 'patch' ? request[method](body ?? {}) : request[method]();
  }
}

/** An error where the status says that all is well, as gateways before Graph write it. */
function errorIn(body: unknown): Pick<GraphRefusal, 'code' | 'message'> | undefined {
  const { error } = (body ?? {}) as { error?: unknown };
  return typeof error === 'object' && error !== null ? wordsOf(error) : undefined;
}

function wordsOf(error: unknown): Pick<GraphRefusal, 'code' | 'message'> {
  const { code, message } = error as { code?: unknown; message?: unknown };
  return {
    ...((typeof code === 'string' || typeof code === 'number') && { code: said(String(code)) }),
    ...(typeof message === 'string' && { message: said(message) }),
  };
}

interface Attempted {
  readonly answer: GraphAnswer;
  /** Another token may help. */
  readonly again: boolean;
}

interface Attempt {
  readonly token: Token;
  readonly exchange: Exchange;
  readonly signal: AbortSignal;
}

function unreachable(cause: unknown, cloud: Cloud) {
  const words = cause instanceof Error ? cause.message : String(cause);
  return { code: 'unavailable', by: 'meeting', detail: `${new URL(cloud.graph).host} does not answer: ${words}` } as const;
}
