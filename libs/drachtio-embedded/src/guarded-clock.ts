import type { Clock } from './clock.ts';
import type { Log } from './log.ts';

/** A clock whose callbacks cannot bring the process down: one call's mistake must not end the others. */
export function guardedClock(clock: Clock, log: Log): Clock {
  return {
    now: () => clock.now(),
    setTimeout(callback, milliseconds) {
      return clock.setTimeout(() => {
        try {
          callback();
        } catch (error) {
          log.warn('timer failed', { error });
        }
      }, milliseconds);
    },
  };
}
