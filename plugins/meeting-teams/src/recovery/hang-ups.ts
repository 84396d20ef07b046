import { CallError, type Clock, type Logger, type Metrics } from '@opencvi/plugin-api';
import { GraphCalls } from '../leg/graph-calls.ts';
import type { TenantGraphs } from '../tenant-graphs.ts';
import type { OpenCall, OpenCalls } from './open-calls.ts';

/** What calls are hung up with. */
export interface HangUpsOptions {
  readonly graphs: TenantGraphs;
  readonly openCalls: OpenCalls;
  readonly clock: Clock;
  readonly log: Logger;
  readonly metrics: Metrics;
}

/** `asked`: the most that Retry-After can make us wait; the room is in the meeting for that long. */
const pause = { first: 1_000, longest: 30_000, asked: 5 * 60_000 };
/** Without keep-alive Teams ends a call after 45 minutes by itself. */
const giveUpAfter = 50 * 60_000;

/** Ends calls at Graph, again and again until Graph says that they are over. */
export class HangUps {
  readonly #options: HangUpsOptions;
  readonly #stopping = new AbortController();

  constructor(options: HangUpsOptions) {
    this.#options = options;
  }

  /** Resolves after the first attempt; the others go on by themselves. Never rejects. */
  async end(call: OpenCall & { readonly callId: string }): Promise<void> {
    const first = await this.#attempt(call);
    if (!first.over) void this.#insist(call, first.retryAfter);
  }

  /** No more attempts: what is left is taken up at the next start. */
  stop(): void {
    this.#stopping.abort();
  }

  async #insist(call: OpenCall & { readonly callId: string }, retryAfter: number): Promise<void> {
    const { clock, log, openCalls } = this.#options;
    const until = clock.now() + giveUpAfter;
    const { signal } = this.#stopping;
    let asked = retryAfter;
    for (let wait = pause.first; clock.now() < until; wait = Math.min(wait * 2, pause.longest)) {
      await clock.sleep(Math.max(wait, asked), signal).catch(() => {});
      if (signal.aborted) return;
      const { over, retryAfter } = await this.#attempt(call);
      if (over) return;
      asked = retryAfter;
    }
    log.error('call not hung up; Teams has let go of it by itself by now', { graphCall: call.callId });
    await openCalls.put({ ...call, ended: true });
  }

  /** Whether the call is over, and where it is not, for how long Graph wants to be left alone. */
  async #attempt(call: OpenCall & { readonly callId: string }): Promise<{ readonly over: boolean; readonly retryAfter: number }> {
    const { graphs, openCalls, log, metrics } = this.#options;
    try {
      await new GraphCalls(graphs.of(call), call.key.slice(0, 12)).hangUp(call.callId, this.#stopping.signal);
    } catch (error) {
      const { code, retryAfter = 0 } = error instanceof CallError ? error.reason : { code: 'failed' };
      if (code !== 'meeting-ended') {
        if (this.#stopping.signal.aborted) return { over: false, retryAfter: 0 };
        metrics.count('teams_hang_ups_total', { result: 'failed' });
        log.warn('call not hung up', { graphCall: call.callId, error });
        return { over: false, retryAfter: Math.min(retryAfter * 1_000, pause.asked) };
      }
    }
    metrics.count('teams_hang_ups_total', { result: 'ok' });
    await openCalls.put({ ...call, ended: true });
    return { over: true, retryAfter: 0 };
  }
}
