import { describe, expect, test } from '@jest/globals';
import { MultimediaSystemControlMessage } from '../generated/multimedia-system-control.ts';
import type { Input, Output } from '../machine.ts';
import { encode } from '../per/encode.ts';
import {
  capabilitySet,
  closeAck,
  closeChannel,
  command,
  emptySet,
  openAck,
  openChannel,
  openReject,
  request,
  response,
  theirAddress,
} from '../testing/control-messages.ts';
import { at, audioChannel, controlMachine, roomCapabilities, videoChannel } from '../testing/control-samples.ts';
import { MachinePair, type PairedSide } from '../testing/machine-pair.ts';
import { mutate } from '../testing/mutate.ts';
import { Random } from '../testing/random.ts';
import { randomValue } from '../testing/random-value.ts';
import { VirtualTimers } from '../testing/virtual-timers.ts';
import type { ControlCommand, ControlEvent } from './control.ts';
import type { ControlMachine } from './control-machine.ts';

const channels = [1, 2, 3];

function randomCommand(random: Random): ControlCommand {
  const channel = random.pick(channels);
  return random.pick<ControlCommand>([
    { do: 'start', capabilities: roomCapabilities },
    { do: 'capabilities', capabilities: roomCapabilities },
    { do: 'pause' },
    { do: 'open', request: random.pick([audioChannel(channel), videoChannel(channel)]) },
    { do: 'accept', channel, mediaChannel: at(5000), mediaControl: at(5001) },
    { do: 'accept', channel, mediaChannel: at(5000), mediaControl: at(5001) },
    { do: 'reject', channel, cause: 'dataTypeNotAvailable' },
    { do: 'close', channel },
    { do: 'requestClose', channel },
    { do: 'adopt', direction: random.pick(['send', 'receive']), channel, session: 1 },
    { do: 'fastUpdate', channel },
    { do: 'flowControl', channel, bitRate: 64_000 },
    { do: 'mute', channel, muted: random.chance(0.5) },
    { do: 'digits', digits: '123' },
    { do: 'roundTrip' },
    { do: 'modeAnswer', accepted: random.chance(0.5) },
    { do: 'requestToken', channel },
    { do: 'releaseToken' },
    { do: 'answerToken', granted: random.chance(0.5) },
    { do: 'answerFlowControlRelease', accepted: random.chance(0.5) },
  ]);
}

/** Messages that mean something, about the few channels that there are. */
function plausible(random: Random): Uint8Array {
  const channel = random.pick(channels);
  const message = random.pick([
    capabilitySet(random.between(0, 255)),
    emptySet(random.between(0, 255)),
    openChannel(channel, { sessionID: random.between(0, 3) }),
    openAck(channel, { mediaChannel: theirAddress(6000) }),
    openAck(channel, {}),
    openReject(channel, 'unspecified'),
    closeChannel(channel),
    closeAck(channel),
    request({ type: 'requestChannelClose', value: { forwardLogicalChannelNumber: channel } }),
    response({ type: 'requestChannelCloseAck', value: { forwardLogicalChannelNumber: channel } }),
    request({ type: 'masterSlaveDetermination', value: { terminalType: 60, statusDeterminationNumber: random.between(0, 3) } }),
    response({ type: 'masterSlaveDeterminationAck', value: { decision: random.pick([{ type: 'master' }, { type: 'slave' }]) } }),
    response({ type: 'masterSlaveDeterminationReject', value: { cause: { type: 'identicalNumbers' } } }),
    response({ type: 'terminalCapabilitySetAck', value: { sequenceNumber: random.between(0, 3) } }),
    command({ type: 'sendTerminalCapabilitySet', value: { type: 'genericRequest' } }),
  ]);
  return encode(MultimediaSystemControlMessage, message);
}

function anything(random: Random): Uint8Array {
  return encode(MultimediaSystemControlMessage, randomValue(MultimediaSystemControlMessage, random) as MultimediaSystemControlMessage);
}

/** No input is worth more than this: pausing closes all channels, digits are sent one by one. */
const MAX_OUTPUTS = 200;

/** A machine that is given all sorts of things; whatever they are, it never throws, and what comes out is bounded. */
class Victim {
  readonly timers = new VirtualTimers();
  /** The most that came out of it at once. */
  most = 0;
  readonly #machine: ControlMachine;
  readonly #random: Random;

