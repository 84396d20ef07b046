import type { Clock, Logger } from '@opencvi/plugin-api';
import type { CallDirectory, Delivery } from '../callbacks/call-directory.ts';
import type { BotPool } from '../media/bot-pool.ts';
import type { HangUps } from './hang-ups.ts';
import type { OpenCall, OpenCalls } from './open-calls.ts';

/** What a gateway lets go of its former calls with. */
export interface RecoveryOptions {
  readonly openCalls: OpenCalls;
  readonly hangUps: HangUps;
  readonly directory: CallDirectory;
  readonly pool: BotPool;
  readonly clock: Clock;
  readonly log: Logger;
}

/**
 * Hangs up what a gateway that was killed has left in meetings: there is nobody in the room's leg any more. A call whose id never reached the disk
 * is hung up when Graph next speaks of it.
 */
export async function hangUpFormerCalls(options: RecoveryOptions): Promise<void> {
  const { openCalls, hangUps, directory, pool, log } = options;
  const former = await openCalls.unfinished();
  if (former.length === 0) return;
  log.warn('calls of a former run are hung up', { calls: former.length });
  await Promise.all(
    former.map(async call => {
      await pool
        .get(call.bot)
        ?.remove(call.session)
        .catch(error => log.warn('session of the media bot not ended', { bot: call.bot, error }));
      const { callId } = call;
      if (callId !== undefined) return hangUps.end({ ...call, callId });
      directory.register(new Orphan(call, hangUps), call.key).release();
    }),
  );
}

/** A call whose id we never learned. */
class Orphan {
  readonly cloud: string;
  readonly tenantId: string;
  readonly #call: OpenCall;
  readonly #hangUps: HangUps;
  #told = false;

  constructor(call: OpenCall, hangUps: HangUps) {
    this.#call = call;
    this.#hangUps = hangUps;
    this.cloud = call.cloud;
    this.tenantId = call.tenantId;
  }

  deliver({ callId }: { readonly callId: string }): Delivery {
    if (!this.#told) void this.#hangUps.end({ ...this.#call, callId });
    this.#told = true;
    return 'late';
  }
}
