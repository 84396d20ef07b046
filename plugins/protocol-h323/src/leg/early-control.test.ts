import { expect, test } from '@jest/globals';
import type { CallCommand, ControlEvent } from '@opencvi/h323-js-bindings';
import { EarlyControl } from './early-control.ts';

const offered = (channel: number): ControlEvent => ({
  type: 'channelOffered',
  offer: { channel, session: 1, media: { media: 'audio', codec: 'PCMU', framesPerPacket: 20 } },
});
const capabilities = (telephoneEvent: number): ControlEvent => ({
  type: 'remoteCapabilities',
  capabilities: { receive: [], digits: { userInput: [], telephoneEvent } },
});

function kept(...events: ControlEvent[]): { events: readonly ControlEvent[]; commands: CallCommand[] } {
  const early = new EarlyControl();
  const commands: CallCommand[] = [];
  for (const event of events) early.keep(event, command => commands.push(command));
  return { events: early.take(), commands };
}

test.each<[string, ControlEvent[], ControlEvent[]]>([
  ['what was said, in order', [capabilities(1), offered(1)], [capabilities(1), offered(1)]],
  ['the last capabilities', [capabilities(1), offered(1), capabilities(2)], [offered(1), capabilities(2)]],
  ['a pause after them', [capabilities(1), { type: 'paused' }], [{ type: 'paused' }]],
  ['no offer that was taken back', [offered(1), offered(2), { type: 'incomingClosed', channel: 1 }], [offered(2)]],
  ['the end of a channel of fast start', [{ type: 'incomingClosed', channel: 7 }], [{ type: 'incomingClosed', channel: 7 }]],
])('keeps %s', (_what, events, expected) => {
  expect(kept(...events)).toEqual({ events: expected, commands: [] });
});

test('a flood is refused, in bounded memory', () => {
  const { events, commands } = kept(...Array.from({ length: 1_000 }, (_, channel) => offered(channel + 1)));
  expect([events.length, commands.length]).toEqual([32, 968]);
  expect(commands[0]).toEqual({ do: 'reject', channel: 33, cause: 'unspecified' });
});
