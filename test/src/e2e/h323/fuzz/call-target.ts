import { type CallCommand, type CallInput, CallMachine, frameTpkt, parseCallSignal } from '@opencvi/h323-js-bindings';
import {
  at,
  callOptions,
  captures,
  fastStartProposals,
  fromHex,
  type Random,
  setupRequest,
  toHex,
} from '@opencvi/h323-js-bindings/testing';
import { controlCommands } from './control-target.ts';
import { cut, signalPacket } from './envelope-targets.ts';
import type { Script } from './fuzz-target.ts';
import { controlMessage, spoilt } from './inputs.ts';
import { type AnyOutput, type FuzzedMachine, machineTarget, shuffled } from './machine-target.ts';

type Role = 'caller' | 'callee';

const callCommands: readonly CallCommand[] = [
  { do: 'setup', request: setupRequest({ tunnelling: false }) },
  { do: 'proceed' },
  { do: 'alert' },
  { do: 'connect' },
  { do: 'fastStart', choices: [] },
  { do: 'fastStart', choices: [{ index: 0, channel: 1, mediaChannel: at(6000), mediaControl: at(6001) }] },
  { do: 'keypad', digits: '12#' },
  { do: 'release', cause: 16 },
  ...controlCommands,
];

class FuzzedCall implements FuzzedMachine {
  readonly #role: Role;
  #call: CallMachine;
  #request = setupRequest({ tunnelling: true, fastStart: fastStartProposals });

  constructor(role: Role) {
    this.#role = role;
    this.#call = new CallMachine(callOptions(role));
  }

  get state(): string {
    return this.#call.state;
  }

  give(word: string, rest: string): readonly AnyOutput[] | undefined {
    if (word === 'like') return this.#beLike(rest);
    if (word === 'setup') return this.#take({ type: 'command', command: { do: 'setup', request: this.#request } });
    const command = callCommands[Number(rest)];
    if (word === 'command' && command) return this.#take({ type: 'command', command });
    const on = rest === 'control' ? 'control' : 'signalling';
    if (word === 'connected' || word === 'closed') return this.#take({ type: word, on });
    return word === 'signalling' || word === 'control' ? this.#take({ type: 'bytes', on: word, bytes: fromHex(rest) }) : undefined;
  }

  timer(name: string): readonly AnyOutput[] {
    return this.#take({ type: 'timer', name });
  }

  /** A caller whose call has the reference and identifier of a captured one, so that the captured answers are to it. */
  #beLike(name: string): AnyOutput[] {
    const { callReference, callIdentifier } = nameOf(name);
    this.#call = new CallMachine(callOptions(this.#role, { callReference }));
    this.#request = { ...this.#request, callIdentifier };
    return [];
  }

  /** A control connection is there as soon as it is wanted. */
  #take(input: CallInput): AnyOutput[] {
    const outputs: AnyOutput[] = [];
    for (const output of this.#call.handle(input)) {
      outputs.push(output);
      if (output.type === 'listen') outputs.push(...this.#take({ type: 'listening', on: 'control', address: at(3000) }));
      if (output.type === 'connect') outputs.push(...this.#take({ type: 'connected', on: 'control' }));
    }
    return outputs;
  }
}

/** What one side of a captured call said, line by line. */
function sideOf(name: string, role: Role): string[] {
  const chunks = (captures().get(name) ?? []).filter(({ protocol }) => protocol !== 'ras');
  const caller = chunks[0]?.from.replace(/:\d+$/, ':') ?? '';
  const said = chunks.filter(({ from }) => from.startsWith(caller) === (role === 'caller'));
  return said.map(({ protocol, bytes }) => `${protocol === 'h245' ? 'control' : 'signalling'} ${toHex(bytes)}`);
}

/** What a captured call is known by, from its Setup. */
function nameOf(capture: string): { callReference: number; callIdentifier: Uint8Array } {
  const setup = (captures().get(capture) ?? []).find(({ protocol }) => protocol === 'h225')?.bytes ?? new Uint8Array();
  const signal = parseCallSignal(setup.subarray(4));
  if (!signal.ok || signal.information.h323UuPdu.h323MessageBody.type !== 'setup') throw new Error(`${capture} begins with no Setup`);
  const { callIdentifier } = signal.information.h323UuPdu.h323MessageBody.value;
  return { callReference: signal.message.callReference.value, callIdentifier: callIdentifier?.guid ?? new Uint8Array(16) };
}

const names = [...captures().keys()].filter(name => name !== 'ras');
const sides = {
  caller: new Map(names.map(name => [name, sideOf(name, 'caller')])),
  callee: new Map(names.map(name => [name, sideOf(name, 'callee')])),
};

/** Our part in each role, in its place among what the other side says. */
const parts: Readonly<Record<Role, readonly string[]>> = {
  callee: ['command 1', 'command 2', 'command 4', 'command 3', 'command 8', 'connected control', 'command 9', 'command 11', 'command 20'],
  caller: ['command 8', 'connected control', 'command 9', 'command 11', 'command 20', 'command 6'],
};

function conversation(role: Role): (random: Random) => Script {
  return random => {
    const name = random.pick(names);
    const theirs = sides[role === 'callee' ? 'caller' : 'callee'].get(name) ?? [];
    const begin =
      role === 'caller' ? [`like ${name}`, 'connected signalling', random.pick(['setup', 'setup', 'command 0'])] : ['connected signalling'];
    const script = [...begin, ...theirs.slice(0, 1)];
    const [ours, rest] = [[...parts[role]], theirs.slice(1)];
    while (ours.length + rest.length > 0) {
      const next = random.chance(ours.length / (ours.length + rest.length)) ? ours.shift() : rest.shift();
      if (next !== undefined && random.chance(0.93)) script.push(random.chance(0.06) ? spoiltLine(next, random) : next);
    }
    return shuffled(
      script.flatMap(line => broken(line, random)),
      random,
      anything,
    );
  };
}

function spoiltLine(line: string, random: Random): string {
  const [word = '', rest = ''] = line.split(' ');
  return /^(signalling|control)$/.test(word) ? `${word} ${toHex(spoilt(fromHex(rest), random))}` : line;
}

/** Now and then a packet comes in pieces. */
function broken(line: string, random: Random): string[] {
  const [word = '', rest = ''] = line.split(' ');
  if (!/^(signalling|control)$/.test(word) || random.chance(0.97)) return [line];
  return cut(fromHex(rest), random)
    .slice(0, 30)
    .map(piece => `${word} ${toHex(piece)}`);
}

function anything(random: Random): string {
  const framed = (bytes: Uint8Array): string => toHex(frameTpkt(bytes.subarray(0, 65_531)));
  const kinds: readonly (() => string)[] = [
    () => `signalling ${framed(signalPacket(random))}`,
    () => `signalling ${framed(spoilt(signalPacket(random), random))}`,
    () => `signalling ${toHex(spoilt(frameTpkt(signalPacket(random)), random))}`,
    () => `control ${framed(controlMessage(random))}`,
    () => `control ${framed(spoilt(controlMessage(random), random))}`,
    () => `timer ${random.between(0, 5)}`,
    () => `command ${random.between(0, callCommands.length - 1)}`,
    () => random.pick(['connected control', 'closed control', 'connected signalling']),
  ];
  return random.pick(kinds)();
}

export const calleeTarget = machineTarget('callee', () => new FuzzedCall('callee'), conversation('callee'));
export const callerTarget = machineTarget('caller', () => new FuzzedCall('caller'), conversation('caller'));
