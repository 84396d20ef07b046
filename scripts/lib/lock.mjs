/** A lock between processes: two starts at once must not both install or build. */
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { say } from './steps.mjs';

const touchEvery = 5_000;
const staleAfter = 60_000;

/** Holds the folder `path` while `work` runs. */
export async function withLock(path, work) {
  await acquire(path);
  const heartbeat = setInterval(() => utimesSync(path, new Date(), new Date()), touchEvery);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    rmSync(path, { recursive: true, force: true });
  }
}

async function acquire(path) {
  mkdirSync(dirname(path), { recursive: true });
  let told = false;
  while (!tryAcquire(path)) {
    if (removeStale(path)) continue;
    if (!told) say(`another set-up is running (process ${ownerOf(path) ?? 'unknown'}): waiting for it`);
    told = true;
    await sleep(500);
  }
}

/** A folder that holds our id is moved into place, so that a lock is never seen without its owner. */
function tryAcquire(path) {
  const mine = `${path}.${process.pid}`;
  rmSync(mine, { recursive: true, force: true });
  mkdirSync(mine);
  writeFileSync(join(mine, 'pid'), String(process.pid));
  try {
    renameSync(mine, path);
    return true;
  } catch (error) {
    rmSync(mine, { recursive: true, force: true });
    if (!['ENOTEMPTY', 'EEXIST', 'EPERM'].includes(error.code)) throw error;
    return false;
  }
}

/** An owner that died, or that has not touched its lock for a minute (its id may belong to somebody else by now), gives way. */
function removeStale(path) {
  const owner = ownerOf(path);
  if (owner === undefined) return false;
  if (isAlive(owner) && Date.now() - statSync(path, { throwIfNoEntry: false })?.mtimeMs < staleAfter) return false;
  const grave = `${path}.stale.${process.pid}`;
  try {
    renameSync(path, grave);
  } catch {
    return false;
  }
  rmSync(grave, { recursive: true, force: true });
  return true;
}

function ownerOf(path) {
  try {
    return Number(readFileSync(join(path, 'pid'), 'utf8'));
  } catch {
    return undefined;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
