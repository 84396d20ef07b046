/** What a tick of /proc/stat lasts; USER_HZ is 100 on every Linux that runs Node. */
const TICK_MICROSECONDS = 10_000;

/** Time on a CPU from a schedstat file, in microseconds (Documentation/scheduler/sched-stats: nanoseconds running, waiting, slices). */
export function schedstatMicroseconds(text: string): number {
  const running = Number(text.trim().split(/\s+/)[0]);
  if (text.trim() === '' || !Number.isFinite(running)) throw new Error(`not a schedstat: ${JSON.stringify(text)}`);
  return running / 1_000;
}

/** What all CPUs were busy with since boot, from /proc/stat, in microseconds; stolen time counts as busy, waiting for a disk does not. */
export function busyMicroseconds(stat: string): number {
  const line = /^cpu +(.*)$/m.exec(stat)?.[1];
  if (line === undefined) throw new Error('no cpu line in /proc/stat');
  // proc(5): user nice system idle iowait irq softirq steal; guests are in user already
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0, steal = 0] = line.split(' ').map(Number);
  return (user + nice + system + irq + softirq + steal) * TICK_MICROSECONDS;
}

/** What a process and its children that have ended used, from /proc/PID/stat, in microseconds. */
export function usedMicroseconds(stat: string): number {
  // proc(5): the command in parentheses may hold anything, the rest is numbers; utime is field 14
  const fields = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 15)
    .map(Number);
  if (fields.length < 4 || fields.some(field => !Number.isFinite(field))) throw new Error(`not a process's stat: ${JSON.stringify(stat)}`);
  return fields.reduce((sum, ticks) => sum + ticks, 0) * TICK_MICROSECONDS;
}
