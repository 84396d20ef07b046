import { expect, test } from '@jest/globals';
import type { BotEvent } from './bot-contract.ts';
import { readEvents } from './bot-events.ts';

/** The events of a stream, and what it ended with. */
async function read(...chunks: string[]): Promise<{ readonly events: BotEvent[]; readonly error?: unknown }> {
  const events: BotEvent[] = [];
  try {
    for await (const event of readEvents(ReadableStream.from(chunks.map(chunk => new TextEncoder().encode(chunk))))) events.push(event);
    return { events };
  } catch (error) {
    return { events, error };
  }
}

const stopped = 'event: content-stopped\ndata: {"type":"content-stopped"}\n\n';

test('in pieces of any size, with comments between', async () => {
  const whole = `: hello\n\n${stopped}: still here\n\n${stopped}`;
  expect(await read(...whole)).toEqual({ events: [{ type: 'content-stopped' }, { type: 'content-stopped' }] });
});

test.each([
  ['no JSON', 'data: {"type"\n\n'],
  ['of a type that is not known', 'data: {"type":"applause"}\n\n'],
  ['with a property of another type', 'data: {"type":"active-speaker","sourceId":5}\n\n'],
])('what is %s is passed over', async (_name, odd) => expect(await read(odd, stopped)).toEqual({ events: [{ type: 'content-stopped' }] }));

test('a line without end breaks off the stream, after what came before it', async () => {
  const { events, error } = await read(stopped, 'data: ', ...Array.from({ length: 100 }, () => 'x'.repeat(1_024)), `\n\n${stopped}`);
  expect(events).toEqual([{ type: 'content-stopped' }]);
  expect(String(error)).toMatch(/65536|buffer/i);
});