  constructor(seed: number) {
    this.#random = new Random(seed);
    this.#machine = controlMachine(seed, { h239: this.#random.pick(['ask', 'refuse']) });
  }

  suffer(inputs: number, bytes: (random: Random) => Uint8Array): void {
    for (let i = 0; i < inputs; i++) {
      const kind = this.#random.next();
      if (kind < 0.6) this.#give({ type: 'bytes', bytes: bytes(this.#random) });
      else if (kind < 0.9) this.#give({ type: 'command', command: randomCommand(this.#random) });
      else for (const name of this.timers.advance(20_000)) this.#give({ type: 'timer', name });
    }
  }

  end(): readonly Output<ControlEvent>[] {
    this.#give({ type: 'command', command: { do: 'endSession' } });
    const theirs = encode(MultimediaSystemControlMessage, command({ type: 'endSessionCommand', value: { type: 'disconnect' } }));
    return this.#give({ type: 'bytes', bytes: theirs });
  }

  #give(input: Input<ControlCommand>): readonly Output<ControlEvent>[] {
    const outputs = this.#machine.handle(input);
    this.most = Math.max(this.most, outputs.length);
    for (const output of outputs) if (output.type === 'arm' || output.type === 'disarm') this.timers.take(output);
    return outputs;
  }
}

describe.each<[string, (random: Random) => Uint8Array]>([
  ['messages that mean something', plausible],
  ['any messages', anything],
  ['messages with mistakes', random => mutate(random.chance(0.5) ? plausible(random) : anything(random), random)],
  ['noise', random => random.bytes(random.between(0, 60))],
])('%s', (_, bytes) => {
  test('in every state: no exception, no timer left behind', () => {
    for (let seed = 0; seed < 150; seed++) {
      const victim = new Victim(seed);
      victim.suffer(40, random => (random.chance(0.3) ? plausible(random) : bytes(random)));
      victim.end();
      expect(victim.timers.running).toEqual([]);
      expect(victim.most).toBeLessThan(MAX_OUTPUTS);
    }
  });
});

describe('two machines, in whatever order commands and messages come', () => {
  test('agree in the end on who is the master and on the channels that are open', () => {
    for (let seed = 0; seed < 150; seed++) {
      const random = new Random(seed);
      const pair = new MachinePair<ControlCommand, ControlEvent>(controlMachine(seed), controlMachine(seed + 1));
      const sides = [pair.left, pair.right];
      for (const side of sides) pair.give(side, { type: 'command', command: { do: 'start', capabilities: roomCapabilities } });
      for (let i = 0; i < 60; i++) {
        const wish = randomCommand(random);
        if (random.chance(0.6)) pair.deliver(random.pick(sides));
        else if (wish.do !== 'adopt') pair.give(random.pick(sides), { type: 'command', command: wish });
      }
      pair.settle();
      for (const side of sides) for (const channel of channels) pair.command(side, { do: 'reject', channel, cause: 'unspecified' });
      const roles = sides.map(({ events }) => events.findLast(event => event.type === 'determined'));
      expect([seed, roles.map(event => event?.type === 'determined' && event.role).toSorted()]).toEqual([seed, ['master', 'slave']]);
      expect([seed, sides.flatMap(({ timers }) => timers.running)]).toEqual([seed, []]);
      expect([seed, sending(pair.left)]).toEqual([seed, receiving(pair.right)]);
      expect([seed, sending(pair.right)]).toEqual([seed, receiving(pair.left)]);
    }
  });
});

type Side = PairedSide<ControlCommand, ControlEvent>;

/** What is told about an open channel is sent, about others it is not. */
function sending({ machine }: Side): readonly number[] {
  return channels.filter(channel => sends(machine.handle({ type: 'command', command: { do: 'mute', channel, muted: true } })));
}

function receiving({ machine }: Side): readonly number[] {
  return channels.filter(channel => sends(machine.handle({ type: 'command', command: { do: 'fastUpdate', channel } })));
}

function sends(outputs: readonly Output<ControlEvent>[]): boolean {
  return outputs.some(({ type }) => type === 'send');
}
