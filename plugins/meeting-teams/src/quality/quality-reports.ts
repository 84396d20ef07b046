import { CallError, type Clock, type Logger, type Metrics } from '@opencvi/plugin-api';
import type { GraphCalls } from '../leg/graph-calls.ts';

/** What reports are sent with. */
export interface QualityReportsOptions {
  readonly clock: Clock;
  readonly log: Logger;
  readonly metrics: Metrics;
}

/** Meetings end on the hour, many at once: just then Graph may want to be asked later. */
const pause = { first: 10_000, longest: 5 * 60_000 };
const attempts = 6;
/** Reports that wait for their next attempt; more than these are given up. */
const mostWaiting = 1_000;

/** Sends quality reports of calls that are over, again where Graph cannot take them for the moment. */
export class QualityReports {
  readonly #options: QualityReportsOptions;
  readonly #stopping = new AbortController();
  #waiting = 0;

  constructor(options: QualityReportsOptions) {
    this.#options = options;
  }

  /** Resolves when the report is sent, or waits for its next attempt. Rejects with `CallError` when Graph does not want it. */
  async send(calls: GraphCalls, body: unknown): Promise<void> {
    const retryAfter = await this.#attempt(calls, body);
    if (retryAfter === undefined) return;
    if (this.#waiting >= mostWaiting) throw new CallError({ code: 'throttled', by: 'gateway', detail: 'too many quality reports wait' });
    this.#options.log.warn('quality report not taken; it is sent again', { retryAfter: retryAfter / 1_000 });
    void this.#insist(calls, body, retryAfter);
  }

  /** What waits is given up. */
  stop(): void {
    this.#stopping.abort();
  }

  async #insist(calls: GraphCalls, body: unknown, retryAfter: number): Promise<void> {
    const { clock, log } = this.#options;
    const { signal } = this.#stopping;
    this.#waiting++;
    try {
      let asked: number | undefined = retryAfter;
      for (let attempt = 2, wait = pause.first; attempt <= attempts && asked !== undefined; attempt++, wait *= 2) {
        await clock.sleep(Math.min(Math.max(wait, asked), pause.longest), signal);
        asked = await this.#attempt(calls, body);
      }
      if (asked !== undefined) log.warn('quality report given up', { attempts });
    } catch (error) {
      if (!signal.aborted) log.warn('quality report refused', { error });
    } finally {
      this.#waiting--;
    }
  }

  /** `undefined` when it was taken, or for how many milliseconds Graph wants to be left alone. */
  async #attempt(calls: GraphCalls, body: unknown): Promise<number | undefined> {
    try {
      await calls.logQuality(body, this.#stopping.signal);
    } catch (error) {
      const { code, retryAfter = 0 } = error instanceof CallError ? error.reason : { code: 'failed' };
      if (code === 'throttled' || code === 'unavailable') return retryAfter * 1_000;
      throw error;
    }
    this.#options.metrics.count('teams_quality_reports_total');
    return undefined;
  }
}
