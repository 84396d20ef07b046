import { PeerProcess } from '../../rig/process.ts';

/** The CPU time that ffmpeg reports for one of its runs, in microseconds. */
export async function ffmpegCpu(args: readonly string[]): Promise<number> {
  const given = ['-hide_banner', '-nostdin', '-benchmark', '-threads', '1', ...args, '-f', 'null', '-'];
  await using ffmpeg = new PeerProcess({ name: 'ffmpeg', command: 'ffmpeg', args: given });
  await ffmpeg.exited;
  return benchmarkMicroseconds(ffmpeg.lines.join('\n'));
}

/** Reads what `-benchmark` prints: `bench: utime=0.811s stime=0.009s rtime=0.821s`. */
export function benchmarkMicroseconds(text: string): number {
  const found = /bench: utime=([\d.]+)s stime=([\d.]+)s/.exec(text);
  if (!found) throw new Error(`ffmpeg reported no time\n${text.slice(-1_000)}`);
  return 1e6 * (Number(found[1]) + Number(found[2]));
}
