import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { SqliteStore } from './sqlite-store.ts';
import { recordingLogger } from './test/recording-logger.ts';
import { temporaryFolder } from './test/temporary-folder.ts';

const writer = fileURLToPath(new URL('test/writer.ts', import.meta.url));
const rounds = 20;

/** Runs the writer, kills it after some acknowledged writes, and gives every id that it acknowledged. */
async function writtenUntilKilled(file: string, round: number): Promise<string[]> {
  const flags = ['--no-warnings', '--experimental-strip-types', '--conditions=@opencvi/source'];
  const child = spawn(process.execPath, [...flags, writer, file, String(round)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const closed = once(child, 'close');
  const killAfter = 1 + Math.floor(Math.random() * 300);
  const ids: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    ids.push(line);
    if (ids.length === killAfter) child.kill('SIGKILL');
  }
  const [, signal] = await closed;
  expect(signal).toBe('SIGKILL');
  return ids;
}

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

describe('kill -9', () => {
  test(`loses no acknowledged write (${rounds} rounds)`, async () => {
    const file = folder.file('killed.db');
    const acknowledged: string[] = [];
    for (let round = 0; round < rounds; round++) {
      acknowledged.push(...(await writtenUntilKilled(file, round)));
      const store = new SqliteStore({ log: recordingLogger().log });
      store.open(file);
      const records = store.collection('call-records', z.object({ text: z.string() }));
      const missing: string[] = [];
      for (const id of acknowledged) if ((await records.get(id))?.text !== `${id} `.repeat(20)) missing.push(id);
      store.close();
      expect(missing).toEqual([]);
    }
    expect(acknowledged.length).toBeGreaterThanOrEqual(rounds);
  }, 60_000);
});
