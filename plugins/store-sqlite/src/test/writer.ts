/**
 * A process of its own that writes records, several at once, and prints each id once its write was acknowledged, until it is killed.
 * Run by the kill test: `node writer.ts FILE ROUND`.
 */
import { writeSync } from 'node:fs';
import { z } from 'zod';
import { SqliteStore } from '../sqlite-store.ts';

const [file = '', round = '0'] = process.argv.slice(2);
const noLog = () => {};
const log = { debug: noLog, info: noLog, warn: noLog, error: noLog, child: () => log };
const store = new SqliteStore({ log });
store.open(file);
const records = store.collection('call-records', z.object({ text: z.string() }));

async function write(worker: number): Promise<never> {
  for (let index = 0; ; index++) {
    const id = `${round}-${worker}-${index}`;
    await records.put(id, { text: `${id} `.repeat(20) });
    // Not console.log: the line must be out before the next write begins.
    writeSync(1, `${id}\n`);
  }
}

await Promise.all([0, 1, 2, 3].map(write));
