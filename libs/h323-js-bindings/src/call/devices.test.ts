import { describe, expect, test } from '@jest/globals';
import { toH225Address } from '../address/socket-address.ts';
import type * as H225 from '../generated/h323-messages.ts';
import * as H245 from '../generated/multimedia-system-control.ts';
import { encode } from '../per/encode.ts';
import { type Q931Message, serializeQ931 } from '../q931/message.ts';
import { command, request } from '../testing/control-messages.ts';
import { at, roomCapabilities } from '../testing/control-samples.ts';
import { answerBody, bodyHead, CallProbe, connectBody, facilityBody, type SignalBody, setupBody, signalBytes } from '../testing/index.ts';
import { frameTpkt } from '../tpkt/tpkt.ts';

/** What room systems, call controls and gatekeepers are known to send, within the Recommendations or just outside. */

const start = { do: 'start', capabilities: roomCapabilities } as const;
const address = toH225Address(at(4000));
const feature = (value: number): H225.FeatureDescriptor => ({ id: { type: 'standard', value } });
const pdu = (message: H245.MultimediaSystemControlMessage): Uint8Array => encode(H245.MultimediaSystemControlMessage, message);
const roundTrip = (sequenceNumber: number): Uint8Array => pdu(request({ type: 'roundTripDelayRequest', value: { sequenceNumber } }));

const bits = (length: number) => ({ bytes: new Uint8Array(Math.ceil(length / 8)), length });

/** H.245 of a call of ours has a connection of its own. */
function separate(): CallProbe {
  const probe = CallProbe.calling({ tunnelling: false });
  probe.signal('connect', { body: connectBody({ h245Address: address }) });
  probe.give({ type: 'connected', on: 'control' });
  probe.take();
  return probe;
}

describe('a Setup', () => {
  test('with encryption, firewall traversal and a number that ends with #, to no alias', () => {
    const probe = new CallProbe('callee');
    const body = setupBody({
      protocolIdentifier: '0.0.8.2250.0.6',
      destinationAddress: [],
      conferenceGoal: { type: 'invite' },
      sourceCallSignalAddress: toH225Address(at(1720)),
      tokens: [{ tokenOID: '0.0.8.235.0.3.43', dhkey: { halfkey: bits(512), modSize: bits(512), generator: bits(1) } }],
      h245SecurityCapability: [{ type: 'noSecurity' }],
      supportedFeatures: [feature(18), feature(19), feature(9)],
      endpointIdentifier: '1234_room',
    });
    probe.signal('setup', { body, pdu: { h245Tunnelling: true }, elements: { calledPartyNumber: { digits: '123456#' } } });
    expect(probe.take().events[0]).toMatchObject({
      type: 'setup',
      setup: { destination: [], calledNumber: '123456#', conferenceGoal: 'invite', tunnelling: true },
    });
    probe.command({ do: 'connect' });
    expect(probe.take().signals.map(({ message }) => message.type)).toEqual(['connect']);
  });

  test('that does not say whether it tunnels does not', () => {
    const probe = CallProbe.called({}, { pdu: {} });
    probe.command({ do: 'connect' });
    expect(probe.take().others).toEqual([{ type: 'listen', on: 'control' }]);
  });
});

