import { describe, expect, test } from '@jest/globals';
import { toH225Address } from '../address/socket-address.ts';
import * as H245 from '../generated/multimedia-system-control.ts';
import { encode } from '../per/encode.ts';
import { at, roomCapabilities } from '../testing/control-samples.ts';
import type { CallPair, PairedCall } from '../testing/index.ts';
import {
  answerBody,
  CallProbe,
  callPair,
  connectBody,
  facilityBody,
  type PairSettings,
  sampleTerminalCapabilitySet,
  setupRequest,
  signalBytes,
  signalsOf,
} from '../testing/index.ts';
import { frameTpkt } from '../tpkt/tpkt.ts';

const start = { do: 'start', capabilities: roomCapabilities } as const;
const address = toH225Address(at(4000));

/** A call without a tunnel that the callee has taken. */
function connected(settings: PairSettings = {}): CallPair {
  const pair = callPair(settings);
  pair.command(pair.caller, { do: 'setup', request: setupRequest({ tunnelling: false }) });
  pair.command(pair.callee, { do: 'connect' });
  return pair;
}

const heard = (side: PairedCall): string[] => side.events.map(({ type }) => type);
const addressesIn = (side: PairedCall): unknown[] =>
  signalsOf(side.sent).map(({ message, information: { h323UuPdu } }) => {
    const body = h323UuPdu.h323MessageBody;
    return [message.type, 'value' in body && 'h245Address' in body.value ? body.value.h245Address : undefined];
  });

describe('the called side listens', () => {
  test('and Connect says where', () => {
    const pair = connected();
    expect(addressesIn(pair.callee)).toEqual([['connect', toH225Address({ address: '192.0.2.2', port: 3000 })]]);
    for (const side of [pair.caller, pair.callee]) expect(heard(side)).toContain('controlReady');
  });

  test('early, when H.245 is wanted early: Alerting says where (H.323 8.1)', () => {
    const pair = callPair();
    pair.command(pair.caller, { do: 'setup', request: setupRequest({ tunnelling: false }) });
    pair.command(pair.callee, { do: 'proceed' }, start);
    pair.command(pair.callee, { do: 'alert' });
    expect(addressesIn(pair.callee)).toEqual([
      ['callProceeding', undefined],
      ['alerting', toH225Address({ address: '192.0.2.2', port: 3000 })],
    ]);
    pair.command(pair.caller, start);
    expect(pair.caller.call.state).toBe('alerting');
    expect(heard(pair.caller)).toContain('determined');
    pair.command(pair.callee, { do: 'connect' });
    expect(addressesIn(pair.callee).at(-1)).toEqual(['connect', undefined]);
  });

  test('where it cannot, the caller does', () => {
    const pair = callPair();
    pair.command(pair.caller, { do: 'setup', request: setupRequest({ tunnelling: false }) });
    pair.give(pair.callee, { type: 'command', command: { do: 'connect' } });
    pair.callee.inbox.splice(0);
    pair.callee.listening = undefined;
    pair.give(pair.callee, { type: 'closed', on: 'control', error: 'EADDRINUSE' });
    pair.settle();
    expect(addressesIn(pair.callee)).toEqual([['connect', undefined]]);
    expect(addressesIn(pair.caller).at(-1)).toEqual(['facility', toH225Address({ address: '192.0.2.1', port: 3000 })]);
    for (const side of [pair.caller, pair.callee]) expect(heard(side)).toContain('controlReady');
  });
});

test('the calling side listens: Setup said where', () => {
  const probe = CallProbe.called({ h245Address: address }, { pdu: { h245Tunnelling: false } });
  probe.command({ do: 'connect' });
  const { signals, others, events } = probe.take();
  expect(signals[0]?.information.h323UuPdu.h323MessageBody).not.toHaveProperty('value.h245Address');
  expect(others).toEqual([{ type: 'connect', on: 'control', to: at(4000) }]);
  expect(events).toEqual([{ type: 'connected' }]);
  probe.give({ type: 'connected', on: 'control' });
  expect(probe.take().events).toEqual([{ type: 'controlReady', tunnelled: false }]);
});

