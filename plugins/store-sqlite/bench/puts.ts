/**
 * Durable writes per second of 1 kB records, by how many are under way at once: `node bench/puts.ts`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { SqliteStore } from '../src/sqlite-store.ts';

const noLog = () => {};
const log = { debug: noLog, info: noLog, warn: noLog, error: noLog, child: () => log };
const value = { text: 'x'.repeat(1_000) };

for (const concurrent of [1, 10, 100]) {
  const folder = mkdtempSync(join(process.cwd(), 'bench-'));
  const store = new SqliteStore({ log });
  store.open(join(folder, 'bench.db'));
  const records = store.collection('call-records', z.object({ text: z.string() }));
  const total = concurrent * 300;
  const begun = performance.now();
  let next = 0;
  const worker = async () => {
    while (next < total) await records.put(String(next++).padStart(10, '0'), value);
  };
  await Promise.all(Array.from({ length: concurrent }, worker));
  const seconds = (performance.now() - begun) / 1_000;
  console.log(`${concurrent} at once: ${Math.round(total / seconds)} puts/s, ${((seconds / 300) * 1_000).toFixed(2)} ms a commit`);
  store.close();
  rmSync(folder, { recursive: true });
}