describe('where H.245 is taken', () => {
  test.each<[Q931Message['type'], SignalBody]>([
    ['callProceeding', answerBody('callProceeding', { h245Address: address })],
    ['progress', answerBody('progress', { h245Address: address })],
    ['alerting', answerBody('alerting', { h245Address: address })],
    ['facility', facilityBody('forwardedElements', { h245Address: address })],
    ['facility', facilityBody('undefinedReason', { h245Address: address })],
  ])('is in a %s, and not again in Connect', (type, body) => {
    const probe = CallProbe.calling({ tunnelling: false });
    probe.signal(type, { body });
    probe.signal('connect', { body: connectBody() });
    expect(probe.take().others).toEqual([{ type: 'connect', on: 'control', to: at(4000) }]);
  });

  test('is in a Facility startH245 before Connect', () => {
    const probe = CallProbe.calling({ tunnelling: false });
    probe.signal('facility', { body: facilityBody('startH245', { h245Address: address }) });
    expect(probe.take().others).toEqual([{ type: 'connect', on: 'control', to: at(4000) }]);
    probe.give({ type: 'connected', on: 'control' });
    probe.signal('connect', { body: connectBody({ h245Address: address }) });
    expect(probe.take()).toMatchObject({ others: [], signals: [] });
  });

  test('is in a Facility of the caller, startH245, while we wait for it where we listen', () => {
    const probe = CallProbe.called({}, { pdu: { h245Tunnelling: false } });
    probe.command({ do: 'connect' });
    probe.give({ type: 'listening', on: 'control', address: at(3000) });
    probe.take();
    probe.signal('facility', { body: facilityBody('startH245', { h245Address: address }) });
    expect(probe.take().others).toEqual([
      { type: 'close', on: 'control' },
      { type: 'connect', on: 'control', to: at(4000) },
    ]);
  });
});

describe('what keeps a connection open', () => {
  const reference = { value: 0x1234, fromDestination: true };
  test.each<[string, Q931Message]>([
    ['a Facility without information', { type: 'facility', callReference: reference, elements: [] }],
    ['an Information without information', { type: 'information', callReference: reference, elements: [] }],
    ['a Notify without information', { type: 'notify', callReference: reference, elements: [] }],
    ['a Status without a state', { type: 'status', callReference: reference, elements: [] }],
  ])('%s is never answered, and no fault', (_, message) => {
    const probe = CallProbe.calling();
    probe.bytes(frameTpkt(serializeQ931(message)));
    const { events, signals } = probe.take();
    expect(signals).toEqual([]);
    expect(events.filter(({ type }) => type !== 'ignored')).toEqual([]);
    expect(probe.call.state).toBe('calling');
  });

  test('a Status that answers what nobody asked, in null state as of OpenH323', () => {
    const probe = CallProbe.called();
    probe.command({ do: 'connect' });
    probe.take();
    probe.signal('status', { elements: { cause: { value: 30 }, callState: 0 } });
    expect(probe.take()).toEqual({ events: [{ type: 'ignored', message: 'status: cause 30' }], signals: [], others: [] });
    expect(probe.call.state).toBe('active');
  });

  test('a Facility that has an empty body', () => {
    const probe = CallProbe.called();
    probe.signal('facility', { body: { type: 'empty' }, pdu: { h245Tunnelling: true } });
    expect(probe.take()).toEqual({ events: [], signals: [], others: [] });
  });

  test('empty packets on both connections', () => {
    const probe = separate();
    for (const bytes of [Uint8Array.of(3, 0, 0, 4), Uint8Array.of(3, 0, 0, 0), Uint8Array.of(0, 3, 0, 4)]) {
      probe.give({ type: 'bytes', on: 'control', bytes });
      probe.bytes(bytes);
    }
    expect(probe.take()).toEqual({ events: [], signals: [], others: [] });
    expect(probe.timers.running).toEqual([]);
  });
});

