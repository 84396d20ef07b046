import { expect, test } from '@jest/globals';
import { roomCapabilities } from '../test/room.ts';
import { obstacle, type Standstill } from './obstacle.ts';

const stuck: Standstill = { controlIsReady: true, session: { remote: roomCapabilities, held: false }, outgoing: undefined };
const outgoing = { channel: 1, format: { codec: 'G722', payloadType: 9, clockRate: 8_000 } };

test.each<[string, string, Partial<Standstill>]>([
  ['no H.245', 'signalling-timeout', { controlIsReady: false }],
  ['empty capability set', 'signalling-timeout', { session: { remote: roomCapabilities, held: true } }],
  ['no TerminalCapabilitySet', 'signalling-timeout', { session: { remote: undefined, held: false } }],
  ['no OpenLogicalChannelAck', 'signalling-timeout', { outgoing }],
  ['takes no audio', 'incompatible-media', {}],
])('%s: %s', (why, code, at) => {
  expect(obstacle({ ...stuck, ...at })).toEqual({ code, by: 'gateway', detail: expect.stringContaining(why) });
});
