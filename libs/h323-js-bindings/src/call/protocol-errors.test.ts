import { describe, expect, test } from '@jest/globals';
import { elementOf } from '../q931/elements.ts';
import { serializeQ931 } from '../q931/message.ts';
import { answerBody, CallProbe, type SignalParts, setupBody, signalBytes } from '../testing/index.ts';
import { frameTpkt } from '../tpkt/tpkt.ts';

const setupReference = { value: 0x1234, fromDestination: false };
const answerReference = { value: 0x1234, fromDestination: true };
const badInformation = { id: 0x7e, contents: Uint8Array.of(5, 0xff, 0xff) };

/** What was sent: type, cause, call state. */
const said = (probe: CallProbe): unknown[] =>
  probe.take().signals.map(({ message }) => [message.type, elementOf(message, 'cause')?.value, elementOf(message, 'callState')]);

describe('a Setup that cannot be read', () => {
  test.each([
    ['no information', frameTpkt(serializeQ931({ type: 'setup', callReference: setupReference, elements: [] })), 96, 'no-user-information'],
    [
      'bad information',
      frameTpkt(serializeQ931({ type: 'setup', callReference: setupReference, elements: [badInformation] })),
      100,
      'bad-user-information',
    ],
    [
      'the information of another message',
      signalBytes('setup', { body: answerBody('alerting'), fromDestination: false }),
      100,
      'setup with alerting',
    ],
    [
      'the information of a message that is newer than we are',
      signalBytes('setup', { body: { type: '...', index: 40, value: Uint8Array.of(0) }, fromDestination: false }),
      88,
      'setup with ...',
    ],
  ])('for %s', (_, bytes, cause, detail) => {
    const probe = new CallProbe('callee');
    probe.bytes(bytes);
    const { events, signals, others } = probe.take();
    expect(events).toMatchObject([
      { type: 'protocolError', on: 'signalling', what: expect.stringContaining(detail) },
      { type: 'released', release: { by: 'protocol', cause, detail } },
    ]);
    expect(signals.map(({ message }) => [message.type, message.callReference, elementOf(message, 'cause')?.value])).toEqual([
      ['releaseComplete', { ...answerReference, length: 2 }, cause],
    ]);
    expect(others).toEqual([{ type: 'close', on: 'signalling' }]);
  });

  test('says where it is wrong', () => {
    const probe = new CallProbe('callee');
    probe.bytes(frameTpkt(serializeQ931({ type: 'setup', callReference: setupReference, elements: [badInformation] })));
    expect(probe.take().events[0]).toMatchObject({ bitOffset: expect.any(Number), path: expect.any(String) });
  });
});

describe('a message of another call (Q.931 5.8.3.2)', () => {
  const foreign = { reference: 0x999 };
  test.each<[string, Parameters<typeof signalBytes>[0], SignalParts, unknown[]]>([
    ['is answered with 81', 'alerting', foreign, [['releaseComplete', 81, undefined]]],
    ['of a type that nobody knows as well', 0x33, foreign, [['releaseComplete', 81, undefined]]],
    ['Status Inquiry: null state', 'statusInquiry', foreign, [['status', 30, 0]]],
    ['Release Complete: nothing', 'releaseComplete', foreign, []],
    ['Status: nothing', 'status', foreign, []],
    ['a Setup of the wrong side: nothing', 'setup', { ...foreign, body: setupBody() }, []],
    ['a Setup of a second call', 'setup', { ...foreign, body: setupBody(), fromDestination: false }, [['releaseComplete', 47, undefined]]],
    ['the global call reference: nothing', 'alerting', { reference: 0 }, []],
  ])('%s', (_, type, parts, answers) => {
    const probe = CallProbe.calling();
    probe.signal(type, parts);
    expect(probe.call.state).toBe('calling');
    expect(said(probe)).toEqual(answers);
  });

  test('before there is a call: so is every message but Setup', () => {
    const probe = new CallProbe('callee');
    probe.signal('alerting', { reference: 5 });
    probe.signal('setup', { body: setupBody(), reference: 0 });
    expect(said(probe)).toEqual([['releaseComplete', 81, undefined]]);
    probe.signal('setup', { body: setupBody() });
    expect(probe.call.state).toBe('present');
  });
});

