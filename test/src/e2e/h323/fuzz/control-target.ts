import { type ControlCommand, ControlMachine } from '@opencvi/h323-js-bindings';
import { at, audioChannel, captures, fromHex, type Random, roomCapabilities, toHex, videoChannel } from '@opencvi/h323-js-bindings/testing';
import type { Script } from './fuzz-target.ts';
import { controlMessage, spoilt } from './inputs.ts';
import { type FuzzedMachine, machineTarget, shuffled } from './machine-target.ts';

/** What an owner may want of H.245, in about the order of a call. */
export const controlCommands: readonly ControlCommand[] = [
  { do: 'start', capabilities: roomCapabilities },
  { do: 'open', request: audioChannel(1) },
  { do: 'open', request: videoChannel(2) },
  ...[1, 2, 3, 1001, 257].map(channel => ({ do: 'accept', channel, mediaChannel: at(6000), mediaControl: at(6001) }) as const),
  { do: 'reject', channel: 1, cause: 'dataTypeNotSupported' },
  { do: 'close', channel: 1 },
  { do: 'requestClose', channel: 1 },
  { do: 'fastUpdate', channel: 1 },
  { do: 'flowControl', channel: 1, bitRate: 128_000 },
  { do: 'mute', channel: 1, muted: true },
  { do: 'digits', digits: '12#' },
  { do: 'roundTrip' },
  { do: 'pause' },
  { do: 'capabilities', capabilities: roomCapabilities },
  { do: 'modeAnswer', accepted: true },
  { do: 'requestToken', channel: 2 },
  { do: 'answerToken', granted: true },
  { do: 'answerFlowControlRelease', accepted: true },
  { do: 'releaseToken' },
  { do: 'adopt', direction: 'receive', channel: 3, session: 1 },
  { do: 'endSession' },
];

class FuzzedControl implements FuzzedMachine {
  readonly #machine = new ControlMachine({ terminalType: 60, random: () => 4711 });

  get state(): string {
    return this.#machine.state;
  }

  give(word: string, rest: string) {
    const command = controlCommands[Number(rest)];
    if (word === 'command' && command) return this.#machine.handle({ type: 'command', command });
    return word === 'control' ? this.#machine.handle({ type: 'bytes', bytes: fromHex(rest) }) : undefined;
  }

  timer(name: string) {
    return this.#machine.handle({ type: 'timer', name });
  }
}

/** The H.245 of one side of a captured call that had a connection for it. */
const sides = [...captures().values()].flatMap(chunks => {
  const control = chunks.filter(({ protocol }) => protocol === 'h245');
  const hosts = [...new Set(control.map(({ from }) => from))];
  return hosts.map(host => control.filter(({ from }) => from === host).map(({ bytes }) => bytes.subarray(4)));
});

function conversation(random: Random): Script {
  const said = random.pick(sides).map(bytes => `control ${toHex(random.chance(0.1) ? spoilt(bytes, random) : bytes)}`);
  const wanted = ['command 1', 'command 2'].filter(() => random.chance(0.7));
  return shuffled(['command 0', ...said.slice(0, 4), ...wanted, ...said.slice(4)], random, anything);
}

function anything(random: Random): string {
  const kinds: readonly (() => string)[] = [
    () => `control ${toHex(controlMessage(random))}`,
    () => `control ${toHex(controlMessage(random))}`,
    () => `control ${toHex(spoilt(controlMessage(random), random))}`,
    () => `timer ${random.between(0, 5)}`,
    () => `command ${random.between(0, controlCommands.length - 1)}`,
  ];
  return random.pick(kinds)();
}

export const controlTarget = machineTarget('control', () => new FuzzedControl(), conversation);