describe('startH245', () => {
  test('of the called side, which said nothing in Connect', () => {
    const probe = CallProbe.calling({ tunnelling: false });
    probe.signal('connect', { body: connectBody() });
    expect(probe.take().others).toEqual([{ type: 'listen', on: 'control' }]);
    probe.give({ type: 'listening', on: 'control', address: { address: '192.0.2.200', port: 1 } });
    expect(probe.take().signals[0]?.information.h323UuPdu.h323MessageBody).toMatchObject({
      type: 'facility',
      value: { reason: { type: 'startH245' } },
    });
  });

  describe.each([
    ['smaller', at(3999), 1_000],
    ['larger', { address: '192.0.2.200', port: 1 }, 2_000],
  ])('of both sides, ours being the %s address (H.323 8.2.3)', (_, ours, ms) => {
    function bothAsk(): CallProbe {
      const probe = CallProbe.calling({ tunnelling: false });
      probe.signal('connect', { body: connectBody() });
      probe.give({ type: 'listening', on: 'control', address: ours });
      probe.signal('facility', { body: facilityBody('startH245', { h245Address: address }) });
      expect(probe.take().others).toEqual([{ type: 'listen', on: 'control' }]);
      return probe;
    }

    function expectUp(probe: CallProbe): void {
      probe.give({ type: 'connected', on: 'control' });
      expect(probe.take().events).toEqual([{ type: 'controlReady', tunnelled: false }]);
      expect(probe.timers.running).toEqual([]);
    }

    test('they connect', () => {
      const probe = bothAsk();
      probe.advance(ms - 1);
      expect(probe.take().others).toEqual([]);
      expectUp(probe);
    });

    test('or else we do', () => {
      const probe = bothAsk();
      probe.advance(ms);
      expect(probe.take().others).toEqual([
        { type: 'close', on: 'control' },
        { type: 'connect', on: 'control', to: at(4000) },
      ]);
      expectUp(probe);
    });
  });

  test('of two like us: the one connects that waits less', () => {
    const pair = callPair({ calleeOptions: { tunnelling: false } });
    pair.command(pair.caller, { do: 'setup', request: setupRequest({ tunnelling: false }) });
    pair.command(pair.callee, { do: 'alert' });
    const ask = (fromDestination: boolean): Uint8Array => signalBytes('facility', { body: facilityBody('startH245'), fromDestination });
    pair.give(pair.caller, { type: 'bytes', on: 'signalling', bytes: ask(true) });
    pair.give(pair.callee, { type: 'bytes', on: 'signalling', bytes: ask(false) });
    pair.settle();
    const asked = [pair.caller, pair.callee].map(({ sent }) => signalsOf(sent).at(-1)?.information.h323UuPdu.h323MessageBody);
    expect(asked).toMatchObject(asked.map(() => ({ type: 'facility', value: { reason: { type: 'startH245' } } })));
    pair.advance(999);
    expect(pair.isOpen('control')).toBe(false);
    pair.advance(1);
    expect(pair.isOpen('control')).toBe(true);
    expect([pair.caller.timers.running, pair.callee.timers.running]).toEqual([['T301'], []]);
  });

  test('beside a connection that is there, or on its way, changes nothing', () => {
    const probe = CallProbe.calling({ tunnelling: false });
    probe.signal('connect', { body: connectBody({ h245Address: address }) });
    expect(probe.take().others).toEqual([{ type: 'connect', on: 'control', to: at(4000) }]);
    probe.signal('facility', { body: facilityBody('startH245', { h245Address: toH225Address(at(1)) }) });
    probe.give({ type: 'connected', on: 'control' });
    probe.signal('facility', { body: facilityBody('startH245', { h245Address: toH225Address(at(1)) }) });
    expect(probe.take().others).toEqual([]);
  });

  test('without an address asks for ours', () => {
    const probe = CallProbe.called({}, { pdu: { h245Tunnelling: false } });
    probe.command({ do: 'alert' });
    probe.signal('facility', { body: facilityBody('startH245') });
    probe.give({ type: 'listening', on: 'control', address: at(3000) });
    expect(probe.take().signals.map(({ message }) => message.type)).toEqual(['alerting', 'facility']);
  });

  test('between two of us that both ask', () => {
    const pair = callPair();
    pair.command(pair.caller, { do: 'setup', request: setupRequest({ tunnelling: false }) });
    pair.give(pair.callee, { type: 'command', command: { do: 'connect' } });
    pair.deliver(pair.callee);
    // Connect is on its way with the address; the callee's own patience ends before it arrives
    pair.give(pair.callee, { type: 'timer', name: 'control' });
    pair.settle();
    for (const side of [pair.caller, pair.callee]) expect(side.events.filter(({ type }) => type === 'controlReady')).toHaveLength(1);
  });
});

