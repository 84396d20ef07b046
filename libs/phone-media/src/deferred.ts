/** A promise and what settles it. */
export type Deferred<T> = PromiseWithResolvers<T>;

/** A promise that others settle; nobody has to wait for it, even when it is rejected. */
export function deferred<T = void>(): Deferred<T> {
  const settled = Promise.withResolvers<T>();
  settled.promise.catch(() => {});
  return settled;
}
