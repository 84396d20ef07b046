import { describe, expect, test } from '@jest/globals';
import * as H225 from '../generated/h323-messages.ts';
import { serializeCallSignal } from '../h225/call-signal.ts';
import { messageTypes, type Q931MessageType } from '../q931/message-type.ts';
import { at, roomCapabilities } from '../testing/control-samples.ts';
import {
  type CapturedChunk,
  callOptions,
  captures,
  fastStartProposals,
  mutate,
  Random,
  randomValue,
  setupRequest,
  takeFirst,
} from '../testing/index.ts';
import { frameTpkt } from '../tpkt/tpkt.ts';
import type { CallCommand, CallInput, CallOutput } from './call.ts';
import { CallMachine } from './call-machine.ts';

const chunks = [...captures()].filter(([name]) => name.startsWith('asterisk')).map(([, call]) => call);

/** A call that must keep its promises whatever comes: no throw, an end after which nothing is said, outputs in proportion. */
class Victim {
  readonly call: CallMachine;
  readonly events: string[] = [];
  #octets = 0;
  #sent = 0;

  /** `captured` is the call whose reference it is to have. */
  constructor(role: 'caller' | 'callee', captured: readonly CapturedChunk[], random: Random) {
    const callReference = new DataView(captured[0]?.bytes.slice(0).buffer ?? new ArrayBuffer(8)).getUint16(6) & 0x7fff;
    this.call = new CallMachine({ ...callOptions(role, { callReference }), tunnelling: random.chance(0.7) });
    this.give({ type: 'connected', on: 'signalling' });
  }

  give(input: CallInput): readonly CallOutput[] {
    const wasOver = this.call.state === 'released';
    const outputs = this.call.handle(input);
    if (wasOver) expect(outputs).toEqual([]);
    if (input.type === 'bytes') this.#octets += input.bytes.length;
    for (const output of outputs) {
      if (output.type === 'event') this.events.push(output.event.type);
      if (output.type === 'send') this.#sent += output.bytes.length;
    }
    if (this.call.state === 'released' && !wasOver) expect(this.events.at(-1)).toBe('released');
    return outputs;
  }

  /** An input in a world where every control connection comes about. */
  live(input: CallInput): void {
    for (const { type } of this.give(input)) {
      if (type === 'listen') this.live({ type: 'listening', on: 'control', address: at(3000) });
      if (type === 'listen' || type === 'connect') this.live({ type: 'connected', on: 'control' });
    }
  }

  /** What a far side makes us say is bounded by what it says itself, and a bit more for each of our own commands. */
  expectBounded(commands: number): void {
    expect(this.#sent).toBeLessThan(4_000 + 4_000 * commands + 60 * this.#octets);
  }
}

function commandsFor(role: 'caller' | 'callee', random: Random): readonly CallCommand[] {
  const common: readonly CallCommand[] = [
    { do: 'start', capabilities: roomCapabilities },
    {
      do: 'open',
      request: { channel: 1, session: 1, media: { media: 'audio', codec: 'PCMU', framesPerPacket: 20 }, mediaControl: at(5001) },
    },
    { do: 'accept', channel: 1001, mediaChannel: at(6000), mediaControl: at(6001) },
    { do: 'keypad', digits: '1' },
    { do: 'digits', digits: '12' },
    { do: 'pause' },
    { do: 'fastUpdate', channel: 1001 },
  ];
  const setup = { do: 'setup', request: setupRequest({ tunnelling: random.chance(0.5), fastStart: fastStartProposals }) } as const;
  if (role === 'caller') return [setup, ...common];
  return [{ do: 'proceed' }, { do: 'fastStart', choices: takeFirst([]) }, { do: 'alert' }, { do: 'connect' }, ...common];
}

function randomInput(role: 'caller' | 'callee', call: readonly CapturedChunk[], random: Random): CallInput {
  const chunk = random.pick(call);
  const on = chunk.protocol === 'h245' ? 'control' : 'signalling';
  const inputs: readonly (() => CallInput)[] = [
    () => ({ type: 'bytes', on, bytes: chunk.bytes }),
    () => ({ type: 'bytes', on, bytes: mutate(chunk.bytes, random) }),
    () => ({ type: 'bytes', on, bytes: mutateInside(chunk.bytes, random) }),
    () => ({ type: 'bytes', on: 'signalling', bytes: randomSignal(random) }),
    () => ({ type: 'command', command: random.pick(commandsFor(role, random)) }),
    () => ({ type: 'timer', name: random.pick(['T301', 'T303', 'T310', 'control', 'proceed', 'setup', 'h245:T101', 'h245:T106', 'x']) }),
    () => ({ type: 'listening', on: 'control', address: at(3000) }),
    () => ({ type: 'connected', on: random.pick(['control', 'signalling']) }),
    () => ({ type: 'closed', on: 'control', error: 'ECONNRESET' }),
  ];
  return random.pick(inputs.slice(0, random.chance(0.8) ? 6 : inputs.length))();
}

/** The frame stays sound, so that the message inside is looked at. */
function mutateInside(bytes: Uint8Array, random: Random): Uint8Array {
  return frameTpkt(mutate(bytes.subarray(4), random).subarray(0, 60_000));
}

function randomSignal(random: Random): Uint8Array {
  const type = random.pick(Object.keys(messageTypes) as Q931MessageType[]);
  const callReference = { value: random.pick([0x1234, 0x50, 1]), fromDestination: random.chance(0.5) };
  return frameTpkt(serializeCallSignal({ type, callReference }, randomValue(H225.H323UserInformation, random) as H225.H323UserInformation));
}

describe.each(['caller', 'callee'] as const)('a %s that hears anything', role => {
  test('never throws, and stays within bounds', () => {
    const random = new Random(role === 'caller' ? 11 : 12);
    let over = 0;
    for (let round = 0; round < 150; round++) {
      const call = random.pick(chunks);
      const victim = new Victim(role, call, random);
      const length = random.between(1, 25);
      if (role === 'caller') victim.give({ type: 'command', command: commandsFor(role, random)[0] ?? { do: 'proceed' } });
      for (let i = 0; i < length; i++) victim.give(randomInput(role, call, random));
      victim.expectBounded(length + 1);
      if (victim.call.state === 'released') over++;
      victim.give({ type: 'closed', on: 'signalling' });
      expect(victim.call.state).toBe('released');
    }
    // Both ways of living are there
    expect(over).toBeGreaterThan(10);
    expect(over).toBeLessThan(145);
  });

  test('a captured call with mistakes in it', () => {
    const random = new Random(role === 'caller' ? 21 : 22);
    let connected = 0;
    for (let round = 0; round < 80; round++) {
      const call = random.pick(chunks);
      const victim = new Victim(role, call, random);
      const theirs = call.filter(({ from }) => from.startsWith('127.0.0.2') === (role === 'callee'));
      const script = [...commandsFor(role, random)];
      const next = (): void => victim.live({ type: 'command', command: script.shift() ?? { do: 'roundTrip' } });
      if (role === 'caller') next();
      for (const { protocol, bytes } of theirs) {
        const heard = random.chance(0.1) ? mutateInside(bytes, random) : bytes;
        victim.live({ type: 'bytes', on: protocol === 'h245' ? 'control' : 'signalling', bytes: heard });
        for (let times = random.between(1, 4); times > 0; times--) next();
      }
      victim.expectBounded(4 * theirs.length + 1);
      if (victim.events.includes('controlReady')) connected++;
    }
    expect(connected).toBeGreaterThan(40);
  });
});
