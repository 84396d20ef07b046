import { describe, expect, test } from '@jest/globals';
import type { MultimediaSystemControlMessage } from '../generated/multimedia-system-control.ts';
import { controlMachine, controlPeer, roomCapabilities } from '../testing/control-samples.ts';
import { MachinePair } from '../testing/machine-pair.ts';
import { Random } from '../testing/random.ts';
import type { ControlCommand, ControlEvent } from './control.ts';
import { determine } from './master-slave-determination.ts';

// H.245 C.2: terminal type first, then the numbers on a circle of 2^24
test.each([
  [60, 0, 50, 5, 'master'],
  [50, 5, 60, 0, 'slave'],
  [60, 5, 60, 5, undefined],
  [60, 1, 60, 2, 'master'],
  [60, 2, 60, 1, 'slave'],
  [60, 0, 60, 0x800000, undefined],
  [60, 0, 60, 0x7fffff, 'master'],
  [60, 0, 60, 0x800001, 'slave'],
  [60, 0xffffff, 60, 0, 'master'],
  [60, 0, 60, 0xffffff, 'slave'],
])('%i with %i beside %i with %i: %p', (ourType, ourNumber, theirType, theirNumber, role) => {
  const ours = { terminalType: ourType, statusDeterminationNumber: ourNumber };
  const theirs = { terminalType: theirType, statusDeterminationNumber: theirNumber };
  expect(determine(ours, theirs)).toBe(role);
});

function determination(statusDeterminationNumber: number, terminalType = 60): MultimediaSystemControlMessage {
  return { type: 'request', value: { type: 'masterSlaveDetermination', value: { terminalType, statusDeterminationNumber } } };
}

function ack(decision: 'master' | 'slave'): MultimediaSystemControlMessage {
  return { type: 'response', value: { type: 'masterSlaveDeterminationAck', value: { decision: { type: decision } } } };
}

const reject: MultimediaSystemControlMessage = {
  type: 'response',
  value: { type: 'masterSlaveDeterminationReject', value: { cause: { type: 'identicalNumbers' } } },
};
const release: MultimediaSystemControlMessage = { type: 'indication', value: { type: 'masterSlaveDeterminationRelease', value: {} } };
const start: ControlCommand = { do: 'start', capabilities: roomCapabilities };
const failed: ControlEvent = { type: 'timeout', timer: 'T106', procedure: 'masterSlaveDetermination' };

test('ours, acknowledged', () => {
  const peer = controlPeer({ random: () => 7 });
  expect(peer.command(start).sent[1]).toEqual(determination(7));
  expect(peer.timers.running).toContain('T106');
  expect(peer.say(ack('slave'))).toEqual({ sent: [ack('master')], events: [{ type: 'determined', role: 'slave' }] });
  expect(peer.timers.running).not.toContain('T106');
  expect(peer.machine.state).toBe('active slave');
});

test('once only', () => {
  const peer = controlPeer();
  expect(peer.command(start).sent).toHaveLength(2);
  expect(peer.command(start)).toEqual({ sent: [], events: [{ type: 'ignored', message: expect.any(String) }] });
});

test('theirs, before we are started', () => {
  const peer = controlPeer({ random: () => 7 });
  expect(peer.say(determination(8))).toEqual({ sent: [ack('slave')], events: [] });
  expect(peer.say(ack('master'))).toEqual({ sent: [], events: [{ type: 'determined', role: 'master' }] });
});

test('both cross', () => {
  const peer = controlPeer({ random: () => 7 });
  peer.command(start);
  expect(peer.say(determination(6)).sent).toEqual([ack('master')]);
  expect(peer.say(ack('slave')).events).toEqual([{ type: 'determined', role: 'slave' }]);
});

test('with the same number both draw another', () => {
  const numbers = [7, 9];
  const peer = controlPeer({ random: () => numbers.shift() ?? 0 });
  peer.command(start);
  expect(peer.say(determination(7)).sent).toEqual([determination(9)]);
  expect(peer.say(determination(10)).sent).toEqual([ack('slave')]);
});

test('identical numbers are refused where only the far side asked', () => {
  expect(controlPeer({ random: () => 7 }).say(determination(7))).toEqual({ sent: [reject], events: [] });
});

test('they ask again with our number while we await their answer', () => {
  const peer = controlPeer({ random: () => 7 });
  peer.say(determination(8));
  expect(peer.say(determination(7)).sent).toEqual([reject]);
  expect(peer.timers.running).toEqual([]);
});

test('after ten refusals it is given up (N100)', () => {
  const peer = controlPeer();
  peer.command(start);
  for (let tries = 1; tries < 10; tries++) expect(peer.say(reject).sent).toMatchObject([{ value: { type: 'masterSlaveDetermination' } }]);
  expect(peer.say(reject)).toEqual({ sent: [], events: [failed] });
  expect(peer.timers.running).not.toContain('T106');
});

test('T106: nobody answers', () => {
  const peer = controlPeer({ timers: { T106: 4000 } });
  peer.command(start);
  expect(peer.wait(3999)).toEqual({ sent: [], events: [] });
  expect(peer.wait(1)).toEqual({ sent: [release], events: [failed] });
});

test('T106: our decision is not acknowledged', () => {
  const peer = controlPeer({ timers: { T106: 4000 } });
  peer.say(determination(1, 70));
  expect(peer.wait(4000)).toEqual({ sent: [], events: [failed] });
});

test('an acknowledgement that contradicts us, and a release', () => {
  const contradicted = controlPeer();
  contradicted.say(determination(1, 70));
  expect(contradicted.say(ack('master'))).toEqual({ sent: [], events: [failed] });
  const released = controlPeer();
  released.command(start);
  expect(released.say(release)).toEqual({ sent: [], events: [failed] });
});

test('what does not belong here changes nothing', () => {
  const peer = controlPeer();
  for (const message of [ack('master'), reject, release])
    expect(peer.say(message)).toEqual({ sent: [], events: [{ type: 'ignored', message: expect.any(String) }] });
});

describe('in whatever order messages and commands come', () => {
  test('there is one master and one slave, and both know', () => {
    for (let seed = 0; seed < 2000; seed++) {
      const random = new Random(seed);
      // Few numbers, so that they are often the same
      const draw = () => random.pick([1, 2, 3]);
      const pair = new MachinePair<ControlCommand, ControlEvent>(
        controlMachine(seed, { random: draw, timers: { T106: 1000 } }),
        controlMachine(seed, { random: draw, timers: { T106: 1000 } }),
      );
      const steps: (() => unknown)[] = [
        () => pair.give(pair.left, { type: 'command', command: start }),
        () => pair.give(pair.right, { type: 'command', command: start }),
        () => pair.deliver(pair.left),
        () => pair.deliver(pair.right),
      ];
      for (let i = 0; i < 20; i++) random.pick(steps)();
      pair.settle();
      const roles = [pair.left, pair.right].map(side => side.events.findLast(({ type }) => type === 'determined' || type === 'timeout'));
      const [left, right] = roles.map(event => (event?.type === 'determined' ? event.role : event?.type));
      expect([seed, left === 'master' ? 'slave' : left === 'slave' ? 'master' : left]).toEqual([seed, right]);
      const running = [...pair.left.timers.running, ...pair.right.timers.running];
      expect(running).toEqual([]);
    }
  });
});
