import { createParser } from 'eventsource-parser';
import { type BotEvent, botEvent } from './bot-contract.ts';

/** The largest event; the contract's have some hundred octets. */
const largestEvent = 64 * 1024;

/** Reads server-sent events (HTML 9.2.6) of the contract. Events of types that a later minor version may bring are passed over. */
export async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<BotEvent> {
  const ready: BotEvent[] = [];
  let tooLarge: Error | undefined;
  const parser = createParser({
    maxBufferSize: largestEvent,
    onError: error => {
      if (error.type === 'max-buffer-size-exceeded') tooLarge = error;
    },
    onEvent: ({ data }) => {
      const event = botEvent.safeParse(parsed(data));
      if (event.success) ready.push(event.data);
    },
  });
  const decoder = new TextDecoder();
  for await (const chunk of body) {
    parser.feed(decoder.decode(chunk, { stream: true }));
    while (ready.length > 0) yield ready.shift() as BotEvent;
    if (tooLarge) throw tooLarge;
  }
}

function parsed(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
}
