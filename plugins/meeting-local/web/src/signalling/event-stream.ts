import type { GatewayEvent } from './protocol.ts';

/** The gateway pings every 10 s: when nothing has come for longer, the connection is dead although nobody closed it. */
const silenceMs = 25_000;

/**
 * Reads server-sent events with fetch instead of EventSource, which could not carry the token in a header: a token in the address would be
 * in logs. Returns when the gateway ends the stream; throws when the connection breaks.
 */
export async function readEvents(response: Response, onEvent: (event: GatewayEvent) => void): Promise<void> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (reader === undefined) return;
  let text = '';
  try {
    for (;;) {
      const { done, value } = await withinSilence(reader.read());
      if (done) return;
      text += value;
      const blocks = text.split(/\r?\n\r?\n/);
      text = blocks.pop() ?? '';
      for (const block of blocks) {
        const event = parseEvent(block);
        if (event !== undefined) onEvent(event);
      }
    }
  } finally {
    void reader.cancel().catch(() => {});
  }
}

/** One block of lines (WHATWG HTML 9.2.6). Comments and unknown fields are passed over. */
export function parseEvent(block: string): GatewayEvent | undefined {
  let event = 'message';
  const data: string[] = [];
  for (const line of block.split(/\r?\n/)) {
    if (line.startsWith('event:')) event = line.slice(6).trim();
    else if (line.startsWith('data:')) data.push(line.slice(5).replace(/^ /, ''));
  }
  return data.length === 0 ? undefined : ({ event, data: JSON.parse(data.join('\n')) } as GatewayEvent);
}

async function withinSilence<T>(work: Promise<T>): Promise<T> {
  let timer = 0;
  const silence = new Promise<never>((_resolve, reject) => {
    timer = window.setTimeout(() => reject(new Error('the gateway is silent')), silenceMs);
  });
  try {
    return await Promise.race([work, silence]);
  } finally {
    clearTimeout(timer);
  }
}
