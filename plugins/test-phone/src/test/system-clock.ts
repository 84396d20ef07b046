import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '@opencvi/plugin-api';

/** The real time, for tests with real peers. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, callback) {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
  every(ms, callback) {
    const timer = setInterval(callback, ms);
    return () => clearInterval(timer);
  },
  sleep: (ms, signal) => sleep(ms, undefined, { signal }),
  within: (_ms, work) => work,
};
