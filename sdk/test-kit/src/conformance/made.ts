/** A contribution under test, and how to get rid of it. */
export interface Made<T> {
  readonly it: T;
  close(): Promise<void> | void;
}
