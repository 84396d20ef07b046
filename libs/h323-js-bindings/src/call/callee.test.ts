import { describe, expect, test } from '@jest/globals';
import * as H245 from '../generated/multimedia-system-control.ts';
import { encode } from '../per/encode.ts';
import { elementOf } from '../q931/elements.ts';
import { CallProbe, sampleTerminalCapabilitySet, setupBody } from '../testing/index.ts';
import type { CallCommand } from './call.ts';

const types = (events: readonly { readonly type: string }[]): string[] => events.map(({ type }) => type);
const capabilitySet = encode(H245.MultimediaSystemControlMessage, sampleTerminalCapabilitySet());

describe('a Setup', () => {
  test('may have nothing but what it must have', () => {
    const probe = new CallProbe('callee');
    probe.signal('setup', { body: setupBody() });
    expect(probe.call.state).toBe('present');
    expect(probe.take().events).toEqual([
      {
        type: 'setup',
        setup: {
          remote: { aliases: [], h225Version: 7, isGateway: false },
          destination: [],
          extra: [],
          callIdentifier: new Uint8Array(16).fill(0xa5),
          conferenceId: new Uint8Array(16).fill(0x5a),
          conferenceGoal: 'create',
          callReference: 0x1234,
          bearerCapability: false,
          fastStart: false,
          tunnelling: false,
        },
      },
    ]);
  });

  test('everything that it may say of who is called and who calls', () => {
    const probe = new CallProbe('callee');
    const octets = (text: string): Uint8Array => new TextEncoder().encode(text);
    const body = setupBody({
      protocolIdentifier: '0.0.8.2250.0.2',
      sourceAddress: [{ type: 'h323-ID', value: 'Room\0' }],
      sourceInfo: {
        vendor: {
          vendor: { t35CountryCode: 181, t35Extension: 0, manufacturerCode: 18 },
          productId: octets('Room\0'),
          versionId: octets('1.2'),
        },
        gateway: {},
        mc: false,
        undefinedNode: false,
      },
      destinationAddress: [
        { type: 'dialledDigits', value: '007' },
        { type: 'url-ID', value: '007@x.test' },
      ],
      destExtraCallInfo: [{ type: 'dialledDigits', value: '1' }],
      remoteExtensionAddress: { type: 'dialledDigits', value: '2' },
      destCallSignalAddress: { type: 'ipAddress', value: { ip: Uint8Array.of(192, 0, 2, 9), port: 1720 } },
      conferenceGoal: { type: 'join' },
    });
    probe.signal('setup', {
      body,
      elements: {
        bearerCapability: { transferCapability: 'unrestrictedDigital', transferRate: 0x13 },
        callingPartyNumber: { digits: '4930' },
        calledPartyNumber: { digits: '0080' },
        display: 'Salle',
      },
    });
    expect(probe.take().events[0]).toMatchObject({
      setup: {
        remote: {
          aliases: [{ kind: 'h323-ID', value: 'Room' }],
          display: 'Salle',
          callingNumber: '4930',
          product: 'Room',
          version: '1.2',
          h225Version: 2,
          isGateway: true,
        },
        destination: [
          { kind: 'dialledDigits', value: '007' },
          { kind: 'url-ID', value: '007@x.test' },
        ],
        extra: [
          { kind: 'dialledDigits', value: '1' },
          { kind: 'dialledDigits', value: '2' },
        ],
        calledNumber: '0080',
        calledAddress: { address: '192.0.2.9', port: 1720 },
        conferenceGoal: 'join',
        bandwidth: 384_000,
      },
    });
  });

  test('of version 1 has no call identifier, of another standard no version', () => {
    const probe = new CallProbe('callee');
    const { callIdentifier: _, ...old } = setupBody({ protocolIdentifier: '1.3.6.1' }).value;
    probe.signal('setup', { body: { type: 'setup', value: old } });
    expect(probe.take().events[0]).toMatchObject({ setup: { callIdentifier: new Uint8Array(16), remote: { h225Version: 0 } } });
  });

  test('is answered with Call Proceeding after a moment, or at once by command', () => {
    const waiting = CallProbe.called();
    waiting.advance(199);
    expect(waiting.take().signals).toEqual([]);
    waiting.advance(1);
    expect(waiting.take().signals.map(({ message }) => message.type)).toEqual(['callProceeding']);
    expect(waiting.call.state).toBe('proceeding');

    const commanded = CallProbe.called();
    commanded.command({ do: 'proceed' });
    const [proceeding] = commanded.take().signals;
    expect(proceeding).toMatchObject({
      message: { type: 'callProceeding', callReference: { value: 0x1234, fromDestination: true } },
      information: {
        h323UuPdu: { h245Tunnelling: true, h323MessageBody: { value: { callIdentifier: { guid: new Uint8Array(16).fill(0xa5) } } } },
      },
    });
    commanded.advance(10_000);
    expect(commanded.take().signals).toEqual([]);
  });

  test('that does not come ends the connection', () => {
    const probe = new CallProbe('callee');
    probe.advance(9_999);
    expect(probe.call.state).toBe('idle');
    probe.advance(1);
    const { events, signals, others } = probe.take();
    expect(events).toEqual([{ type: 'released', release: { by: 'timeout', cause: 102, detail: 'no Setup' } }]);
    expect(signals).toEqual([]);
    expect(others).toEqual([{ type: 'close', on: 'signalling' }]);
  });

  test('again on the same call is left alone; another call belongs on a connection of its own', () => {
    const probe = CallProbe.called();
    probe.signal('setup', { body: setupBody() });
    expect(probe.take()).toMatchObject({ signals: [], events: [{ type: 'ignored', message: 'setup' }] });
    const callIdentifier = { guid: new Uint8Array(16).fill(7) };
    probe.signal('setup', { body: setupBody({ callIdentifier }), reference: 0x777 });
    const [refusal] = probe.take().signals;
    expect(refusal).toMatchObject({
      message: { type: 'releaseComplete', callReference: { value: 0x777, fromDestination: true } },
      information: { h323UuPdu: { h323MessageBody: { value: { reason: { type: 'newConnectionNeeded' }, callIdentifier } } } },
    });
    expect(refusal && elementOf(refusal.message, 'cause')?.value).toBe(47);
    expect(probe.call.state).toBe('present');
  });
});

