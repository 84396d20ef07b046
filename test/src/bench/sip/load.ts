import { readFile, writeFile } from 'node:fs/promises';
import { PeerProcess } from '../../rig/process.ts';
import { TempDir } from '../../rig/temp-dir.ts';
import { cpuOf } from '../measure/cpu.ts';
import type { Measured } from '../measure/trial.ts';
import { ports } from '../ports.ts';
import { callScenario } from './scenario.ts';
import { parseSippStats, type SippStats } from './sipp-stats.ts';

/** What SIPp is to do. */
export interface SipLoad {
  /** Where to send the calls. */
  readonly port: number;
  readonly user: string;
  /** Calls in a second. */
  readonly rate: number;
  readonly calls: number;
}

const PATIENCE_SECONDS = 30;
/** Share of calls with a retransmission from which a run does not count. */
const RETRANSMISSION_LIMIT = 0.01;

/** Sends calls to a process, and tells its CPU time per call in microseconds. */
export async function callsTo(pid: number, load: SipLoad): Promise<Measured> {
  const before = cpuOf(pid);
  const stats = await runSipp(load);
  const used = cpuOf(pid) - before;
  return { cost: used / Math.max(1, stats.successful), trouble: troubleOf(stats, load.calls) };
}

function troubleOf({ successful, failed, retransmissions }: SippStats, calls: number): string | undefined {
  if (failed > 0 || successful < calls) return `${calls - successful} of ${calls} calls failed`;
  return retransmissions > RETRANSMISSION_LIMIT * calls ? `${retransmissions} retransmissions` : undefined;
}

async function runSipp({ port, user, rate, calls }: SipLoad): Promise<SippStats> {
  await using dir = await TempDir.make('bench-sipp');
  await writeFile(dir.file('call.xml'), callScenario);
  const what = ['-sf', dir.file('call.xml'), '-s', user, '-r', `${rate}`, '-m', `${calls}`, '-timeout', `${PATIENCE_SECONDS}s`];
  const own = ['-i', '127.0.0.1', '-mi', '127.0.0.1', '-p', `${ports.sipp}`, '-cp', `${ports.sipp + 1}`, '-mp', `${ports.sipp + 2}`];
  // its default receive buffer of 64 KiB overflows when it is kept waiting
  const output = ['-nostdin', '-buff_size', '4194304', '-trace_stat', '-stf', dir.file('stats.csv'), '-fd', '1'];
  await using sipp = new PeerProcess({ name: 'sipp', command: 'sipp', args: [`127.0.0.1:${port}`, ...what, ...own, ...output] });
  await sipp.exited;
  const text = await readFile(dir.file('stats.csv'), 'utf8').catch(() => '');
  if (text === '') throw new Error(`SIPp wrote no statistics\n${sipp.tail()}`);
  return parseSippStats(text);
}
