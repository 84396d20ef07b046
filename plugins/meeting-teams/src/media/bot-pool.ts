import { CallError, type Logger } from '@opencvi/plugin-api';
import { aborted } from '../http/deadline.ts';
import { type BotSession, type CreateSession, contractVersion } from './bot-contract.ts';
import type { TeamsMediaBot } from './teams-media-bot.ts';

/** A session with the bot that has it. */
export interface HeldSession {
  readonly bot: TeamsMediaBot;
  readonly session: BotSession;
}

/** The media bots of this gateway. Sessions go round them; one that is full, draining or down is passed over. */
export class BotPool {
  readonly #bots: readonly TeamsMediaBot[];
  readonly #log: Logger;
  readonly #checked = new Set<TeamsMediaBot>();
  #turn = 0;

  constructor(bots: readonly TeamsMediaBot[], log: Logger) {
    this.#bots = bots;
    this.#log = log;
  }

  get(name: string): TeamsMediaBot | undefined {
    return this.#bots.find(bot => bot.name === name);
  }

  /** A session of the first bot that takes it. Rejects as the last one did. */
  async create(request: (bot: TeamsMediaBot) => Promise<CreateSession>, signal: AbortSignal): Promise<HeldSession> {
    const first = this.#turn++;
    let refused = new CallError({ code: 'unavailable', by: 'gateway', detail: 'no media bot is configured' });
    for (let index = 0; index < this.#bots.length; index++) {
      const bot = this.#bots[(first + index) % this.#bots.length];
      if (!bot) continue;
      try {
        await this.#check(bot, signal);
        return { bot, session: await createOrTakeBack(bot, await request(bot), signal) };
      } catch (error) {
        signal.throwIfAborted();
        if (!(error instanceof CallError)) throw error;
        this.#log.warn('media bot refused a session', { bot: bot.name, detail: error.reason.detail });
        refused = error;
      }
    }
    throw refused;
  }

  /** A bot of another major version would be misunderstood: it is asked once. */
  async #check(bot: TeamsMediaBot, signal: AbortSignal): Promise<void> {
    if (this.#checked.has(bot)) return;
    const { contract } = await bot.health(signal);
    if (contract !== contractVersion) {
      const detail = `media bot ${bot.name} speaks version ${contract} of the contract, not ${contractVersion}`;
      throw new CallError({ code: 'failed', by: 'gateway', detail });
    }
    this.#checked.add(bot);
  }
}

/** A session that comes after nobody wants it any more is ended: abandoning the request would leave it with the bot. */
async function createOrTakeBack(bot: TeamsMediaBot, request: CreateSession, signal: AbortSignal): Promise<BotSession> {
  signal.throwIfAborted();
  const creating = bot.create(request);
  try {
    return await Promise.race([creating, aborted(signal)]);
  } catch (error) {
    if (signal.aborted) creating.then(({ id }) => bot.remove(id)).catch(() => {});
    throw error;
  }
}
