import { expect, test } from '@jest/globals';
import { MultimediaSystemControlMessage } from '../generated/multimedia-system-control.ts';
import { encode } from '../per/encode.ts';
import { elementOf } from '../q931/elements.ts';
import { CallProbe, facilityBody, signalBytes } from '../testing/index.ts';
import { frameTpkt } from '../tpkt/tpkt.ts';

const roundTrip = encode(MultimediaSystemControlMessage, {
  type: 'request',
  value: { type: 'roundTripDelayRequest', value: { sequenceNumber: 7 } },
});
const congestion = { type: 'released', release: { by: 'limit', cause: 42, detail: 'too many messages' } };

/** A connected callee, whose far side may say so much after its Setup, and what was asked for. */
function called(messages: number, tunnelling = true) {
  const asked: number[] = [];
  let left = Infinity;
  const mayRead = (octets: number): boolean => {
    asked.push(octets);
    left -= 1;
    return left >= 0;
  };
  const probe = CallProbe.called({}, { pdu: { h245Tunnelling: tunnelling } }, { mayRead });
  probe.command({ do: 'connect' });
  probe.take();
  asked.length = 0;
  left = messages;
  return { probe, asked };
}

test('packets are asked for one by one, with their octets, and what follows the last is not read', () => {
  const { probe, asked } = called(2);
  const information = signalBytes('information', { elements: { keypadFacility: '1' }, fromDestination: false });
  probe.bytes(Uint8Array.from([...information, ...information, ...information, ...information]));
  const { events, signals, others } = probe.take();
  expect(asked).toEqual(Array.from({ length: 3 }, () => information.length - 4));
  expect(events).toEqual([{ type: 'keypad', digits: '1' }, { type: 'keypad', digits: '1' }, congestion]);
  expect(signals.map(({ message }) => [message.type, elementOf(message, 'cause')?.value])).toEqual([['releaseComplete', 42]]);
  expect(others).toEqual([{ type: 'close', on: 'signalling' }]);
  expect(probe.timers.running).toEqual([]);
});

test.each([
  ['one octet string each', Array.from({ length: 5 }, () => roundTrip)],
  ['one octet string for all', [Uint8Array.from(Array.from({ length: 5 }, () => [...roundTrip]).flat())]],
])('H.245 messages in the tunnel count as well: %s', (_what, h245Control) => {
  const { probe, asked } = called(4);
  probe.signal('facility', { body: facilityBody('transportedInformation'), pdu: { h245Tunnelling: true, h245Control } });
  expect(asked.slice(1)).toEqual([0, 0, 0, 0]);
  expect(probe.take().events.at(-1)).toEqual(congestion);
});

test('and on a connection of their own', () => {
  const { probe, asked } = called(4, false);
  probe.give({ type: 'listening', on: 'control', address: { address: '192.0.2.1', port: 3000 } });
  probe.give({ type: 'connected', on: 'control' });
  probe.take();
  const packet = frameTpkt(roundTrip);
  probe.give({ type: 'bytes', on: 'control', bytes: Uint8Array.from([...packet, ...packet, ...packet]) });
  expect(asked).toEqual([roundTrip.length, 0, roundTrip.length, 0, roundTrip.length]);
  const { events, others } = probe.take();
  expect(events.at(-1)).toEqual(congestion);
  expect(others).toEqual([
    { type: 'close', on: 'signalling' },
    { type: 'close', on: 'control' },
  ]);
});

test('before there is a call nothing is said', () => {
  const probe = new CallProbe('callee', { mayRead: () => false });
  probe.signal('statusInquiry');
  const { events, signals } = probe.take();
  expect([events, signals]).toEqual([[congestion], []]);
});
