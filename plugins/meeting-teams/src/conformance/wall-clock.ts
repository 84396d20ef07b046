import { type Clock, TimeoutError } from '@opencvi/plugin-api';

/** As much of a clock as the client needs to talk to a real bot. */
export const wallClock: Clock = {
  now: () => Date.now(),
  after(ms, callback) {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
  every(ms, callback) {
    const timer = setInterval(callback, ms);
    return () => clearInterval(timer);
  },
  sleep: ms => new Promise(resolve => setTimeout(resolve, ms)),
  async within(ms, work) {
    let cancel = (): void => {};
    const late = new Promise<never>((_, reject) => {
      cancel = wallClock.after(ms, () => reject(new TimeoutError(ms)));
    });
    return Promise.race([work, late]).finally(cancel);
  },
};