describe('a connection that does not come', () => {
  test('the called side asks, waits once more, and gives up', () => {
    const probe = CallProbe.called({}, { pdu: { h245Tunnelling: false } });
    probe.command({ do: 'connect' });
    probe.give({ type: 'listening', on: 'control', address: at(3000) });
    probe.take();
    expect(probe.timers.running).toEqual(['control']);
    probe.advance(10_000);
    expect(probe.take().signals.map(({ message }) => message.type)).toEqual(['facility']);
    probe.advance(10_000);
    const { events, signals, others } = probe.take();
    expect(events).toEqual([{ type: 'released', release: { by: 'timeout', cause: 41, detail: 'no H.245 control connection' } }]);
    expect(signals.map(({ message }) => message.type)).toEqual(['releaseComplete']);
    expect(others).toEqual([
      { type: 'close', on: 'control' },
      { type: 'close', on: 'signalling' },
    ]);
  });

  test('where ours cannot be made, the far side is asked to make one; where that fails too, the call is over', () => {
    const pair = connected({ cannotConnect: true });
    expect([...pair.caller.sent, ...pair.callee.sent].length).toBeLessThan(10);
    pair.advance(60_000);
    expect(heard(pair.caller).at(-1)).toBe('released');
    expect(heard(pair.callee).at(-1)).toBe('released');
    expect(pair.caller.timers.running.concat(pair.callee.timers.running)).toEqual([]);
  });

  test('an owner who listens at a name', () => {
    const probe = CallProbe.calling({ tunnelling: false });
    probe.signal('connect', { body: connectBody() });
    probe.give({ type: 'listening', on: 'control', address: { address: 'gateway.example.com', port: 3000 } });
    expect(probe.take().events.at(-1)).toEqual({
      type: 'released',
      release: { by: 'connection', cause: 41, detail: 'gateway.example.com is not an address of IP' },
    });
  });

  test('nobody can listen', () => {
    const pair = connected({ cannotListen: true });
    expect([pair.caller.call.state, pair.callee.call.state]).toEqual(['released', 'released']);
    expect(pair.caller.events.at(-1)).toMatchObject({ release: { by: 'connection', cause: 41, detail: 'EADDRINUSE' } });
  });

  test('neither way: the call is over', () => {
    const probe = CallProbe.calling({ tunnelling: false });
    probe.signal('connect', { body: connectBody({ h245Address: address }) });
    probe.give({ type: 'closed', on: 'control', error: 'ECONNREFUSED' });
    probe.give({ type: 'closed', on: 'control', error: 'EADDRINUSE' });
    const { events, others } = probe.take();
    expect(events.at(-1)).toEqual({ type: 'released', release: { by: 'connection', cause: 41, detail: 'EADDRINUSE' } });
    expect(others.map(({ type }) => type)).toEqual(['connect', 'listen', 'close']);
  });

  test('and then the far side offers one after all', () => {
    const probe = CallProbe.called({}, { pdu: { h245Tunnelling: false } });
    probe.command({ do: 'connect' });
    probe.give({ type: 'closed', on: 'control', error: 'EADDRINUSE' });
    probe.take();
    probe.signal('facility', { body: facilityBody('startH245', { h245Address: address }), fromDestination: false });
    expect(probe.take().others).toEqual([{ type: 'connect', on: 'control', to: at(4000) }]);
  });

  test('noH245', () => {
    const probe = CallProbe.calling({ tunnelling: false });
    probe.signal('connect', { body: connectBody() });
    probe.give({ type: 'listening', on: 'control', address: at(3000) });
    probe.signal('facility', { body: facilityBody('noH245') });
    expect(probe.take().events.at(-1)).toEqual({ type: 'released', release: { by: 'connection', cause: 41, detail: 'noH245' } });
  });
});

