import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { temporaryFolder } from '../test/temporary-folder.ts';
import { openDatabase } from './open-database.ts';
import { describeOpenError } from './open-error.ts';

let folder: ReturnType<typeof temporaryFolder>;
let file: string;
beforeEach(() => {
  folder = temporaryFolder();
  file = folder.file('a.db');
});
afterEach(() => folder.remove());

describe('openDatabase', () => {
  test('syncs each commit', () => {
    const database = openDatabase(file);
    expect(database.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
    expect(database.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 });
    database.close();
  });

  test('migrates once', () => {
    openDatabase(file).close();
    const database = openDatabase(file);
    expect(database.prepare('SELECT version FROM migrations').all()).toEqual([{ version: 1 }]);
    database.close();
  });

  test('refuses a file that is no database', () => {
    writeFileSync(file, 'this is not a database, but long enough to look like one. '.repeat(40));
    expect(() => openDatabase(file)).toThrow(
      `database ${file} is damaged (file is not a database). Restore it from a backup, or move it away`,
    );
  });

  test('refuses a damaged database', () => {
    const database = openDatabase(file);
    database.exec('CREATE TABLE t (a TEXT)');
    const insert = database.prepare('INSERT INTO t VALUES (?)');
    for (let row = 0; row < 500; row++) insert.run('x'.repeat(100));
    database.close();
    const bytes = readFileSync(file);
    bytes.fill(0x5a, 4096 * 3, 4096 * 6);
    writeFileSync(file, bytes);
    expect(() => openDatabase(file)).toThrow(`database ${file} is damaged`);
  });

  test('refuses a newer layout', () => {
    const database = openDatabase(file);
    database.exec("INSERT INTO migrations VALUES (99, '2030-01-01')");
    database.close();
    expect(() => openDatabase(file)).toThrow('written by a newer version of this plugin (layout 99');
  });

  test('refuses a file that cannot be opened', () => {
    mkdirSync(file);
    expect(() => openDatabase(file)).toThrow(`database ${file} cannot be opened for writing`);
  });

  test('leaves no handle behind when it fails', () => {
    writeFileSync(file, 'not a database '.repeat(100));
    expect(() => openDatabase(file)).toThrow();
    writeFileSync(file, '');
    const after = new DatabaseSync(file);
    after.exec('BEGIN EXCLUSIVE; COMMIT');
    after.close();
  });
});

test.each([
  [5, 'in use by another process'],
  [10 | (3 << 8), 'cannot be written'],
  [13, 'Make room'],
  [8, 'write access'],
  [1, 'cannot be opened (x)'],
])('error %i: %s', (errcode, text) => {
  expect(describeOpenError('/data/a.db', { errcode, message: 'x' })).toContain(text);
});
