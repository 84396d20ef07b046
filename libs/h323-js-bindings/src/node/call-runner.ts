import type { Socket } from 'node:net';
import type { Call, CallCommand, CallEvent, CallInput, CallOutput, CallPhase, Connection } from '../call/call.ts';
import type { SocketAddress } from '../machine.ts';
import { type ControlContext, type ControlHandlers, ControlLink } from './control-link.ts';
import { deferred } from './deferred.ts';
import { InputLoop } from './input-loop.ts';
import { NamedTimers } from './named-timers.ts';
import type { ControlListening, RimClock, RunningCall } from './rim.ts';
import { type ConnectionHandlers, TcpConnection } from './tcp-connection.ts';

/** What a call runs on. */
export interface RunnerContext {
  readonly socket: Socket;
  readonly local: SocketAddress;
  readonly remote: SocketAddress;
  readonly clock: RimClock;
  readonly control: ControlListening | undefined;
  onEvent(event: CallEvent, call: RunningCall): void;
  onDefect(error: unknown): void;
}

/** One call between its machine and its sockets. */
export class CallRunner implements RunningCall {
  readonly local: SocketAddress;
  readonly remote: SocketAddress;
  readonly over: Promise<void>;
  readonly #call: Call;
  readonly #context: RunnerContext;
  readonly #loop: InputLoop<CallInput, CallOutput>;
  readonly #timers: NamedTimers;
  readonly #signalling: TcpConnection;
  /** The signalling connection and every control connection that is not gone yet. */
  readonly #open = new Set<TcpConnection | ControlLink>();
  readonly #finish: () => void;
  #control: ControlLink | undefined;

  constructor(call: Call, context: RunnerContext) {
    const { promise, resolve } = deferred();
    this.over = promise;
    this.#finish = resolve;
    this.local = context.local;
    this.remote = context.remote;
    this.#call = call;
    this.#context = context;
    this.#loop = new InputLoop({
      handle: input => call.handle(input),
      perform: output => this.#perform(output),
      onIdle: () => this.#onIdle(),
      onDefect: error => this.#fail(error),
    });
    this.#timers = new NamedTimers(context.clock, name => this.#loop.push({ type: 'timer', name }));
    this.#signalling = new TcpConnection(
      context.socket,
      context.clock,
      this.#handlers('signalling', () => this.#signalling),
    );
    this.#open.add(this.#signalling);
  }

  get phase(): CallPhase {
    return this.#call.state;
  }

  command(command: CallCommand): void {
    this.#loop.push({ type: 'command', command });
  }

  destroy(): void {
    this.#loop.stop();
    this.#timers.clear();
    for (const each of this.#open) each.destroy();
  }

  /** The signalling connection is up. */
  start(): void {
    this.#loop.push({ type: 'connected', on: 'signalling' });
  }

  #fail(error: unknown): void {
    this.destroy();
    this.#context.onDefect(error);
  }

  #perform(output: CallOutput): void {
    switch (output.type) {
      case 'send':
        this.#connection(output.on)?.send(output.bytes);
        break;
      case 'event':
        this.#context.onEvent(output.event, this);
        break;
      case 'arm':
        this.#timers.arm(output.name, output.ms);
        break;
      case 'disarm':
        this.#timers.disarm(output.name);
        break;
      case 'listen':
        this.#openControl((context, handlers) => ControlLink.listen(context, handlers));
        break;
      case 'connect':
        this.#openControl((context, handlers) => ControlLink.connect(context, output.to, handlers));
        break;
      case 'close':
        this.#connection(output.on)?.end();
        break;
    }
  }

  #connection(on: Connection): TcpConnection | ControlLink | undefined {
    return on === 'signalling' ? this.#signalling : this.#control;
  }

  #openControl(make: (context: ControlContext, handlers: ControlHandlers) => ControlLink): void {
    this.#control?.end();
    const { clock, control: listening = {} } = this.#context;
    const context = { local: this.local.address, peer: this.remote.address, listening, clock };
    const link = make(context, {
      ...this.#handlers('control', () => link),
      onListening: address => this.#loop.push({ type: 'listening', on: 'control', address }),
      onConnected: () => this.#loop.push({ type: 'connected', on: 'control' }),
    });
    this.#control = link;
    this.#open.add(link);
  }

  #handlers(on: Connection, connection: () => TcpConnection | ControlLink): ConnectionHandlers {
    return {
      onBytes: bytes => this.#loop.push({ type: 'bytes', on, bytes }),
      onClosed: error => this.#loop.push({ type: 'closed', on, ...(error !== undefined && { error }) }),
      onGone: () => {
        this.#open.delete(connection());
        this.#finishWhenGone();
      },
    };
  }

  #onIdle(): void {
    if (this.phase === 'released') {
      this.#timers.clear();
      for (const each of this.#open) each.end();
    }
    this.#finishWhenGone();
  }

  #finishWhenGone(): void {
    if (this.#open.size === 0 && this.#timers.size === 0) this.#finish();
  }
}