describe('commands', () => {
  test('in their order: each message says that we tunnel', () => {
    const probe = CallProbe.called();
    probe.command({ do: 'proceed' }, { do: 'alert' }, { do: 'connect' });
    const { signals, events } = probe.take();
    expect(signals.map(({ message, information }) => [message.type, information.h323UuPdu.h245Tunnelling])).toEqual([
      ['callProceeding', true],
      ['alerting', true],
      ['connect', true],
    ]);
    expect(signals[2]?.information.h323UuPdu.h323MessageBody).toMatchObject({ value: { conferenceID: new Uint8Array(16).fill(0x5a) } });
    expect(types(events)).toEqual(['connected']);
  });

  test('the display that we show', () => {
    const probe = CallProbe.called({}, {}, { display: `OpenCVI${'!'.repeat(100)}` });
    probe.command({ do: 'alert' }, { do: 'connect' });
    const shown = probe.take().signals.map(({ message }) => elementOf(message, 'display'));
    expect(shown).toEqual([`OpenCVI${'!'.repeat(75)}`, `OpenCVI${'!'.repeat(75)}`]);
  });

  test.each<[string, readonly CallCommand[], string]>([
    ['proceed twice', [{ do: 'proceed' }, { do: 'proceed' }], 'command proceed in proceeding'],
    ['alert twice', [{ do: 'alert' }, { do: 'alert' }], 'command alert in alerting'],
    ['connect twice', [{ do: 'connect' }, { do: 'connect' }], 'command connect in active'],
    ['alert after connect', [{ do: 'connect' }, { do: 'alert' }], 'command alert in active'],
    ['fast start that nobody offered', [{ do: 'fastStart', choices: [] }], 'command fastStart in present'],
  ])('%s is said to be ignored', (_, commands, message) => {
    const probe = CallProbe.called();
    probe.command(...commands);
    expect(probe.take().events.filter(({ type }) => type === 'ignored')).toEqual([{ type: 'ignored', message }]);
  });

  test('connect twice while the first waits for an address', () => {
    const probe = CallProbe.called({}, { pdu: { h245Tunnelling: false } });
    probe.command({ do: 'connect' }, { do: 'connect' });
    expect(probe.take()).toMatchObject({ signals: [], events: [{ type: 'ignored', message: 'command connect in present' }] });
  });

  test('a callee cannot call, and what comes before the Setup has nowhere to go', () => {
    const probe = new CallProbe('callee');
    probe.command({ do: 'connect' }, { do: 'keypad', digits: '1' }, { do: 'proceed' });
    expect(probe.take()).toMatchObject({ signals: [], events: [{ type: 'ignored' }, { type: 'ignored' }, { type: 'ignored' }] });
  });

  test('long digits go out in several messages', () => {
    const probe = CallProbe.called();
    probe.command({ do: 'keypad', digits: '0123456789'.repeat(7) });
    const digits = probe.take().signals.map(({ message }) => elementOf(message, 'keypadFacility'));
    expect(digits.map(text => text?.length)).toEqual([32, 32, 6]);
    expect(digits.join('')).toBe('0123456789'.repeat(7));
  });

  test('too many that wait for H.245 are left out', () => {
    const probe = CallProbe.called({}, { pdu: { h245Tunnelling: false } });
    for (let i = 0; i < 200; i++) probe.command({ do: 'roundTrip' });
    expect(probe.take().events.filter(({ type }) => type === 'ignored')).toHaveLength(72);
  });
});

