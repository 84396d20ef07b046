/** A promise and what settles it. Nobody has to wait for it, even when it is rejected. */
export function deferred<T = void>(): PromiseWithResolvers<T> {
  const settled = Promise.withResolvers<T>();
  settled.promise.catch(() => {});
  return settled;
}
