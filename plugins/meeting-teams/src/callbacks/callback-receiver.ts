import { type Clock, type HttpAnswer, HttpError, type HttpRequest, type Logger, type Metrics } from '@opencvi/plugin-api';
import type { CallDirectory, ListeningCall } from './call-directory.ts';
import { CallbackRefused, type CallbackTokens } from './callback-tokens.ts';
import { readNotifications } from './notifications.ts';

/** What callbacks are received with. */
export interface CallbackReceiverOptions {
  readonly directory: CallDirectory;
  /** The token check of a cloud by name; of every cloud in use. */
  readonly tokens: { of(cloud: string): CallbackTokens; all(): readonly CallbackTokens[] };
  readonly clock: Clock;
  readonly log: Logger;
  readonly metrics: Metrics;
}

/** Refusals are counted each and logged at most this often, lest a stranger fill the disk. */
const logEvery = 5_000;

/** Receives Graph's notifications: believes none without a token for the call's own tenant, and lets each call have its own in order. */
export class CallbackReceiver {
  readonly #options: CallbackReceiverOptions;
  #loggedAt = Number.NEGATIVE_INFINITY;
  #unlogged = 0;

  constructor(options: CallbackReceiverOptions) {
    this.#options = options;
  }

  /** For one of our calls. */
  async receive(key: string, request: HttpRequest): Promise<HttpAnswer> {
    const answer = this.#options.directory.inTurn(key, call => this.#inTurn(call, request));
    if (answer) return answer;
    if (!request.headers.authorization) throw this.#refuse(new CallbackRefused(401, 'no-token'), request);
    this.#count('unknown-call');
    throw new HttpError(404, 'there is no such call');
  }

  /**
   * For calls to the bot itself, which a gateway does not take. The first notification may come in the legacy format; 204 asks for Graph's
   * (Graph communications, "Notifications in calling: protocol determination").
   */
  async receiveIncoming(request: HttpRequest): Promise<HttpAnswer> {
    await this.#authenticate(request);
    const legacy = readNotifications(request.body) === undefined;
    this.#count(legacy ? 'legacy' : 'incoming');
    if (!legacy) this.#options.log.info('a call to the bot is not taken');
    return { status: 204 };
  }

  async #inTurn(call: ListeningCall, request: HttpRequest): Promise<HttpAnswer> {
    try {
      await this.#options.tokens.of(call.cloud).check(request.headers.authorization, call.tenantId);
    } catch (error) {
      throw this.#refuse(error, request);
    }
    const notifications = readNotifications(request.body);
    if (!notifications) {
      this.#count('legacy');
      return { status: 204 };
    }
    for (const notification of notifications) this.#count(call.deliver(notification));
    return { status: 202, json: {} };
  }

  async #authenticate(request: HttpRequest): Promise<void> {
    let refused: unknown = new CallbackRefused(401, 'signature');
    for (const tokens of this.#options.tokens.all()) {
      try {
        await tokens.tenantOf(request.headers.authorization);
        return;
      } catch (error) {
        refused = error;
      }
    }
    throw this.#refuse(refused, request);
  }

  #refuse(error: unknown, { remoteAddress }: HttpRequest): unknown {
    if (!(error instanceof CallbackRefused)) return error;
    this.#count('refused');
    this.#options.metrics.count('teams_callbacks_refused_total', { reason: error.reason });
    const now = this.#options.clock.now();
    this.#unlogged++;
    if (now - this.#loggedAt >= logEvery) {
      this.#options.log.warn('callback refused', { reason: error.reason, remoteAddress, times: this.#unlogged });
      this.#loggedAt = now;
      this.#unlogged = 0;
    }
    return new HttpError(error.status, error.status === 401 ? 'a token from Microsoft is needed' : 'the token is for another tenant');
  }

  #count(result: string): void {
    this.#options.metrics.count('teams_notifications_total', { result });
  }
}