describe('H.245 in a Setup', () => {
  test('is heard at once, and answered with Call Proceeding', () => {
    const probe = new CallProbe('callee');
    probe.signal('setup', { body: setupBody(), pdu: { h245Tunnelling: true, h245Control: [capabilitySet] } });
    const { events, signals } = probe.take();
    expect(types(events)).toEqual(['setup', 'controlReady', 'remoteCapabilities']);
    expect(signals).toMatchObject([
      { message: { type: 'callProceeding' }, information: { h323UuPdu: { h245Control: [expect.anything()] } } },
    ]);
    expect(probe.call.state).toBe('proceeding');
  });

  test('without a tunnel is left alone', () => {
    const probe = new CallProbe('callee', { tunnelling: false });
    probe.signal('setup', { body: setupBody(), pdu: { h245Tunnelling: true, h245Control: [capabilitySet] } });
    probe.command({ do: 'proceed' });
    const { events, signals } = probe.take();
    expect(types(events)).toEqual(['setup']);
    expect(signals[0]?.information.h323UuPdu.h245Tunnelling).toBe(false);
  });
});

test.each([
  ['0.0.8.2250.0.2', { type: 'empty' }],
  ['0.0.8.2250.0.3', { type: 'empty' }],
  ['0.0.8.2250.0.4', { type: 'facility', value: expect.objectContaining({ reason: { type: 'transportedInformation' } }) }],
])('a Facility that carries H.245 alone to %s', (protocolIdentifier, h323MessageBody) => {
  const probe = CallProbe.called({ protocolIdentifier });
  probe.command({ do: 'proceed' }, { do: 'start', capabilities: { receive: [], digits: { userInput: [] } } });
  const [, facility] = probe.take().signals;
  expect(facility).toMatchObject({ message: { type: 'facility' }, information: { h323UuPdu: { h323MessageBody } } });
  expect(facility?.information.h323UuPdu.h245Control?.length).toBeGreaterThan(0);
});
