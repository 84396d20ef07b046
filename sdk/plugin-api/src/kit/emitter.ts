/** A listener for one event of a map. */
export type Listener<A extends readonly unknown[]> = (...args: A) => void;

/** Where events of a typed map can be listened to. */
export interface Listenable<M extends Record<keyof M, readonly unknown[]>> {
  /** Listens until the returned function is called. */
  on<K extends keyof M>(event: K, listener: Listener<M[K]>): () => void;
}

/** A typed emitter whose listeners cannot break it: a listener that throws is reported, and the others still run. */
export class Emitter<M extends Record<keyof M, readonly unknown[]>> implements Listenable<M> {
  #listeners: { [K in keyof M]?: Set<Listener<M[K]>> } = {};
  readonly #onError: (error: unknown) => void;

  constructor(onError: (error: unknown) => void = reportLater) {
    this.#onError = onError;
  }

  on<K extends keyof M>(event: K, listener: Listener<M[K]>): () => void {
    const set = this.#listeners[event] ?? new Set<Listener<M[K]>>();
    this.#listeners[event] = set;
    set.add(listener);
    return () => void set.delete(listener);
  }

  emit<K extends keyof M>(event: K, ...args: M[K]): void {
    for (const listener of [...(this.#listeners[event] ?? [])]) {
      try {
        listener(...args);
      } catch (error) {
        this.#onError(error);
      }
    }
  }

  /** Forgets every listener. */
  clear(): void {
    this.#listeners = {};
  }
}

/** An error nobody catches must not be lost: it surfaces as an unhandled rejection, which the gateway logs and counts. */
function reportLater(error: unknown): void {
  void Promise.reject(error);
}
