/** Where the phone's time comes from; tests may bring their own. */
export interface PhoneClock {
  /** Unix time in ms that never steps back. */
  now(): number;
  /** Calls back again and again until the function given back is called. */
  every(ms: number, callback: () => void): () => void;
  /** Calls back once, unless the function given back is called before. */
  after(ms: number, callback: () => void): () => void;
}

/** The real time. */
export const systemClock: PhoneClock = {
  now: () => performance.timeOrigin + performance.now(),
  every(ms, callback) {
    const timer = setInterval(callback, ms);
    return () => clearInterval(timer);
  },
  after(ms, callback) {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
};
