import type { Clock, Collection, Logger } from '@opencvi/plugin-api';
import { z } from 'zod';

/** A call that Teams may hold for us, as it is written to disk before Teams is asked for it. */
export const openCall = z.object({
  id: z.string(),
  /** The key of its callback address. */
  key: z.string(),
  cloud: z.string(),
  tenantId: z.string(),
  /** Graph's id; absent until Graph has answered. */
  callId: z.string().optional(),
  bot: z.string(),
  session: z.string(),
  startedAt: z.string(),
  ended: z.boolean().default(false),
});

/** See `openCall`. */
export type OpenCall = z.output<typeof openCall>;

/** A call without keep-alive is over after 45 minutes, and no meeting is longer than 30 hours: older records need no look. */
const oldest = 48 * 3_600_000;
const pageSize = 500;

/** The calls that Teams may hold for us, kept on disk, so that a gateway that was killed can let go of them. */
export class OpenCalls {
  readonly #clock: Clock;
  readonly #log: Logger;
  readonly #open: () => Collection<OpenCall>;

  constructor({ clock, log, collection }: { clock: Clock; log: Logger; collection: () => Collection<OpenCall> }) {
    this.#clock = clock;
    this.#log = log;
    this.#open = collection;
  }

  /** Remembers a call that is about to be made. */
  async begin(call: Omit<OpenCall, 'id' | 'startedAt' | 'ended'>): Promise<OpenCall> {
    const startedAt = new Date(this.#clock.now()).toISOString();
    const record: OpenCall = { ...call, id: `${startedAt}-${call.key.slice(0, 12)}`, startedAt, ended: false };
    await this.put(record);
    return record;
  }

  /** Writes a change. A store that fails must not fail the call: Teams lets go of it by itself in the end. */
  async put(record: OpenCall): Promise<void> {
    try {
      await this.#open().put(record.id, record);
    } catch (error) {
      this.#log.error('open call not stored', { graphCall: record.callId, error });
    }
  }

  /** Every call that was not seen to end. Those that nobody can ask about any more are forgotten. */
  async unfinished(): Promise<readonly OpenCall[]> {
    const since = new Date(this.#clock.now() - oldest).toISOString();
    await this.#open().trim({ since });
    const found: OpenCall[] = [];
    for (let before: string | undefined; ; ) {
      const page = await this.#open().list({ limit: pageSize, ...(before !== undefined && { before }) });
      found.push(...page.filter(({ ended, startedAt }) => !ended && startedAt >= since));
      const last = page.at(-1);
      if (!last || page.length < pageSize || last.startedAt < since) return found;
      before = last.id;
    }
  }
}
