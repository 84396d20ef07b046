import { setTimeout as sleep } from 'node:timers/promises';
import { cpuOf } from '../measure/cpu.ts';
import type { Measured } from '../measure/trial.ts';
import { LoadCall, type LoadTarget } from './load-call.ts';

/** Sends calls at an even rate, and tells the CPU time of the process that takes them; microseconds a call. */
export async function callsTo(pid: number, target: LoadTarget, { rate, calls }: { rate: number; calls: number }): Promise<Measured> {
  const before = cpuOf(pid);
  const began = performance.now();
  const running: Promise<string | undefined>[] = [];
  for (let i = 0; i < calls; i++) {
    await sleep(Math.max(0, began + (1_000 / rate) * i - performance.now()));
    running.push(outcome(target));
  }
  const failures = (await Promise.all(running)).filter(each => each !== undefined);
  const used = cpuOf(pid) - before;
  return { cost: used / Math.max(1, calls - failures.length), trouble: troubleOf(failures, calls) };
}

/** Keeps some calls in flight for a while: milliseconds of wall time a call. */
export async function callsInFlight(target: LoadTarget, { calls, flight }: { calls: number; flight: number }): Promise<Measured> {
  const failures: string[] = [];
  let left = calls;
  const lane = async (): Promise<void> => {
    while (left-- > 0) {
      const failure = await outcome(target);
      if (failure !== undefined) failures.push(failure);
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: flight }, lane));
  return { cost: (performance.now() - began) / Math.max(1, calls - failures.length), trouble: troubleOf(failures, calls) };
}

function outcome(target: LoadTarget): Promise<string | undefined> {
  return LoadCall.run(target).then(
    () => undefined,
    error => (error instanceof Error ? error.message : String(error)),
  );
}

function troubleOf(failures: readonly string[], calls: number): string | undefined {
  return failures.length > 0 ? `${failures.length} of ${calls} calls failed: ${failures[0]}` : undefined;
}