describe('a connection that is lost', () => {
  test('is the end of the call (H.323 8.5)', () => {
    const pair = connected();
    pair.cut('control');
    for (const side of [pair.caller, pair.callee]) expect(side.call.state).toBe('active');
    pair.advance(1000);
    for (const side of [pair.caller, pair.callee]) {
      expect(side.events.at(-1)).toMatchObject({ type: 'released' });
      expect(side.timers.running).toEqual([]);
    }
    expect([...pair.caller.events, ...pair.callee.events]).toContainEqual({
      type: 'released',
      release: { by: 'connection', cause: 41, detail: 'control connection lost: ECONNRESET' },
    });
    expect(pair.isOpen('signalling')).toBe(false);
  });

  test('just before Release Complete: that says why', () => {
    const pair = connected();
    pair.cut('control');
    pair.inject(pair.callee, 'signalling', signalBytes('releaseComplete', { fromDestination: false, elements: { cause: { value: 16 } } }));
    expect(pair.callee.taken('released')).toEqual([{ type: 'released', release: { by: 'them', cause: 16 } }]);
    expect(pair.callee.timers.running).toEqual([]);
  });

  test('and made again at once: the call goes on', () => {
    const probe = CallProbe.calling({ tunnelling: false });
    probe.signal('connect', { body: connectBody({ h245Address: address }) });
    probe.give({ type: 'connected', on: 'control' });
    probe.give({ type: 'closed', on: 'control' });
    probe.command({ do: 'roundTrip' });
    probe.take();
    probe.signal('facility', { body: facilityBody('startH245', { h245Address: address }) });
    expect(probe.take().others).toEqual([{ type: 'connect', on: 'control', to: at(4000) }]);
    probe.advance(4_999);
    expect(probe.call.handle({ type: 'connected', on: 'control' })).toMatchObject([
      { type: 'disarm', name: 'control' },
      { type: 'send', on: 'control' },
    ]);
    expect(probe.call.state).toBe('active');
  });

  test('packets of a control connection that is not there are nothing', () => {
    const probe = CallProbe.calling();
    probe.give({ type: 'bytes', on: 'control', bytes: Uint8Array.of(3, 0, 0, 6, 0x20, 0x80) });
    probe.give({ type: 'connected', on: 'control' });
    probe.give({ type: 'closed', on: 'control' });
    probe.give({ type: 'listening', on: 'control', address: at(1) });
    expect(probe.take()).toEqual({ events: [], signals: [], others: [] });
  });
});

