import { randomUUID } from 'node:crypto';
import { CallError, type Clock, HttpError, type Logger, type MediaEngine } from '@opencvi/plugin-api';
import type { z } from 'zod';
import type { CallMedia, GraphCall } from '../calls/graph-call.ts';
import type { Rosters } from '../calls/rosters.ts';
import { botCallContext } from './bot-call-context.ts';
import { BotSession } from './bot-session.ts';
import type { createSession } from './schemas.ts';

/** What the bot is made of. */
export interface MediaBotOptions {
  readonly engine: () => MediaEngine;
  readonly rosters: Rosters;
  readonly clock: Clock;
  readonly scaled: Clock;
  readonly log: Logger;
  readonly maxSessions: number;
  readonly mediaLossTimeout: number;
  readonly abandonedAfter: number;
}

/** The media bot's reference implementation: media of the gateway's engine, seats in the simulator's meetings. */
export class MediaBot {
  readonly #options: MediaBotOptions;
  readonly #sessions = new Map<string, BotSession>();
  readonly #stop = new AbortController();

  constructor(options: MediaBotOptions) {
    this.#options = options;
  }

  get health(): { readonly contract: 1; readonly ready: boolean; readonly sessions: number; readonly maximum: number } {
    const { maxSessions: maximum } = this.#options;
    const sessions = this.#sessions.size;
    return { contract: 1, ready: sessions < maximum && !this.#stop.signal.aborted, sessions, maximum };
  }

  get all(): readonly BotSession[] {
    return [...this.#sessions.values()];
  }

  get(id: string): BotSession | undefined {
    return this.#sessions.get(id);
  }

  /** Opens a session. Throws an `HttpError`. */
  async create({ correlationId, displayName = 'Room', media }: z.output<typeof createSession>): Promise<BotSession> {
    if (!this.health.ready) throw new HttpError(503, 'the media bot takes no more sessions');
    const { rosters, scaled, log, mediaLossTimeout, abandonedAfter } = this.#options;
    const session: BotSession = new BotSession({
      media: await this.#open(displayName),
      rosters,
      scaled,
      mediaLossTimeout,
      abandonedAfter,
      log,
      correlationId,
      displayName,
      onClose: () => this.#sessions.delete(session.id),
    });
    this.#sessions.set(session.id, session);
    try {
      await session.negotiate(media.streams);
    } catch (error) {
      await session.close();
      throw error;
    }
    return session;
  }

  /** The session that a blob belongs to, taken for a call. */
  take(blob: string, call: GraphCall): CallMedia | undefined {
    const session = this.all.find(one => one.blob === blob);
    return session?.attach(call) === true ? session : undefined;
  }

  /** Media of a call whose media Teams hosts: the simulator plays no prompts, so nobody hears or sees anything. */
  async silence(call: GraphCall): Promise<CallMedia> {
    const media = await this.#open(call.app.name);
    return { meeting: media.meeting, bridge: on => media.bridge(on), release: () => media.close() };
  }

  async close(): Promise<void> {
    this.#stop.abort(new Error('the simulator stops'));
    await Promise.all(this.all.map(session => session.close()));
  }

  async #open(name: string) {
    const { engine, log, clock } = this.#options;
    try {
      return await engine().open(botCallContext({ id: randomUUID(), name, log, signal: this.#stop.signal, now: clock.now() }));
    } catch (error) {
      if (error instanceof CallError && error.reason.code === 'unavailable') throw new HttpError(503, error.message, { cause: error });
      throw error;
    }
  }
}
