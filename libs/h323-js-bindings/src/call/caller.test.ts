import { describe, expect, test } from '@jest/globals';
import { elementOf } from '../q931/elements.ts';
import { answerBody, CallProbe, connectBody, facilityBody, fastStartProposals, setupRequest } from '../testing/index.ts';
import type { SetupRequest } from './call.ts';

const tunnelled = { pdu: { h245Tunnelling: true } };

test('a Setup says what it was asked to', () => {
  const probe = new CallProbe('caller');
  probe.command({
    do: 'setup',
    request: setupRequest({
      calledNumber: '0042',
      calledAddress: { address: '192.0.2.2', port: 1720 },
      sourceAddress: { address: '2001:db8::1', port: 1720 },
      destination: [{ kind: 'dialledDigits', value: '0042' }],
    }),
  });
  const [setup] = probe.take().signals;
  expect(setup?.message).toMatchObject({ type: 'setup', callReference: { value: 0x1234, fromDestination: false } });
  expect(setup && elementOf(setup.message, 'bearerCapability')).toMatchObject({
    transferCapability: 'unrestrictedDigital',
    transferMode: 0,
    transferRate: 0x18,
    rateMultiplier: 30,
  });
  expect(setup && elementOf(setup.message, 'calledPartyNumber')?.digits).toBe('0042');
  expect(setup && elementOf(setup.message, 'display')).toBe('Boardroom');
  expect(setup?.information.h323UuPdu).toMatchObject({
    h245Tunnelling: true,
    h323MessageBody: {
      type: 'setup',
      value: {
        protocolIdentifier: '0.0.8.2250.0.7',
        sourceAddress: [{ type: 'h323-ID', value: 'Boardroom' }],
        sourceInfo: { terminal: {}, vendor: { productId: new TextEncoder().encode('caller') }, mc: false },
        destinationAddress: [{ type: 'dialledDigits', value: '0042' }],
        destCallSignalAddress: { type: 'ipAddress', value: { ip: Uint8Array.of(192, 0, 2, 2), port: 1720 } },
        sourceCallSignalAddress: { type: 'ip6Address' },
        activeMC: false,
        conferenceID: new Uint8Array(16).fill(0x5a),
        callIdentifier: { guid: new Uint8Array(16).fill(0xa5) },
        conferenceGoal: { type: 'create' },
        callType: { type: 'pointToPoint' },
        mediaWaitForConnect: false,
        canOverlapSend: false,
        multipleCalls: false,
        maintainConnection: false,
      },
    },
  });
  expect(setup?.information.h323UuPdu.h323MessageBody).not.toHaveProperty('value.fastStart');
});

test.each<[string, Partial<SetupRequest>]>([
  ['digits that are letters', { destination: [{ kind: 'dialledDigits', value: 'room' }] }],
  ['a transport address that is a name', { destination: [{ kind: 'transportID', value: 'room:1720' }] }],
  ['a name for an address', { calledAddress: { address: 'room.test', port: 1720 } }],
])('%s cannot be called', (_, request) => {
  const probe = new CallProbe('caller');
  probe.command({ do: 'setup', request: setupRequest(request) });
  expect(probe.take()).toMatchObject({
    signals: [],
    events: [{ type: 'released', release: { by: 'us', cause: 28, reason: 'badFormatAddress' } }],
    others: [{ type: 'close', on: 'signalling' }],
  });
});

describe('timers', () => {
  test.each([
    ['T303', 4_000, 18, []],
    ['T310', 30_000, 18, ['callProceeding']],
    ['T310', 30_000, 18, ['setupAcknowledge']],
    ['T301', 180_000, 19, ['alerting']],
    ['T301', 180_000, 19, ['callProceeding', 'progress']],
  ] as const)('%s runs out after %i ms', (timer, ms, cause, answers) => {
    const probe = CallProbe.calling();
    for (const type of answers) {
      if (type === 'setupAcknowledge') probe.signal(type);
      else probe.signal(type, { body: answerBody(type), ...tunnelled });
    }
    probe.take();
    expect(probe.timers.running).toEqual([timer]);
    probe.advance(ms - 1);
    expect(probe.take().events).toEqual([]);
    probe.advance(1);
    const { events, signals, others } = probe.take();
    expect(events).toEqual([{ type: 'released', release: { by: 'timeout', cause, detail: timer } }]);
    expect(signals.map(({ message }) => [message.type, elementOf(message, 'cause')?.value])).toEqual([['releaseComplete', 102]]);
    expect(others).toEqual([{ type: 'close', on: 'signalling' }]);
  });

  test('are as long as they are set', () => {
    const probe = CallProbe.calling({}, { timers: { T303: 50 } });
    probe.advance(50);
    expect(probe.call.state).toBe('released');
  });

  test('none runs in a call that is up', () => {
    const probe = CallProbe.calling();
    probe.signal('alerting', { body: answerBody('alerting'), ...tunnelled });
    probe.signal('connect', { body: connectBody(), ...tunnelled });
    expect(probe.timers.running).toEqual([]);
    // One that was on its way when it was disarmed
    probe.give({ type: 'timer', name: 'T301' });
    expect(probe.call.state).toBe('active');
  });
});

