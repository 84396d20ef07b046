import { abortable, CallError, type Clock, TimeoutError } from '@opencvi/plugin-api';
import type { MediaChannels } from '../media/media-channels.ts';

/** Until when our audio is waited for. */
export interface Patience {
  readonly clock: Clock;
  readonly ms: number;
  readonly signal: AbortSignal;
  /** Whether H.245 has begun to speak. */
  controlIsReady(): boolean;
}

/** Resolves when our audio channel is open. Rejects with why it never will be, or is not in time. */
export async function awaitAudio(channels: MediaChannels, { clock, ms, signal, controlIsReady }: Patience): Promise<void> {
  try {
    await abortable(clock.within(ms, channels.audible), signal);
  } catch (cause) {
    if (!(cause instanceof TimeoutError)) throw cause;
    throw new CallError(channels.obstacle(controlIsReady()), { cause });
  }
}
