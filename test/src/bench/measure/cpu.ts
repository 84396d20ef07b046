import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { busyMicroseconds, schedstatMicroseconds, usedMicroseconds } from './proc-text.ts';

/** CPU time of a process and all its children that live, every thread, to the nanosecond; in microseconds. */
export function cpuOf(pid: number): number {
  return sum(processTree(pid), process => sum(tasksOf(process), task => schedstatMicroseconds(read(`${task}/schedstat`) ?? '0')));
}

/** CPU time of everything on this machine, and of the benchmark with all it has started; in microseconds, to the tick. */
export function cpuOfMachine(): { readonly busy: number; readonly ours: number } {
  const busy = busyMicroseconds(readFileSync('/proc/stat', 'utf8'));
  const ours = sum(processTree(process.pid), pid => {
    const stat = read(`/proc/${pid}/stat`);
    return stat ? usedMicroseconds(stat) : 0;
  });
  return { busy, ours };
}

/** Keeps a process, with its threads and children, on the last core; who makes its work takes the first. No-op with one core. */
export function pinDevice(pid: number): void {
  for (const process of processTree(pid)) pin(process, availableCores - 1);
}

/** Keeps this process, and what it starts from now on, on the first core. */
export function pinGenerator(): void {
  pin(process.pid, 0);
}

const availableCores = availableParallelism();

function pin(pid: number, core: number): void {
  if (availableCores > 1) spawnSync('taskset', ['-a', '-c', '-p', `${core}`, `${pid}`]);
}

function processTree(pid: number): number[] {
  const children = tasksOf(pid).flatMap(task => (read(`${task}/children`) ?? '').split(' ').filter(Boolean).map(Number));
  return [pid, ...children.flatMap(processTree)];
}

function tasksOf(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/task`).map(task => `/proc/${pid}/task/${task}`);
  } catch {
    return []; // it has ended
  }
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined; // it has ended
  }
}

const sum = <T>(items: readonly T[], of: (item: T) => number): number => items.reduce((total, item) => total + of(item), 0);
