import { open, rm, stat } from 'node:fs/promises';
import type { Clock } from '@opencvi/plugin-api';

const pause = 25;
const patience = 5_000;
/** Older than anything a holder does; its process is gone. */
const stale = 30_000;

/** Keeps other processes out with a file beside the one that is protected: the gateway and a command may run at the same time. */
export async function withLock<T>(file: string, clock: Clock, work: () => Promise<T>): Promise<T> {
  const lock = `${file}.lock`;
  await acquire(lock, clock);
  try {
    return await work();
  } finally {
    await rm(lock, { force: true });
  }
}

async function acquire(lock: string, clock: Clock): Promise<void> {
  const until = clock.now() + patience;
  const never = new AbortController().signal;
  while (!(await taken(lock))) {
    const since = await stat(lock).then(
      ({ mtimeMs }) => mtimeMs,
      () => undefined,
    );
    if (since !== undefined && clock.now() - since > stale) await rm(lock, { force: true });
    else if (clock.now() > until) throw new Error(`${lock} is held by another process; remove it when none runs`);
    else await clock.sleep(pause, never);
  }
}

async function taken(lock: string): Promise<boolean> {
  try {
    await using handle = await open(lock, 'wx', 0o600);
    await handle.writeFile(`${process.pid}\n`);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}
