import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Collection, StoreDriver } from '@opencvi/plugin-api';
import { z } from 'zod';
import type { Made } from './made.ts';

const thing = z.object({ name: z.string(), size: z.number().default(1) });

/** What every store driver keeps to. `reopen` closes the store and opens it again, where it outlives the process. */
export function storeDriverSuite(name: string, make: () => Promise<Made<StoreDriver> & { reopen?(): Promise<StoreDriver> }>): void {
  describe(`${name} as a store driver`, () => {
    let made: Awaited<ReturnType<typeof make>>;
    let things: Collection<z.output<typeof thing>>;

    beforeEach(async () => {
      made = await make();
      things = made.it.collection('things', thing);
    });
    afterEach(() => made.close());

    test('gives back what was put, and nothing for what was not', async () => {
      await things.put('1', { name: 'zero 0', size: 3 });
      expect(await things.get('1')).toEqual({ name: 'zero 0', size: 3 });
      expect(await things.get('2')).toBeUndefined();
    });

    test('puts over what was there', async () => {
      await things.put('1', { name: 'a', size: 1 });
      await things.put('1', { name: 'b', size: 2 });
      expect(await things.list({ limit: 10 })).toEqual([{ name: 'b', size: 2 }]);
    });

    test('lists newest first, in pages', async () => {
      for (const id of ['03', '01', '02']) await things.put(id, { name: id, size: 1 });
      expect((await things.list({ limit: 2 })).map(one => one.name)).toEqual(['03', '02']);
      expect((await things.list({ limit: 2, before: '02' })).map(one => one.name)).toEqual(['01']);
    });

    describe('removes what is not to be kept', () => {
      const names = async () => (await things.list({ limit: 10_000 })).map(one => one.name);

      beforeEach(async () => {
        await Promise.all(['01', '02', '03', '04', '05'].map(id => things.put(id, { name: id, size: 1 })));
        await made.it.collection('others', thing).put('01', { name: 'other', size: 1 });
      });

      test.each([
        [{}, 0, ['05', '04', '03', '02', '01']],
        [{ since: '03' }, 2, ['05', '04', '03']],
        [{ since: '025' }, 2, ['05', '04', '03']],
        [{ newest: 2 }, 3, ['05', '04']],
        [{ newest: 9 }, 0, ['05', '04', '03', '02', '01']],
        [{ since: '02', newest: 3 }, 2, ['05', '04', '03']],
        [{ since: '04', newest: 3 }, 3, ['05', '04']],
        [{ since: '99' }, 5, []],
      ])('but %j', async (keep, removed, left) => {
        expect(await things.trim(keep)).toBe(removed);
        expect(await names()).toEqual(left);
        expect(await made.it.collection('others', thing).get('01')).toBeDefined();
      });

      test('however many', async () => {
        await Promise.all(Array.from({ length: 2_000 }, (_, index) => things.put(`1${index}`, { name: 'x', size: index })));
        expect(await things.trim({ newest: 3 })).toBe(2_002);
        expect(await names()).toHaveLength(3);
      });
    });

    test('keeps collections apart', async () => {
      await things.put('1', { name: 'a', size: 1 });
      expect(await made.it.collection('others', thing).get('1')).toBeUndefined();
    });

    test('keeps a copy, not the value itself', async () => {
      const value = { name: 'a', size: 1 };
      await things.put('1', value);
      value.name = 'changed';
      expect((await things.get('1'))?.name).toBe('a');
    });

    test('takes many at once', async () => {
      await Promise.all(Array.from({ length: 100 }, (_, index) => things.put(String(index).padStart(3, '0'), { name: 'x', size: index })));
      expect(await things.list({ limit: 1_000 })).toHaveLength(100);
    });

    test('outlives a restart where it promises to', async () => {
      if (!made.reopen) return expect(made.it.id).toBe('memory');
      await things.put('1', { name: 'a', size: 1 });
      const again = await made.reopen();
      expect(await again.collection('things', thing).get('1')).toEqual({ name: 'a', size: 1 });
    });
  });
}
