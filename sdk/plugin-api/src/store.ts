import type { z } from 'zod';
import type { Contribution } from './refs.ts';

/** A page of a listing, newest first. */
export interface Page {
  /** At most this many. */
  readonly limit: number;
  /** Only ids before this one. */
  readonly before?: string;
}

/** What of a collection is kept; what is left out says nothing. */
export interface Retention {
  /** This id and those after it. */
  readonly since?: string;
  /** At most so many, the newest. */
  readonly newest?: number;
}

/** A durable collection of values by id. Ids sort by time. */
export interface Collection<T> {
  /** Writes; resolves when the value survives a kill -9 and a loss of power. */
  put(id: string, value: T): Promise<void>;
  get(id: string): Promise<T | undefined>;
  list(page: Page): Promise<readonly T[]>;
  /** Removes for good what is not to be kept; resolves with how many values that was. */
  trim(keep: Retention): Promise<number>;
}

/** Keeps what must outlive the process. */
export interface StoreDriver extends Contribution {
  /** Opens a collection. The schema validates what is read back: a value of an older version is migrated by its defaults. */
  collection<T>(name: string, schema: z.ZodType<T>): Collection<T>;
}
