import { type Clock, TimeoutError } from '@opencvi/plugin-api';

/** How long something may take, and who may call it off. */
export interface Deadline {
  readonly clock: Clock;
  readonly ms: number;
  readonly signal?: AbortSignal | undefined;
}

/** Does work whose signal aborts at the deadline (with `TimeoutError`) or when the caller's does; rejects then, whatever the work does. */
export async function withDeadline<T>({ clock, ms, signal }: Deadline, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  signal?.throwIfAborted();
  const aborter = new AbortController();
  const giveUp = (): void => aborter.abort(signal?.reason);
  const cancel = clock.after(ms, () => aborter.abort(new TimeoutError(ms)));
  signal?.addEventListener('abort', giveUp, { once: true });
  try {
    return await Promise.race([work(aborter.signal), aborted(aborter.signal)]);
  } finally {
    cancel();
    signal?.removeEventListener('abort', giveUp);
  }
}

/** Rejects when the signal aborts. */
export function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    else signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