describe('answers', () => {
  test('in an order that goes back are not told twice', () => {
    const probe = CallProbe.calling();
    for (const type of ['alerting', 'callProceeding', 'alerting'] as const) probe.signal(type, { body: answerBody(type), ...tunnelled });
    expect(probe.take().events.map(({ type }) => type)).toEqual(['alerting', 'controlReady']);
    probe.signal('connect', { body: connectBody(), ...tunnelled });
    probe.signal('alerting', { body: answerBody('alerting'), ...tunnelled });
    probe.signal('connect', { body: connectBody(), ...tunnelled });
    expect(probe.take().events.map(({ type }) => type)).toEqual(['connected']);
    expect(probe.call.state).toBe('active');
  });

  test('who answered', () => {
    const probe = CallProbe.calling();
    const body = connectBody({ connectedAddress: [{ type: 'h323-ID', value: 'Lobby' }], protocolIdentifier: '0.0.8.2250.0.5' });
    probe.signal('connect', { body, elements: { display: 'Lobby', connectedNumber: { digits: '77' } } });
    expect(probe.take().events[0]).toEqual({
      type: 'connected',
      remote: { aliases: [{ kind: 'h323-ID', value: 'Lobby' }], display: 'Lobby', callingNumber: '77', h225Version: 5, isGateway: false },
    });
  });

  test.each([
    [8, true],
    [1, false],
  ])('progress %i', (description, inBand) => {
    const probe = CallProbe.calling();
    probe.signal('progress', { body: answerBody('progress'), elements: { progressIndicator: { description } }, ...tunnelled });
    expect(probe.take().events[0]).toEqual({ type: 'progress', inBand });
  });

  test('a Facility that wants the call elsewhere', () => {
    const probe = CallProbe.calling();
    const body = facilityBody('callForwarded', {
      alternativeAddress: { type: 'ipAddress', value: { ip: Uint8Array.of(192, 0, 2, 9), port: 1721 } },
      alternativeAliasAddress: [{ type: 'dialledDigits', value: '9' }],
    });
    probe.signal('facility', { body });
    expect(probe.take().events).toEqual([
      {
        type: 'deflected',
        reason: 'callForwarded',
        to: [{ kind: 'dialledDigits', value: '9' }],
        address: { address: '192.0.2.9', port: 1721 },
      },
    ]);
    probe.command({ do: 'release', cause: 16, reason: 'facilityCallDeflection' });
    expect(probe.take().signals[0]?.information.h323UuPdu.h323MessageBody).toMatchObject({
      value: { reason: { type: 'facilityCallDeflection' } },
    });
  });
});

describe('tunnelling', () => {
  test.each([
    ['yes', { h245Tunnelling: true }, true],
    ['no', { h245Tunnelling: false }, false],
    ['nothing', {}, false],
  ])('the answer says %s', (_, pdu, isTunnelled) => {
    const probe = CallProbe.calling();
    probe.signal('callProceeding', { body: answerBody('callProceeding'), pdu });
    expect(probe.take().events.some(({ type }) => type === 'controlReady')).toBe(isTunnelled);
    // Once refused it stays so (H.323 8.2.1)
    probe.signal('alerting', { body: answerBody('alerting'), ...tunnelled });
    expect(probe.take().events.some(({ type }) => type === 'controlReady')).toBe(false);
  });

  test("a gatekeeper's answer on its own says nothing of it", () => {
    const probe = CallProbe.calling();
    probe.signal('callProceeding', {
      body: answerBody('callProceeding'),
      pdu: { h245Tunnelling: false, provisionalRespToH245Tunnelling: null },
    });
    probe.signal('alerting', { body: answerBody('alerting'), ...tunnelled });
    expect(probe.take().events).toContainEqual({ type: 'controlReady', tunnelled: true });
  });

  test('waits for the answer to fast start', () => {
    const probe = CallProbe.calling({ fastStart: fastStartProposals });
    probe.signal('callProceeding', { body: answerBody('callProceeding'), ...tunnelled });
    expect(probe.take().events).toEqual([{ type: 'proceeding' }]);
    probe.signal('alerting', { body: answerBody('alerting', { fastConnectRefused: null }), ...tunnelled });
    expect(probe.take().events).toEqual([
      { type: 'fastStartAnswered', taken: [] },
      { type: 'alerting' },
      { type: 'controlReady', tunnelled: true },
    ]);
  });
});

test('commands of the other role, and a second Setup, are said to be ignored', () => {
  const probe = CallProbe.calling();
  probe.command({ do: 'alert' }, { do: 'connect' }, { do: 'setup', request: setupRequest() });
  expect(probe.take()).toMatchObject({
    signals: [],
    events: [
      { type: 'ignored', message: 'command alert in calling' },
      { type: 'ignored', message: 'command connect in calling' },
      { type: 'ignored', message: 'command setup in calling' },
    ],
  });
});
