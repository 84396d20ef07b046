import { type Clock, TimeoutError } from '@opencvi/plugin-api';

/** How long something may take, and who may call it off. */
export interface Deadline {
  readonly clock: Clock;
  readonly ms: number;
  readonly signal: AbortSignal;
}

/** Does work whose signal aborts at the deadline, with `TimeoutError`, or when the caller's does. */
export async function withDeadline<T>({ clock, ms, signal }: Deadline, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const late = new AbortController();
  const cancel = clock.after(ms, () => late.abort(new TimeoutError(ms)));
  try {
    return await work(AbortSignal.any([signal, late.signal]));
  } finally {
    cancel();
  }
}
