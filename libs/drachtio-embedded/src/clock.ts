/** A timer that was set; cancelling it after it fired does nothing. */
export interface ClockTimer {
  cancel(): void;
}

/** Where all timers come from, so that tests can turn the hands. */
export interface Clock {
  /** Milliseconds; only differences mean anything. */
  now(): number;
  setTimeout(callback: () => void, milliseconds: number): ClockTimer;
}

export const systemClock: Clock = {
  now: () => performance.now(),
  setTimeout(callback, milliseconds) {
    const timer = setTimeout(callback, milliseconds);
    timer.unref(); // the sockets keep the process alive, a pending retransmission should not
    return { cancel: () => clearTimeout(timer) };
  },
};
