import { describe, expect, test } from '@jest/globals';
import * as H245 from '../generated/multimedia-system-control.ts';
import { decode } from '../per/decode.ts';
import { elementOf } from '../q931/elements.ts';
import { roomCapabilities } from '../testing/control-samples.ts';
import {
  answerBody,
  bodyHead,
  type CallPair,
  CallProbe,
  callPair,
  connectBody,
  type PairedCall,
  setupRequest,
  signalBytes,
  signalsOf,
} from '../testing/index.ts';
import { TpktReader } from '../tpkt/tpkt.ts';
import type { CallCommand, CallInput, CallPhase } from './call.ts';

const start = { do: 'start', capabilities: roomCapabilities } as const;
const tunnelled = { pdu: { h245Tunnelling: true } };

function pairIn(phase: CallPhase, tunnelling = true): CallPair {
  const pair = callPair();
  const steps: readonly (() => void)[] = [
    () => pair.command(pair.caller, { do: 'setup', request: setupRequest({ tunnelling }) }),
    () => pair.command(pair.callee, { do: 'proceed' }),
    () => pair.command(pair.callee, { do: 'alert' }),
    () => pair.command(pair.callee, { do: 'connect' }),
  ];
  const phases: readonly CallPhase[] = ['calling', 'proceeding', 'alerting', 'active'];
  for (const step of steps.slice(0, phases.indexOf(phase) + 1)) step();
  if (phase === 'active') for (const side of [pair.caller, pair.callee]) pair.command(side, start);
  return pair;
}

const endSessions = (side: PairedCall): number => {
  const tunnelledPdus = signalsOf(side.sent).flatMap(({ information }) => information.h323UuPdu.h245Control ?? []);
  const separate = side.sent.filter(({ on }) => on === 'control').flatMap(({ bytes }) => new TpktReader().push(bytes).packets);
  const messages = [...tunnelledPdus, ...separate].map(pdu => decode(H245.MultimediaSystemControlMessage, pdu));
  return messages.filter(({ type, value }) => type === 'command' && 'type' in value && value.type === 'endSessionCommand').length;
};

function expectOver(pair: CallPair): void {
  for (const side of [pair.caller, pair.callee]) {
    expect(side.call.state).toBe('released');
    expect(side.events.filter(({ type }) => type === 'released')).toHaveLength(1);
    expect(side.events.at(-1)?.type).toBe('released');
    expect(side.timers.running).toEqual([]);
    expect(side.listening).toBeUndefined();
  }
  expect([pair.isOpen('signalling'), pair.isOpen('control')]).toEqual([false, false]);
}

const phases = ['calling', 'proceeding', 'alerting', 'active'] as const;

describe.each(phases)('in %s', phase => {
  test.each(['caller', 'callee'] as const)('the %s ends it', who => {
    const pair = pairIn(phase);
    const [us, them] = [pair[who], pair.other(pair[who])];
    pair.command(us, { do: 'release', cause: 17, reason: 'inConf' });
    expectOver(pair);
    expect(us.events.at(-1)).toEqual({ type: 'released', release: { by: 'us', cause: 17, reason: 'inConf' } });
    expect(them.events.at(-1)).toEqual({ type: 'released', release: { by: 'them', cause: 17, reason: 'inConf' } });
    // The caller does not know yet whether there is a tunnel
    expect(endSessions(us)).toBe(phase === 'calling' && who === 'caller' ? 0 : 1);
  });

  test('both end it at once', () => {
    const pair = pairIn(phase);
    for (const side of [pair.caller, pair.callee]) pair.give(side, { type: 'command', command: { do: 'release', cause: 16 } });
    pair.settle();
    expectOver(pair);
    for (const side of [pair.caller, pair.callee])
      expect(side.events.at(-1)).toEqual({ type: 'released', release: { by: 'us', cause: 16 } });
  });

  test('the connection breaks', () => {
    const pair = pairIn(phase);
    pair.cut('signalling', 'ETIMEDOUT');
    expectOver(pair);
    const released = { type: 'released', release: { by: 'connection', detail: 'ETIMEDOUT' } };
    expect([pair.caller.events.at(-1), pair.callee.events.at(-1)]).toEqual([released, released]);
  });
});