describe('H.245', () => {
  test('several messages in one packet', () => {
    const probe = separate();
    const bytes = frameTpkt(Uint8Array.from([...roundTrip(1), ...roundTrip(2)]));
    expect(probe.call.handle({ type: 'bytes', on: 'control', bytes }).filter(({ type }) => type === 'send')).toHaveLength(2);
  });

  test('several messages in one octet string of the tunnel', () => {
    const probe = CallProbe.called();
    probe.command({ do: 'connect' }, start);
    probe.take();
    const h245Control = [Uint8Array.from([...roundTrip(1), ...roundTrip(2)]), roundTrip(3)];
    probe.signal('facility', { body: facilityBody('transportedInformation'), pdu: { h245Tunnelling: true, h245Control } });
    expect(probe.take().signals.flatMap(({ information }) => information.h323UuPdu.h245Control ?? [])).toHaveLength(3);
  });

  const endSession = pdu(command({ type: 'endSessionCommand', value: { type: 'disconnect' } }));

  test.each([
    ['in packets of their own', 1],
    ['in one', 2],
  ])('endSession in the tunnel, and then the cause in Release Complete: %s', (_, atOnce) => {
    const probe = CallProbe.called();
    probe.command({ do: 'connect' }, start);
    probe.take();
    const ends = [
      signalBytes('facility', { pdu: { h245Tunnelling: true, h245Control: [endSession] }, fromDestination: false }),
      signalBytes('releaseComplete', { elements: { cause: { value: 38 } }, fromDestination: false }),
    ];
    for (let i = 0; i < ends.length; i += atOnce) probe.bytes(Buffer.concat(ends.slice(i, i + atOnce)));
    expect(probe.take().events).toEqual([{ type: 'sessionEnded' }, { type: 'released', release: { by: 'them', cause: 38 } }]);
    expect(probe.timers.running).toEqual([]);
  });

  describe('endSession on its own connection', () => {
    function ending(): CallProbe {
      const probe = separate();
      probe.give({ type: 'bytes', on: 'control', bytes: frameTpkt(endSession) });
      probe.give({ type: 'closed', on: 'control' });
      const { events } = probe.take();
      expect(events).toEqual([{ type: 'sessionEnded' }]);
      return probe;
    }

    test('and never a Release Complete', () => {
      const probe = ending();
      probe.advance(1_000);
      const { events, signals, others } = probe.take();
      expect(events).toEqual([{ type: 'released', release: { by: 'them', cause: 16, reason: 'endSession' } }]);
      expect(signals.map(({ message }) => message.type)).toEqual(['releaseComplete']);
      expect(others).toEqual([{ type: 'close', on: 'signalling' }]);
    });

    test('and then call signalling closed without a word: they have hung up', () => {
      const probe = ending();
      probe.give({ type: 'closed', on: 'signalling', error: 'read ECONNRESET' });
      const { events, signals, others } = probe.take();
      expect(events).toEqual([{ type: 'released', release: { by: 'them', cause: 16, reason: 'endSession' } }]);
      expect([signals, others]).toEqual([[], []]);
      expect(probe.timers.running).toEqual([]);
    });

    test('and then the cause in Release Complete', () => {
      const probe = ending();
      probe.signal('releaseComplete', { elements: { cause: { value: 17 } } });
      expect(probe.take().events).toEqual([{ type: 'released', release: { by: 'them', cause: 17 } }]);
      expect(probe.timers.running).toEqual([]);
    });
  });
});

test('the end of both connections at once is one that broke', () => {
  const probe = separate();
  probe.give({ type: 'closed', on: 'control' });
  probe.give({ type: 'closed', on: 'signalling' });
  expect(probe.take().events).toEqual([{ type: 'released', release: { by: 'connection', detail: 'closed' } }]);
  expect(probe.timers.running).toEqual([]);
});

test('a gatekeeper and the called side both answer, each with an identifier of its own version', () => {
  const probe = CallProbe.calling();
  const { callIdentifier } = bodyHead;
  for (const protocolIdentifier of ['0.0.8.2250.0.4', '0.0.8.2250.0.2']) {
    probe.signal('callProceeding', {
      body: answerBody('callProceeding', { protocolIdentifier, callIdentifier }),
      pdu: { h245Tunnelling: true },
    });
  }
  probe.signal('connect', { body: connectBody({ protocolIdentifier: '0.0.8.2250.0.2' }), pdu: { h245Tunnelling: true } });
  expect(probe.take().events.map(({ type }) => type)).toEqual(['proceeding', 'controlReady', 'connected']);
});
