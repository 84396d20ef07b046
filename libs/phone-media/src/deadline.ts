import type { PhoneClock } from './clock.ts';

/** A promise, or an error when it takes longer. */
export async function within<T>(clock: PhoneClock, { ms, what }: { ms: number; what: string }, promise: Promise<T>): Promise<T> {
  let cancel = (): void => {};
  const late = new Promise<never>((_, reject) => {
    cancel = clock.after(ms, () => reject(new Error(`${what} took longer than ${ms} ms`)));
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    cancel();
  }
}
