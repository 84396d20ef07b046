import { once } from 'node:events';
import type { ServerSentEvent } from '@opencvi/plugin-api';
import type { Context } from 'koa';

/** A comment line every so often keeps proxies from cutting a quiet stream. */
const keepAlive = 15_000;

/** Writes events until they end or the client goes away (HTML, server-sent events). */
export async function sendEvents(context: Context, events: AsyncIterable<ServerSentEvent>, gone: AbortSignal): Promise<void> {
  context.respond = false;
  const { res } = context;
  res.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' });
  res.write(': hello\n\n');
  const timer = setInterval(() => res.write(': still here\n\n'), keepAlive);
  try {
    for await (const event of events) {
      if (gone.aborted) break;
      if (!res.write(format(event))) await Promise.race([once(res, 'drain'), once(gone, 'abort')]);
    }
  } finally {
    clearInterval(timer);
    res.end();
  }
}

function format({ event, id, data }: ServerSentEvent): string {
  const lines = [
    ...(event === undefined ? [] : [`event: ${event}`]),
    ...(id === undefined ? [] : [`id: ${id}`]),
    `data: ${JSON.stringify(data)}`,
  ];
  return `${lines.join('\n')}\n\n`;
}
