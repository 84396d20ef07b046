import type { CallCommand, CallEvent, CallInput, CallOptions, CallOutput } from '../call/call.ts';
import { CallMachine } from '../call/call-machine.ts';
import type { CallSignal } from '../h225/call-signal.ts';
import type { Q931Message } from '../q931/message.ts';
import { callOptions, setupRequest } from './call-samples.ts';
import { type SignalParts, sentSignals, setupBody, signalBytes } from './signals.ts';
import { VirtualTimers } from './virtual-timers.ts';

/** A call of ours, and its far side in the hands of a test. */
export class CallProbe {
  readonly call: CallMachine;
  readonly timers = new VirtualTimers();
  readonly #role: 'caller' | 'callee';
  #outputs: CallOutput[] = [];

  constructor(role: 'caller' | 'callee', options: Partial<CallOptions> = {}) {
    this.#role = role;
    this.call = new CallMachine(callOptions(role, options));
    this.give({ type: 'connected', on: 'signalling' });
  }

  give(input: CallInput): void {
    for (const output of this.call.handle(input)) {
      this.#outputs.push(output);
      if (output.type === 'arm' || output.type === 'disarm') this.timers.take(output);
    }
  }

  command(...commands: readonly CallCommand[]): void {
    for (const command of commands) this.give({ type: 'command', command });
  }

  bytes(bytes: Uint8Array): void {
    this.give({ type: 'bytes', on: 'signalling', bytes });
  }

  /** A message of the far side. */
  signal(type: Q931Message['type'], parts: SignalParts = {}): void {
    this.bytes(signalBytes(type, { fromDestination: this.#role === 'caller', ...parts }));
  }

  advance(ms: number): void {
    for (let left = ms; left > 0; ) {
      const step = Math.min(left, this.timers.next ?? left);
      for (const name of this.timers.advance(step)) this.give({ type: 'timer', name });
      left -= Math.max(step, 1);
    }
  }

  /** What came out since the last time: events, messages of call signalling, and the rest without timers. */
  take(): { readonly events: readonly CallEvent[]; readonly signals: readonly CallSignal[]; readonly others: readonly CallOutput[] } {
    const outputs = this.#outputs.splice(0);
    return {
      events: outputs.flatMap(output => (output.type === 'event' ? output.event : [])),
      signals: sentSignals(outputs),
      others: outputs.filter(({ type }) => type === 'listen' || type === 'connect' || type === 'close'),
    };
  }

  /** A caller whose Setup is out. */
  static calling(request: Parameters<typeof setupRequest>[0] = {}, options: Partial<CallOptions> = {}): CallProbe {
    const probe = new CallProbe('caller', options);
    probe.command({ do: 'setup', request: setupRequest(request) });
    probe.take();
    return probe;
  }

  /** A callee that has a Setup. */
  static called(setup: Parameters<typeof setupBody>[0] = {}, parts: SignalParts = {}, options: Partial<CallOptions> = {}): CallProbe {
    const probe = new CallProbe('callee', options);
    probe.signal('setup', { body: setupBody(setup), pdu: { h245Tunnelling: true }, ...parts });
    probe.take();
    return probe;
  }
}
