import { setTimeout as delay } from 'node:timers/promises';

/** What to wait for, how long, and what to show of the peer when it did not come. */
export interface Wait {
  /** Ends the sentence "waited … ms for". */
  readonly what: string;
  /** Deadline in milliseconds. */
  readonly within?: number;
  /** Pause between two looks, in milliseconds. */
  readonly every?: number;
  /** What the peer said last; shown when the deadline passes. */
  readonly context?: () => string;
}

/** A deadline that passed; its message says what was awaited and what the peer said last. */
export class DeadlineError extends Error {
  override readonly name = 'DeadlineError';
  constructor(wait: Wait, options?: ErrorOptions) {
    const context = wait.context?.();
    super(`waited ${deadlineOf(wait)} ms for ${wait.what}${context ? `\n${context}` : ''}`, options);
  }
}

/** The deadline of a wait, in milliseconds. */
export const deadlineOf = (wait: Wait): number => wait.within ?? 10_000;

/** Looks again and again until the probe gives a value; a probe that throws counts as "not yet". */
export async function eventually<T>(wait: Wait, probe: () => T | undefined | Promise<T | undefined>): Promise<T> {
  const deadline = performance.now() + deadlineOf(wait);
  let cause: unknown;
  do {
    try {
      const value = await probe();
      if (value !== undefined) return value;
    } catch (error) {
      cause = error;
    }
    await delay(wait.every ?? 50);
  } while (performance.now() < deadline);
  throw new DeadlineError(wait, { cause });
}