describe('crossing', () => {
  test.each<[string, CallCommand, CallCommand]>([
    ['release and Connect', { do: 'release', cause: 16 }, { do: 'connect' }],
    ['release and Alerting', { do: 'release', cause: 16 }, { do: 'alert' }],
    ['release and digits', { do: 'release', cause: 16 }, { do: 'keypad', digits: '1' }],
    ['release and H.245', { do: 'release', cause: 16 }, start],
  ])('%s', (_, ours, theirs) => {
    for (const tunnelling of [true, false]) {
      const pair = pairIn('proceeding', tunnelling);
      pair.give(pair.caller, { type: 'command', command: ours });
      pair.give(pair.callee, { type: 'command', command: theirs });
      pair.settle();
      expectOver(pair);
      expect(pair.callee.events.at(-1)).toMatchObject({ release: { by: 'them', cause: 16 } });
    }
  });

  test('release, while the control connection is on its way', () => {
    const pair = callPair();
    pair.command(pair.caller, { do: 'setup', request: setupRequest({ tunnelling: false }) });
    pair.give(pair.callee, { type: 'command', command: { do: 'connect' } });
    pair.deliver(pair.callee);
    pair.deliver(pair.caller);
    pair.give(pair.callee, { type: 'command', command: { do: 'release', cause: 16 } });
    pair.settle();
    expectOver(pair);
  });
});

describe('H.245 ends with the call (H.323 8.5)', () => {
  test('in the tunnel: in Release Complete itself', () => {
    const pair = pairIn('active');
    pair.command(pair.callee, { do: 'release', cause: 16 });
    expectOver(pair);
    const last = signalsOf(pair.callee.sent).at(-1);
    expect(last?.message.type).toBe('releaseComplete');
    expect(last?.information.h323UuPdu.h245Control).toHaveLength(1);
    expect(endSessions(pair.callee)).toBe(1);
  });

  test('on its own connection: the cause comes first', () => {
    const pair = pairIn('active', false);
    pair.command(pair.callee, { do: 'release', cause: 17 });
    expectOver(pair);
    expect(pair.callee.sent.slice(-2).map(({ on }) => on)).toEqual(['signalling', 'control']);
    expect(endSessions(pair.callee)).toBe(1);
    expect(pair.caller.events.at(-1)).toMatchObject({ release: { by: 'them', cause: 17 } });
  });

  test('endSession alone in the tunnel is answered, and the end after a second', () => {
    const pair = pairIn('active');
    pair.command(pair.caller, { do: 'endSession' });
    expect([endSessions(pair.caller), endSessions(pair.callee)]).toEqual([1, 1]);
    pair.advance(1_000);
    expectOver(pair);
    expect(pair.callee.events.at(-1)).toMatchObject({ release: { by: 'them', cause: 16, reason: 'endSession' } });
    expect([endSessions(pair.caller), endSessions(pair.callee)]).toEqual([1, 1]);
  });
});

describe('Release Complete', () => {
  test.each([
    ['a cause', { elements: { cause: { value: 21 } } }, { cause: 21 }],
    [
      'a reason',
      { body: { type: 'releaseComplete', value: { ...bodyHead, reason: { type: 'calledPartyNotRegistered' } } } } as const,
      { cause: 20, reason: 'calledPartyNotRegistered' },
    ],
    [
      'both: the cause counts',
      {
        elements: { cause: { value: 1 } },
        body: { type: 'releaseComplete', value: { ...bodyHead, reason: { type: 'noPermission' } } },
      } as const,
      { cause: 1, reason: 'noPermission' },
    ],
    [
      'a reason that is newer than we are',
      { body: { type: 'releaseComplete', value: { ...bodyHead, reason: { type: '...', index: 60, value: Uint8Array.of(0) } } } } as const,
      { cause: 31 },
    ],
    ['neither', {}, { cause: 31 }],
  ])('with %s', (_, parts, release) => {
    const probe = CallProbe.calling();
    probe.signal('releaseComplete', parts);
    expect(probe.take()).toEqual({
      events: [{ type: 'released', release: { by: 'them', ...release } }],
      signals: [],
      others: [{ type: 'close', on: 'signalling' }],
    });
  });

  test.each([
    [16, undefined, undefined],
    [17, undefined, 'inConf'],
    [3, undefined, 'unreachableDestination'],
    [21, undefined, 'destinationRejection'],
    [47, 'gatewayResources', 'gatewayResources'],
  ] as const)('of ours, with cause %i and reason %s', (cause, reason, said) => {
    const probe = CallProbe.called();
    probe.command({ do: 'release', cause, ...(reason && { reason }) });
    const [message] = probe.take().signals;
    expect(message && elementOf(message.message, 'cause')?.value).toBe(cause);
    const body = message?.information.h323UuPdu.h323MessageBody;
    expect(body?.type === 'releaseComplete' && body.value.reason?.type).toBe(said);
  });

  test.each(['release', 'disconnect'] as const)('answers a %s, which H.225.0 does not use', type => {
    const probe = CallProbe.calling();
    probe.signal(type, { elements: { cause: { value: 17 } } });
    const { events, signals } = probe.take();
    expect(events).toEqual([{ type: 'released', release: { by: 'them', cause: 17 } }]);
    expect(signals.map(({ message }) => message.type)).toEqual(['releaseComplete']);
  });
});

