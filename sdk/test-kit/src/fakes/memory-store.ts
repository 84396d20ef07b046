import type { Collection, Page, Retention, StoreDriver } from '@opencvi/plugin-api';
import type { z } from 'zod';

/** A store that forgets with the process. */
export class MemoryStore implements StoreDriver {
  readonly id = 'memory';
  readonly #collections = new Map<string, Map<string, unknown>>();

  collection<T>(name: string, schema: z.ZodType<T>): Collection<T> {
    const values = this.#collections.get(name) ?? new Map<string, unknown>();
    this.#collections.set(name, values);
    return {
      put: async (id, value) => void values.set(id, structuredClone(value)),
      get: async id => (values.has(id) ? schema.parse(values.get(id)) : undefined),
      list: async ({ limit, before }: Page) =>
        [...values]
          .filter(([id]) => before === undefined || id < before)
          .sort(([a], [b]) => (a < b ? 1 : -1))
          .slice(0, limit)
          .map(([, value]) => schema.parse(value)),
      trim: async ({ since = '', newest = Infinity }: Retention) => {
        const kept = [...values.keys()]
          .filter(id => id >= since)
          .toSorted()
          .slice(-newest);
        const removed = [...values.keys()].filter(id => !kept.includes(id));
        for (const id of removed) values.delete(id);
        return removed.length;
      },
    };
  }
}