describe('a message that makes no sense', () => {
  test.each([
    ['of an unknown type', 0x33, 97],
    ['of an unknown type of Q.931 that H.225.0 does not use', 0x24, 97],
    ['of the other role', 'alerting', 101],
    ['Connect to the called side', 'connect', 101],
    ['Setup Acknowledge to the called side', 'setupAcknowledge', 101],
  ] as const)('%s', (_, type, cause) => {
    const probe = CallProbe.called();
    probe.command({ do: 'alert' });
    probe.take();
    probe.signal(type);
    expect(said(probe)).toEqual([['status', cause, 7]]);
    expect(probe.call.state).toBe('alerting');
  });

  test.each([
    ['without information', [], 96],
    ['with bad information', [badInformation], 100],
  ] as const)('an Alerting %s is left alone but for a Status (Q.931 5.8.6)', (_, elements, cause) => {
    const probe = CallProbe.calling();
    probe.bytes(frameTpkt(serializeQ931({ type: 'alerting', callReference: answerReference, elements })));
    const { events, signals } = probe.take();
    expect(events).toMatchObject([{ type: 'protocolError', on: 'signalling', what: expect.stringMatching(/information in alerting/) }]);
    expect(signals.map(({ message }) => [message.type, elementOf(message, 'cause')])).toMatchObject([
      ['status', { value: cause, diagnostics: Uint8Array.of(0x7e) }],
    ]);
    expect(probe.call.state).toBe('calling');
  });

  test('an Alerting with the information of a Connect', () => {
    const probe = CallProbe.calling();
    probe.signal('alerting', { body: answerBody('progress') });
    expect(said(probe)).toEqual([['status', 100, 1]]);
  });

  test.each(['releaseComplete', 'information', 'status', 'notify'] as const)('a %s is taken whatever its information is', type => {
    const probe = CallProbe.calling();
    const elements = [{ id: 0x2c, contents: Uint8Array.of(0x31) }, badInformation];
    probe.bytes(frameTpkt(serializeQ931({ type, callReference: answerReference, elements })));
    const { events, signals } = probe.take();
    expect(events[0]).toMatchObject({ type: 'protocolError' });
    expect(events[1]).toMatchObject({ type: type === 'releaseComplete' ? 'released' : type === 'information' ? 'keypad' : 'ignored' });
    expect(signals).toEqual([]);
  });

  test('what has no envelope is told, and left alone (Q.931 5.8.1)', () => {
    const probe = CallProbe.calling();
    for (const bytes of [Uint8Array.of(9, 9), Uint8Array.of(8, 9), Uint8Array.of(8, 2, 1, 1, 5, 0x28)]) probe.bytes(frameTpkt(bytes));
    const { events, signals } = probe.take();
    expect(events.map(event => event.type === 'protocolError' && event.what)).toEqual(['not-q931', 'bad-call-reference', 'truncated']);
    expect(signals).toEqual([]);
  });
});

describe('Status Inquiry', () => {
  test.each([
    ['calling', 1, []],
    ['proceeding', 3, ['callProceeding']],
    ['alerting', 4, ['alerting']],
  ] as const)('is answered in %s with call state %i', (_, state, answers) => {
    const probe = CallProbe.calling();
    for (const type of answers) probe.signal(type, { body: answerBody(type), pdu: { h245Tunnelling: true } });
    probe.take();
    probe.signal('statusInquiry');
    expect(said(probe)).toEqual([['status', 30, state]]);
  });

  test.each([
    ['present', 6, []],
    ['proceeding', 9, ['proceed']],
    ['alerting', 7, ['alert']],
    ['active', 10, ['connect']],
  ] as const)('is answered by the called side in %s with call state %i', (_, state, commands) => {
    const probe = CallProbe.called();
    for (const command of commands) probe.command({ do: command });
    probe.take();
    probe.signal('statusInquiry');
    expect(said(probe)).toEqual([['status', 30, state]]);
  });
});

describe('a stream that is broken', () => {
  test.each(['signalling', 'control'] as const)('on %s ends the call', on => {
    const probe = CallProbe.called({}, { pdu: { h245Tunnelling: false } });
    probe.command({ do: 'connect' });
    probe.give({ type: 'listening', on: 'control', address: { address: '192.0.2.1', port: 3000 } });
    probe.give({ type: 'connected', on: 'control' });
    probe.take();
    probe.give({ type: 'bytes', on, bytes: new TextEncoder().encode('GET / HTTP/1.1') });
    const { events, others } = probe.take();
    expect(events).toMatchObject([
      { type: 'protocolError', on, what: 'not-tpkt', octets: expect.any(Uint8Array) },
      { type: 'released', release: { by: 'protocol', cause: 111, detail: `not-tpkt on ${on}` } },
    ]);
    expect(others).toEqual([
      { type: 'close', on: 'signalling' },
      { type: 'close', on: 'control' },
    ]);
  });

  test('what came before it in the same octets is heard', () => {
    const probe = new CallProbe('callee');
    probe.bytes(Uint8Array.from([...signalBytes('setup', { body: setupBody(), fromDestination: false }), 9]));
    expect(probe.take().events.map(({ type }) => type)).toEqual(['setup', 'protocolError', 'released']);
  });
});

test.each(['notify', 'connectAcknowledge', 'userInformation'] as const)('a %s is only noticed', type => {
  const probe = CallProbe.calling();
  probe.signal(type);
  expect(probe.take()).toEqual({ events: [{ type: 'ignored', message: type }], signals: [], others: [] });
});