test('a far side that has no call (Status, null state) ends ours (Q.931 5.8.11)', () => {
  const probe = CallProbe.calling();
  probe.signal('status', { elements: { cause: { value: 98 }, callState: 3 } });
  expect(probe.take().events).toEqual([{ type: 'ignored', message: 'status: cause 98' }]);
  probe.signal('status', { elements: { cause: { value: 101 }, callState: 0 } });
  expect(probe.take().events).toEqual([{ type: 'released', release: { by: 'them', cause: 101, detail: 'status: null state' } }]);
});

test.each(['signalling', 'control'] as const)('a packet that stops in the middle on %s ends the call after a while', on => {
  const probe = CallProbe.calling({ tunnelling: false });
  const h245Address = { type: 'ipAddress', value: { ip: Uint8Array.of(192, 0, 2, 1), port: 4000 } } as const;
  probe.signal('connect', { body: connectBody({ h245Address }) });
  probe.give({ type: 'connected', on: 'control' });
  probe.give({ type: 'bytes', on, bytes: Uint8Array.of(3, 0, 1, 0, 8) });
  expect(probe.timers.running).toEqual([`stalled:${on}`]);
  // A drop now and then does not help
  probe.advance(6_000);
  probe.give({ type: 'bytes', on, bytes: Uint8Array.of(2) });
  probe.advance(4_000);
  const { events, signals } = probe.take();
  expect(events.at(-1)).toMatchObject({ type: 'released', release: { by: 'timeout', cause: 102 } });
  expect(signals.map(({ message }) => message.type)).toEqual(['releaseComplete']);
});

test('a packet that comes in two parts stops nothing', () => {
  const probe = CallProbe.calling();
  probe.give({ type: 'bytes', on: 'signalling', bytes: Uint8Array.of(3, 0) });
  expect(probe.timers.running).toContain('stalled:signalling');
  probe.give({ type: 'bytes', on: 'signalling', bytes: Uint8Array.of(0, 4) });
  expect(probe.timers.running).not.toContain('stalled:signalling');
});

test('what follows a Release Complete in the same octets is nothing', () => {
  const probe = CallProbe.calling();
  const alerting = signalBytes('alerting', { body: answerBody('alerting') });
  probe.bytes(Uint8Array.from([...signalBytes('releaseComplete'), ...alerting, ...alerting]));
  expect(probe.take().events.map(({ type }) => type)).toEqual(['released']);
});

test('a connection that is gone is not closed', () => {
  const probe = CallProbe.calling();
  probe.give({ type: 'closed', on: 'signalling' });
  expect(probe.take()).toEqual({
    events: [{ type: 'released', release: { by: 'connection', detail: 'closed' } }],
    signals: [],
    others: [],
  });
});

test('a call that is over says and hears nothing any more', () => {
  const probe = CallProbe.calling();
  probe.signal('alerting', { body: answerBody('alerting'), ...tunnelled });
  probe.command({ do: 'release', cause: 16 });
  const inputs: readonly CallInput[] = [
    { type: 'command', command: { do: 'release', cause: 16 } },
    { type: 'command', command: start },
    { type: 'timer', name: 'T301' },
    { type: 'closed', on: 'signalling' },
    { type: 'connected', on: 'control' },
    { type: 'bytes', on: 'signalling', bytes: Uint8Array.of(3, 0, 0, 5, 8) },
  ];
  for (const input of inputs) expect(probe.call.handle(input)).toEqual([]);
});

test('released before there was a call: nothing is said', () => {
  for (const role of ['caller', 'callee'] as const) {
    const probe = new CallProbe(role);
    probe.command({ do: 'release', cause: 16 });
    expect(probe.take()).toEqual({
      events: [{ type: 'released', release: { by: 'us', cause: 16 } }],
      signals: [],
      others: [{ type: 'close', on: 'signalling' }],
    });
  }
});
