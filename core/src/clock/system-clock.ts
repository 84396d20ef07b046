import { type Clock, TimeoutError } from '@opencvi/plugin-api';

/** The clock on the wall. */
export const systemClock: Clock = {
  now: () => Date.now(),

  after(ms, callback) {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },

  every(ms, callback) {
    const begun = performance.now();
    let ticks = 0;
    let timer: NodeJS.Timeout;
    // Each tick is scheduled from the beginning, so that late ones do not add up
    const schedule = (): void => {
      ticks += 1;
      timer = setTimeout(
        () => {
          schedule();
          callback();
        },
        Math.max(0, begun + ticks * ms - performance.now()),
      );
    };
    schedule();
    return () => clearTimeout(timer);
  },

  sleep(ms, signal) {
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      const abort = (): void => {
        clearTimeout(timer);
        reject(signal.reason);
      };
      const timer = setTimeout(() => {
        signal.removeEventListener('abort', abort);
        resolve();
      }, ms);
      signal.addEventListener('abort', abort, { once: true });
    });
  },

  async within(ms, work) {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new TimeoutError(ms)), ms);
    });
    try {
      return await Promise.race([work, late]);
    } finally {
      clearTimeout(timer);
    }
  },
};
