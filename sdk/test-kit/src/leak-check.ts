import { createHook } from 'node:async_hooks';

/** What keeps a process alive and belongs to nobody once everything is stopped. */
const kinds = ['TCPSocketWrap', 'TCPServerWrap', 'UDPWrap', 'PipeWrap', 'ProcessWrap', 'FSEventWrap', 'TLSWrap'];
/** Timers of the test runner and of fetch's connection pool, built in or from npm, are nobody's leak. */
const foreign = /[\\/](?:jest-[a-z-]+|@jest)[\\/]|node:internal\/deps\/undici|[\\/]node_modules[\\/]undici[\\/]/;

/** Watches from now on; the function it gives says what has been opened since and not closed, timers with where they were set. */
export function watchLeaks(): () => Promise<readonly string[]> {
  const before = open();
  const timers = watchTimers();
  return async () => {
    // Handles are let go of at the end of the loop's round
    for (let round = 0; round < 3; round++) await new Promise<void>(resolve => setImmediate(resolve));
    const after = open();
    const handles = kinds.flatMap(kind => {
      const more = (after.get(kind) ?? 0) - (before.get(kind) ?? 0);
      return more > 0 ? [`${more} ${kind}`] : [];
    });
    return [...handles, ...timers()];
  };
}

function watchTimers(): () => string[] {
  const live = new Map<number, string>();
  const hook = createHook({
    init: (id, type) => {
      if (type === 'Timeout') live.set(id, new Error().stack ?? '');
    },
    destroy: id => void live.delete(id),
  }).enable();
  return () => {
    hook.disable();
    return [...live.values()].flatMap(placeOf);
  };
}

/** Where a timer was set; nothing for one that Node set for itself (HTTP's date, keep-alive). */
function placeOf(stack: string): string[] {
  const lines = stack.split('\n').slice(1);
  const setter = lines.findIndex(line => /at set(?:Timeout|Interval) \(node:timers/.test(line)) + 1;
  if (setter === 0 || lines[setter]?.includes('node:')) return [];
  const place = lines.slice(setter).find(line => !/node:|system-clock|<anonymous>/.test(line)) ?? lines[setter];
  return place === undefined || foreign.test(place) ? [] : [`a timer set ${place.trim()}`];
}

function open(): Map<string, number> {
  const counts = new Map<string, number>();
  for (const kind of process.getActiveResourcesInfo()) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}