describe('a tunnel that ends', () => {
  function tunnelled(): CallProbe {
    const probe = CallProbe.calling();
    probe.signal('connect', { body: connectBody(), pdu: { h245Tunnelling: true } });
    probe.command(start);
    probe.take();
    return probe;
  }

  test('by startH245: H.245 goes on by a connection of its own (H.323 8.2.3)', () => {
    const probe = tunnelled();
    probe.signal('facility', { body: facilityBody('startH245', { h245Address: address }), pdu: { h245Tunnelling: false } });
    probe.command({ do: 'roundTrip' });
    const before = probe.take();
    expect(before).toMatchObject({ signals: [], others: [{ type: 'connect', on: 'control', to: at(4000) }] });
    const outputs = probe.call.handle({ type: 'connected', on: 'control' });
    expect(outputs.filter(({ type }) => type === 'send')).toMatchObject([{ on: 'control' }]);
    expect(outputs.filter(({ type }) => type === 'event')).toEqual([]);
  });

  test('while an answer of ours waits in it: that goes by the connection', () => {
    const control = [encode(H245.MultimediaSystemControlMessage, sampleTerminalCapabilitySet())];
    for (const h245Tunnelling of [true, false]) {
      const probe = tunnelled();
      const capabilitySet = signalBytes('facility', { pdu: { h245Tunnelling: true, h245Control: control } });
      const body = facilityBody('startH245', { h245Address: address });
      probe.bytes(Uint8Array.from([...capabilitySet, ...signalBytes('facility', { body, pdu: { h245Tunnelling } })]));
      expect(probe.take()).toMatchObject({ signals: [], others: [{ type: 'connect' }] });
      const sent = probe.call.handle({ type: 'connected', on: 'control' }).filter(({ type }) => type === 'send');
      expect(sent).toMatchObject([{ on: 'control' }]);
    }
  });

  test('while an answer of ours waits in it, and without an address', () => {
    const control = [encode(H245.MultimediaSystemControlMessage, sampleTerminalCapabilitySet())];
    const probe = tunnelled();
    const capabilitySet = signalBytes('facility', { pdu: { h245Tunnelling: true, h245Control: control } });
    probe.bytes(Uint8Array.from([...capabilitySet, ...signalBytes('facility', { pdu: { h245Tunnelling: false } })]));
    expect(probe.take().others).toEqual([{ type: 'listen', on: 'control' }]);
    probe.give({ type: 'listening', on: 'control', address: at(3000) });
    const sent = probe.call.handle({ type: 'connected', on: 'control' }).filter(({ type }) => type === 'send');
    expect(sent).toMatchObject([{ on: 'control' }]);
  });

  test('not by a startH245 that says no address', () => {
    const probe = tunnelled();
    probe.signal('facility', { body: facilityBody('startH245'), pdu: { h245Tunnelling: true } });
    probe.command({ do: 'roundTrip' });
    expect(probe.take()).toMatchObject({ others: [], signals: [{ information: { h323UuPdu: { h245Tunnelling: true } } }] });
  });

  test('by a message that says no more of it: we ask for a connection', () => {
    const probe = tunnelled();
    probe.signal('facility', { body: facilityBody('undefinedReason'), pdu: { h245Tunnelling: false } });
    expect(probe.take().others).toEqual([{ type: 'listen', on: 'control' }]);
    expect(probe.timers.running).toContain('control');
    probe.give({ type: 'listening', on: 'control', address: at(3000) });
    expect(probe.take().signals).toMatchObject([
      { information: { h323UuPdu: { h245Tunnelling: false, h323MessageBody: { type: 'facility' } } } },
    ]);
  });

  test('and nothing follows it: the call is over, even before Connect', () => {
    const probe = CallProbe.calling();
    probe.signal('alerting', { body: answerBody('alerting'), pdu: { h245Tunnelling: true } });
    probe.signal('facility', { body: facilityBody('undefinedReason'), pdu: { h245Tunnelling: false } });
    probe.give({ type: 'closed', on: 'control', error: 'EADDRINUSE' });
    expect(probe.take().events.at(-1)).toMatchObject({ type: 'released', release: { by: 'connection', detail: 'EADDRINUSE' } });
  });

  test('but not by a Status or an Information that forgot to say it', () => {
    const probe = tunnelled();
    probe.signal('information', { pdu: { h245Tunnelling: false }, elements: { keypadFacility: '1' } });
    probe.command({ do: 'roundTrip' });
    expect(probe.take().signals).toMatchObject([{ message: { type: 'facility' }, information: { h323UuPdu: { h245Tunnelling: true } } }]);
  });
});

test('what the far side says at length is not given back at length', () => {
  const probe = CallProbe.calling({ tunnelling: false });
  probe.signal('connect', { body: connectBody({ h245Address: address }) });
  probe.give({ type: 'connected', on: 'control' });
  probe.take();
  const unknown: H245.MultimediaSystemControlMessage = {
    type: 'request',
    value: { type: '...', index: 50, value: new Uint8Array(65_500) },
  };
  probe.give({ type: 'bytes', on: 'control', bytes: frameTpkt(encode(H245.MultimediaSystemControlMessage, unknown)) });
  expect(probe.take().events).toContainEqual({
    type: 'ignored',
    message: expect.stringMatching(/^an H.245 message of 65\d+ octets is not sent$/),
  });
  expect(probe.call.state).toBe('active');
});

test('an early address is used at once where there is no fast start', () => {
  const probe = CallProbe.calling({ tunnelling: false });
  probe.signal('callProceeding', { body: answerBody('callProceeding', { h245Address: address }) });
  expect(probe.take().others).toEqual([{ type: 'connect', on: 'control', to: at(4000) }]);
});
