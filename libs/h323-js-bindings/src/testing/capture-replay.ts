import type { CallCommand, CallEvent, CallInput, CallOptions, CallOutput } from '../call/call.ts';
import { CallMachine } from '../call/call-machine.ts';
import * as H245 from '../generated/multimedia-system-control.ts';
import { parseCallSignal } from '../h225/call-signal.ts';
import { decode } from '../per/decode.ts';
import { TpktReader } from '../tpkt/tpkt.ts';
import { callOptions } from './call-samples.ts';
import { type CapturedChunk, captures } from './captures.ts';
import { at } from './control-samples.ts';

/** A captured call, one side of which is a machine of ours and hears what the other side really said. */
export class CaptureReplay {
  readonly call: CallMachine;
  readonly events: CallEvent[] = [];
  readonly outputs: CallOutput[] = [];
  /** What the other side said. */
  readonly chunks: readonly CapturedChunk[];
  /** How many of them it has heard. */
  #given = 0;

  /** `role` is the one that we play. */
  constructor(name: string, role: 'caller' | 'callee', options: Partial<CallOptions> = {}) {
    const all = captures().get(name) ?? [];
    const caller = all[0]?.from.replace(/:\d+$/, ':') ?? '';
    const isTheirs = ({ from }: CapturedChunk): boolean => from.startsWith(caller) === (role === 'callee');
    this.chunks = all.filter(isTheirs);
    const played = determinationOf(all.filter(chunk => !isTheirs(chunk)));
    const control = { terminalType: played.terminalType, random: () => Number(played.statusDeterminationNumber) };
    this.call = new CallMachine({ ...callOptions(role, { callReference: callReferenceOf(all) }), control, ...options });
    this.give({ type: 'connected', on: 'signalling' });
  }

  /** An input, and what follows of it: a control connection is there as soon as it is wanted. */
  give(input: CallInput): void {
    const outputs = this.call.handle(input);
    this.outputs.push(...outputs);
    for (const output of outputs) if (output.type === 'event') this.events.push(output.event);
    for (const { type } of outputs) {
      if (type === 'listen') this.give({ type: 'listening', on: 'control', address: at(3000) });
      if (type === 'connect') this.give({ type: 'connected', on: 'control' });
    }
  }

  command(...commands: readonly CallCommand[]): void {
    for (const command of commands) this.give({ type: 'command', command });
  }

  /** The first `count` chunks that have not been given, or all of them. */
  play(count = this.chunks.length): void {
    for (const { protocol, bytes } of this.chunks.slice(this.#given, this.#given + count)) {
      if (protocol === 'h245' && !this.#isControlUp) this.give({ type: 'connected', on: 'control' });
      this.give({ type: 'bytes', on: protocol === 'h245' ? 'control' : 'signalling', bytes });
    }
    this.#given += count;
  }

  get #isControlUp(): boolean {
    return this.events.some(event => event.type === 'controlReady' && !event.tunnelled);
  }
}

function callReferenceOf([first]: readonly CapturedChunk[]): number {
  const [packet] = new TpktReader().push(first?.bytes ?? new Uint8Array()).packets;
  const signal = packet && parseCallSignal(packet);
  return signal?.ok ? signal.message.callReference.value : 1;
}

/** The numbers with which the side that we play took part in master/slave determination: with others the answers to it would be wrong. */
function determinationOf(chunks: readonly CapturedChunk[]): H245.MasterSlaveDetermination {
  for (const bytes of chunks.flatMap(controlPdus)) {
    const message = decode(H245.MultimediaSystemControlMessage, bytes);
    if (message.type === 'request' && message.value.type === 'masterSlaveDetermination') return message.value.value;
  }
  throw new Error('a capture without master/slave determination');
}

function controlPdus({ protocol, bytes }: CapturedChunk): readonly Uint8Array[] {
  const { packets } = new TpktReader().push(bytes);
  if (protocol !== 'h225') return packets;
  return packets.flatMap(packet => {
    const signal = parseCallSignal(packet);
    return signal.ok ? (signal.information.h323UuPdu.h245Control ?? []) : [];
  });
}
