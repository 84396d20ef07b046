import { expect, test } from '@jest/globals';
import { at, audioChannel, controlMachine, g711, h264, roomCapabilities, startedPair, videoChannel } from '../testing/control-samples.ts';
import { MachinePair } from '../testing/machine-pair.ts';
import type { ControlCommand, ControlEvent } from './control.ts';

/** Whole conversations of two machines: what one wants, the other is told. */

test('a call from start to end', () => {
  const pair = new MachinePair<ControlCommand, ControlEvent>(
    controlMachine(1, { terminalType: 60 }),
    controlMachine(2, { terminalType: 50 }),
  );
  const { left, right } = pair;
  expect(left.machine.state).toBe('idle');
  pair.give(left, { type: 'command', command: { do: 'start', capabilities: roomCapabilities } });
  pair.command(right, { do: 'start', capabilities: { ...roomCapabilities, receive: [g711] } });
  expect([left.machine.state, right.machine.state]).toEqual(['active master', 'active slave']);
  expect(left.take()).toEqual([
    { type: 'remoteCapabilities', capabilities: { ...roomCapabilities, receive: [g711] } },
    { type: 'capabilitiesAccepted' },
    { type: 'determined', role: 'master' },
  ]);
  expect(right.take()).toEqual([
    { type: 'remoteCapabilities', capabilities: roomCapabilities },
    { type: 'capabilitiesAccepted' },
    { type: 'determined', role: 'slave' },
  ]);

  pair.command(right, { do: 'open', request: videoChannel(3) });
  const offer = { channel: 3, session: 2, payloadType: 109, packetizationMode: 1, mediaControl: at(5003) };
  expect(left.take()).toEqual([{ type: 'channelOffered', offer: { ...offer, media: { ...h264, packetizationModes: [1] } } }]);
  pair.command(left, { do: 'accept', channel: 3, mediaChannel: at(7002), mediaControl: at(7003) });
  expect(right.take()).toEqual([{ type: 'opened', channel: 3, session: 2, mediaChannel: at(7002), mediaControl: at(7003) }]);

  pair.command(left, { do: 'fastUpdate', channel: 3 });
  pair.command(left, { do: 'flowControl', channel: 3, bitRate: 512_000 });
  pair.command(left, { do: 'digits', digits: '7#' });
  expect(right.take()).toEqual([
    { type: 'fastUpdate', channel: 3 },
    { type: 'flowControl', channel: 3, bitRate: 512_000 },
    { type: 'digits', digits: '7', how: 'signal' },
    { type: 'digits', digits: '#', how: 'signal' },
  ]);
  pair.command(right, { do: 'mute', channel: 3, muted: true });
  expect(left.take()).toEqual([{ type: 'mute', channel: 3, muted: true }]);

  pair.command(left, { do: 'requestClose', channel: 3 });
  expect(left.take()).toEqual([{ type: 'incomingClosed', channel: 3 }]);
  expect(right.take()).toEqual([{ type: 'closed', channel: 3 }]);
  pair.command(left, { do: 'endSession' });
  expect([left.take(), right.take()]).toEqual([[{ type: 'sessionEnded' }], [{ type: 'sessionEnded' }]]);
  expect([...left.timers.running, ...right.timers.running]).toEqual([]);
});

test('pause and back (H.323 8.4.6)', () => {
  const pair = startedPair();
  const { left, right } = pair;
  pair.command(right, { do: 'open', request: audioChannel(1) });
  pair.command(left, { do: 'accept', channel: 1, mediaChannel: at(7000), mediaControl: at(7001) });
  right.take();
  left.take();
  pair.command(left, { do: 'pause' });
  expect(right.take()).toEqual([{ type: 'paused' }, { type: 'closed', channel: 1 }]);
  expect(left.take()).toEqual([{ type: 'capabilitiesAccepted' }, { type: 'incomingClosed', channel: 1 }]);
  pair.command(left, { do: 'capabilities', capabilities: roomCapabilities });
  expect(right.take()).toEqual([
    { type: 'remoteCapabilities', capabilities: roomCapabilities },
    { type: 'determined', role: 'slave' },
  ]);
  pair.command(right, { do: 'open', request: audioChannel(1) });
  expect(left.take()).toMatchObject([{ type: 'capabilitiesAccepted' }, { type: 'determined', role: 'master' }, { type: 'channelOffered' }]);
});

test('both close at once, and both end at once', () => {
  const pair = startedPair();
  const { left, right } = pair;
  for (const [from, to] of [
    [left, right],
    [right, left],
  ] as const) {
    pair.command(from, { do: 'open', request: audioChannel(1) });
    pair.command(to, { do: 'accept', channel: 1, mediaChannel: at(7000), mediaControl: at(7001) });
    from.take();
    to.take();
  }
  pair.give(left, { type: 'command', command: { do: 'close', channel: 1 } });
  pair.command(right, { do: 'close', channel: 1 });
  for (const side of [left, right])
    expect(
      side
        .take()
        .map(({ type }) => type)
        .toSorted(),
    ).toEqual(['closed', 'incomingClosed']);
  pair.give(left, { type: 'command', command: { do: 'endSession' } });
  pair.command(right, { do: 'endSession' });
  for (const side of [left, right]) expect(side.take()).toEqual([{ type: 'sessionEnded' }]);
});

test('the far side has gone silent: every timer runs out, once', () => {
  const pair = startedPair();
  const { left } = pair;
  const alone = new MachinePair<ControlCommand, ControlEvent>(left.machine, { state: 'silent', handle: () => [] });
  for (const command of [
    { do: 'open', request: audioChannel(1) },
    { do: 'roundTrip' },
    { do: 'capabilities', capabilities: roomCapabilities },
  ] as const)
    alone.command(alone.left, command);
  alone.advance(120_000);
  expect(alone.left.events.filter(({ type }) => type === 'timeout' || type === 'roundTrip')).toEqual([
    { type: 'roundTrip', answered: false },
    { type: 'timeout', timer: 'T103', procedure: 'openLogicalChannel', channel: 1 },
    { type: 'timeout', timer: 'T101', procedure: 'capabilityExchange' },
    { type: 'timeout', timer: 'T103', procedure: 'closeLogicalChannel', channel: 1 },
  ]);
  expect(alone.left.timers.running).toEqual([]);
});
