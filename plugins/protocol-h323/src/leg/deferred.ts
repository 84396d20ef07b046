/** A promise with its two ends. Nobody has to listen for its rejection. */
export type Deferred<T> = PromiseWithResolvers<T>;

export function deferred<T>(): Deferred<T> {
  const ends = Promise.withResolvers<T>();
  ends.promise.catch(() => {});
  return ends;
}
