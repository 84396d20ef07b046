import { chmodSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { SqliteStore } from './sqlite-store.ts';
import { recordingLogger } from './test/recording-logger.ts';
import { temporaryFolder } from './test/temporary-folder.ts';

const schema = z.object({ name: z.string(), rings: z.number().default(0) });
let folder: ReturnType<typeof temporaryFolder>;
let logger: ReturnType<typeof recordingLogger>;
let store: SqliteStore;

beforeEach(() => {
  folder = temporaryFolder();
  logger = recordingLogger();
  store = new SqliteStore({ log: logger.log });
  store.open(folder.file('a.db'));
});

afterEach(() => {
  store.close();
  folder.remove();
});

function reopened(): SqliteStore {
  store.close();
  store = new SqliteStore({ log: logger.log });
  store.open(folder.file('a.db'));
  return store;
}

describe('SqliteStore', () => {
  test('keeps values by id, over a restart', async () => {
    await store.collection('calls', schema).put('a', { name: 'first', rings: 2 });
    await store.collection('calls', schema).put('a', { name: 'again', rings: 3 });
    const calls = reopened().collection('calls', schema);
    expect(await calls.get('a')).toEqual({ name: 'again', rings: 3 });
    expect(await calls.get('b')).toBeUndefined();
  });

  test('nobody else on the machine reads who called whom', async () => {
    await store.collection('calls', schema).put('a', { name: 'first', rings: 2 });
    const modes = () => readdirSync(folder.file('.')).map(name => [name, (statSync(folder.file(name)).mode & 0o777).toString(8)]);
    const own = ['a.db', 'a.db-shm', 'a.db-wal', 'a.db.lock'].map(name => [name, '600']);
    expect(modes()).toEqual(expect.arrayContaining(own));
    expect(new Set(modes().map(([, mode]) => mode))).toEqual(new Set(['600']));
    store.close();
    // What the operator grants stays granted
    chmodSync(folder.file('a.db'), 0o640);
    store.open(folder.file('a.db'));
    expect(modes()).toContainEqual(['a.db', '640']);
  });

  test('lists newest first, in pages', async () => {
    const calls = store.collection('calls', schema);
    await Promise.all(['03', '01', '05', '02', '04'].map(id => calls.put(id, { name: id, rings: 0 })));
    const names = async (limit: number, before?: string) =>
      (await calls.list({ limit, ...(before && { before }) })).map(({ name }) => name);
    expect(await names(2)).toEqual(['05', '04']);
    expect(await names(2, '04')).toEqual(['03', '02']);
    expect(await names(9, '02')).toEqual(['01']);
    expect(await names(0)).toEqual([]);
  });

  test('keeps collections apart', async () => {
    await store.collection('calls', schema).put('a', { name: 'call', rings: 0 });
    await store.collection('acme.rooms', schema).put('a', { name: 'room', rings: 0 });
    expect(await store.collection('calls', schema).get('a')).toMatchObject({ name: 'call' });
    expect(await store.collection('acme.rooms', schema).get('a')).toMatchObject({ name: 'room' });
  });

  test('gives defaults to values of an older version', async () => {
    await store.collection('calls', z.object({ name: z.string() })).put('old', { name: 'old' });
    expect(await store.collection('calls', schema).get('old')).toEqual({ name: 'old', rings: 0 });
  });

  test('reports a bad row once and leaves it out', async () => {
    await store.collection('calls', z.unknown()).put('2', { name: 17 });
    const calls = store.collection('calls', schema);
    for (const id of ['1', '3']) await calls.put(id, { name: id, rings: 0 });
    expect((await calls.list({ limit: 2 })).map(({ name }) => name)).toEqual(['3', '1']);
    expect(await calls.get('2')).toBeUndefined();
    expect(logger.errors()).toEqual([expect.objectContaining({ fields: expect.objectContaining({ collection: 'calls', id: '2' }) })]);
  });

  test('takes what is put at the time of the call', async () => {
    const value = { name: 'before', rings: 0 };
    const put = store.collection('calls', schema).put('a', value);
    value.name = 'after';
    await put;
    expect(await store.collection('calls', schema).get('a')).toMatchObject({ name: 'before' });
  });

  test('commits what is waiting when it closes, and refuses afterwards', async () => {
    const calls = store.collection('calls', schema);
    const put = calls.put('a', { name: 'late', rings: 0 });
    store.close();
    store.close();
    await put;
    await expect(calls.put('b', { name: 'too late', rings: 0 })).rejects.toThrow('not open');
    expect(await reopened().collection('calls', schema).get('a')).toMatchObject({ name: 'late' });
  });

  test('a write that cannot be made does not take others with it', async () => {
    const calls = store.collection('calls', z.unknown());
    const [good, bad] = await Promise.allSettled([calls.put('a', 1), calls.put(null as never, 2), calls.put('c', 3)]);
    expect([good?.status, bad?.status]).toEqual(['fulfilled', 'rejected']);
    expect(await calls.list({ limit: 9 })).toEqual([3, 1]);
    await expect(calls.put('d', undefined)).rejects.toThrow('only JSON');
  });

  test('is opened by one gateway at a time', () => {
    const second = new SqliteStore({ log: logger.log });
    expect(() => second.open(folder.file('a.db'))).toThrow(/a.db is in use by another process .*data folder of its own$/);
    store.close();
    second.open(folder.file('a.db'));
    second.close();
  });

  test('is given back when it cannot be opened', () => {
    const second = new SqliteStore({ log: logger.log });
    writeFileSync(folder.file('b.db'), 'not a database '.repeat(100));
    expect(() => second.open(folder.file('b.db'))).toThrow('is damaged');
    expect(() => second.open(folder.file('b.db'))).toThrow('is damaged');
  });

  test('refuses names that are no collection names', () => {
    for (const name of ['', 'Calls', 'a"b', 'a b']) expect(() => store.collection(name, schema)).toThrow('kebab-case');
  });
});
