import type { RunningCall } from '@opencvi/h323-js-bindings/node';
import type { ReleaseCause } from '../causes/end-causes.ts';
import type { LegContext } from './leg-context.ts';

/** How long the connections may take to close once a call is released. */
const closeTimeout = 5_000;

/** Releases a call; resolves when its connections are gone. Never rejects. */
export async function releaseCall(call: RunningCall, cause: ReleaseCause, { clock, log }: LegContext): Promise<void> {
  call.command({ do: 'release', ...cause });
  try {
    await clock.within(closeTimeout, call.over);
  } catch {
    log.debug('connections were not closed in time');
    call.destroy();
  }
}
