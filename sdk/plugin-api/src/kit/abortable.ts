import { CallError, type EndReason, endCodes } from '../calls/end-reason.ts';

/**
 * Settles as `work` does, or rejects when the signal aborts: with its reason, as a `CallError` where it is an `EndReason`, as that of
 * a call's signal is.
 * @example `await abortable(leg.answered, signal);`
 */
export async function abortable<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  throwIfAborted(signal);
  let stop: () => void = () => {};
  const aborted = new Promise<never>((_, reject) => {
    const listener = () => reject(abortError(signal));
    signal.addEventListener('abort', listener, { once: true });
    stop = () => signal.removeEventListener('abort', listener);
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    stop();
  }
}

/**
 * Throws what `abortable` would reject with, when the signal has aborted.
 * @example `throwIfAborted(call.signal);`
 */
export function throwIfAborted(signal: AbortSignal): void {
  if (signal.aborted) throw abortError(signal);
}

function abortError({ reason }: AbortSignal): unknown {
  return isEndReason(reason) ? new CallError(reason) : reason;
}

function isEndReason(value: unknown): value is EndReason {
  const code = typeof value === 'object' && value !== null && 'code' in value ? value.code : undefined;
  return !(value instanceof Error) && endCodes.some(known => known === code);
}
