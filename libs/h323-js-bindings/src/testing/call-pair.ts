import type { Call, CallCommand, CallEvent, CallInput, CallOutput, Connection } from '../call/call.ts';
import type { SocketAddress } from '../machine.ts';
import { VirtualTimers } from './virtual-timers.ts';

/** One of two calls that talk with each other. */
export class PairedCall {
  readonly call: Call;
  /** Everything that it told, in order. */
  readonly events: CallEvent[] = [];
  /** Everything that it sent, in order. */
  readonly sent: { readonly on: Connection; readonly bytes: Uint8Array }[] = [];
  /** What is on its way to it. */
  readonly inbox: CallInput[] = [];
  readonly timers = new VirtualTimers();
  /** Where it awaits the control connection. */
  listening: SocketAddress | undefined;
  /** Connections that it closed itself. */
  readonly closed = new Set<Connection>();
  readonly #address: string;
  #port = 3000;

  constructor(call: Call, address: string) {
    this.call = call;
    this.#address = address;
  }

  /** The events since the last time. */
  take(): readonly CallEvent[] {
    return this.events.splice(0);
  }

  /** Those of one type since the last time; the others are gone as well. */
  taken<T extends CallEvent['type']>(type: T): readonly Extract<CallEvent, { type: T }>[] {
    return this.take().filter((event): event is Extract<CallEvent, { type: T }> => event.type === type);
  }

  nextAddress(): SocketAddress {
    return { address: this.#address, port: this.#port++ };
  }
}

export interface CallPairOptions {
  /** Octets that arrive at a time; all that were sent where absent. */
  readonly chunk?: number;
  /** Nobody can listen for a control connection. */
  readonly cannotListen?: boolean;
  /** Nobody can connect one. */
  readonly cannotConnect?: boolean;
}

/** Two calls with their two connections: what is sent arrives in its order, time passes when it is told to. */
export class CallPair {
  readonly caller: PairedCall;
  readonly callee: PairedCall;
  readonly #options: CallPairOptions;
  readonly #open = new Set<Connection>();

  constructor(caller: Call, callee: Call, options: CallPairOptions = {}) {
    this.caller = new PairedCall(caller, '192.0.2.1');
    this.callee = new PairedCall(callee, '192.0.2.2');
    this.#options = options;
    this.#establish('signalling');
    this.settle();
  }

  /** True while both ends have it. */
  isOpen(on: Connection): boolean {
    return this.#open.has(on);
  }

  other(side: PairedCall): PairedCall {
    return side === this.caller ? this.callee : this.caller;
  }

  /** Gives an input to one side; what follows waits for `settle`. */
  give(to: PairedCall, input: CallInput): readonly CallOutput[] {
    const outputs = to.call.handle(input);
    for (const output of outputs) this.#perform(to, output);
    return outputs;
  }

  /** A command, and all that follows from it on both sides. */
  command(to: PairedCall, ...commands: readonly CallCommand[]): void {
    for (const command of commands) this.give(to, { type: 'command', command });
    this.settle();
  }

  /** Bytes from outside, as if the other side had sent them. */
  inject(to: PairedCall, on: Connection, bytes: Uint8Array): void {
    this.#deliverBytes(to, on, bytes);
    this.settle();
  }

  /** Brings the oldest thing that is on its way to a side. False: there is none. */
  deliver(to: PairedCall): boolean {
    const input = to.inbox.shift();
    if (!input) return false;
    if (input.type === 'bytes') this.#deliverBytes(to, input.on, input.bytes);
    else this.give(to, input);
    return true;
  }

  /** Delivers until nobody says anything any more. */
  settle(limit = 10_000) {
    while (this.deliver(this.caller) || this.deliver(this.callee)) if (limit-- <= 0) throw new Error('the calls do not stop talking');
  }

  /** Lets time pass for both; timers that run out are heard in their order. */
  advance(ms: number) {
    const sides = [this.caller, this.callee];
    for (let left = ms; left > 0; ) {
      const step = Math.min(left, ...sides.map(({ timers }) => timers.next ?? left));
      for (const side of sides) for (const name of side.timers.advance(step)) this.give(side, { type: 'timer', name });
      this.settle();
      left -= Math.max(step, 1);
    }
  }

  /** A connection breaks. */
  cut(on: Connection, error = 'ECONNRESET') {
    if (!this.#open.delete(on)) return;
    for (const side of [this.caller, this.callee]) side.inbox.push({ type: 'closed', on, error });
    this.settle();
  }

  #perform(from: PairedCall, output: CallOutput) {
    switch (output.type) {
      case 'send':
        from.sent.push({ on: output.on, bytes: output.bytes });
        if (this.#open.has(output.on)) this.other(from).inbox.push({ type: 'bytes', on: output.on, bytes: output.bytes });
        return;
      case 'event':
        from.events.push(output.event);
        return;
      case 'arm':
      case 'disarm':
        return from.timers.take(output);
      case 'listen':
        return this.#listen(from);
      case 'connect':
        return this.#connect(from, output.to);
      case 'close':
        return this.#close(from, output.on);
    }
  }

  #listen(side: PairedCall) {
    if (this.#options.cannotListen) return void side.inbox.push({ type: 'closed', on: 'control', error: 'EADDRINUSE' });
    side.listening = side.nextAddress();
    side.inbox.push({ type: 'listening', on: 'control', address: side.listening });
  }

  #connect(side: PairedCall, to: SocketAddress) {
    const there = this.other(side).listening;
    const isThere = !this.#options.cannotConnect && there?.port === to.port && there.address === to.address;
    if (!isThere) return void side.inbox.push({ type: 'closed', on: 'control', error: 'ECONNREFUSED' });
    this.#establish('control');
  }

  #establish(on: Connection) {
    this.#open.add(on);
    for (const side of [this.caller, this.callee]) {
      side.listening = undefined;
      side.inbox.push({ type: 'connected', on });
    }
  }

  /** What was sent before arrives before the end does. */
  #close(side: PairedCall, on: Connection) {
    side.closed.add(on);
    if (on === 'control') side.listening = undefined;
    if (this.#open.delete(on)) this.other(side).inbox.push({ type: 'closed', on });
  }

  #deliverBytes(to: PairedCall, on: Connection, bytes: Uint8Array): void {
    const { chunk = bytes.length } = this.#options;
    for (let at = 0; at < bytes.length; at += chunk) this.give(to, { type: 'bytes', on, bytes: bytes.subarray(at, at + chunk) });
  }
}
