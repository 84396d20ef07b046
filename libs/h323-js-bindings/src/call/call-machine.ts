import { ControlMachine } from '../h245/control-machine.ts';
import { TpktReader } from '../tpkt/tpkt.ts';
import type { Call, CallCommand, CallInput, CallOptions, CallOutput, CallPhase, Connection } from './call.ts';
import { CallContext, type Ending } from './call-context.ts';
import { Callee } from './callee.ts';
import { Caller } from './caller.ts';
import { ControlChannel, type ControlMachineLike } from './control-channel.ts';
import { information, releaseComplete, tunnelFacility } from './messages.ts';
import { q850 } from './q850.ts';
import { type CallSide, SignalReceiver } from './signal-receiver.ts';

/** Milliseconds: for the Setup of a connection that came, and for the rest of a packet. */
const PATIENCE = 10_000;

/** Digits of one Information. */
const MAX_DIGITS = 32;

/**
 * An H.323 call, H.245 included, from the first octet of its call signalling connection to the last (H.323 8, H.225.0 7).
 * Give it `connected` on `signalling` when it begins. Never throws for bytes.
 */
export class CallMachine implements Call {
  readonly #call: CallContext;
  readonly #control: ControlChannel;
  readonly #side: CallSide;
  readonly #receiver: SignalReceiver;
  readonly #readers: Readonly<Record<Connection, TpktReader>> = { signalling: new TpktReader(), control: new TpktReader() };
  #isSignallingOpen = true;

  /** `control` takes the place of H.245 in tests. */
  constructor(options: CallOptions, control?: ControlMachineLike) {
    const call = new CallContext(options);
    this.#call = call;
    this.#control = new ControlChannel(call, control ?? new ControlMachine({ ...options.control, mayRead: () => call.mayRead(0) }));
    this.#side =
      options.role === 'callee'
        ? { role: 'callee', callee: new Callee(this.#call, this.#control) }
        : { role: 'caller', caller: new Caller(this.#call, this.#control) };
    this.#receiver = new SignalReceiver(this.#call, this.#control, this.#side);
  }

  get state(): CallPhase {
    return this.#call.phase;
  }

  handle(input: CallInput): readonly CallOutput[] {
    if (this.#call.phase === 'released') return [];
    this.#take(input);
    this.#flushTunnel();
    if (this.#call.ending) this.#finish(this.#call.ending);
    return this.#call.outputs.collect();
  }

  #take(input: CallInput) {
    switch (input.type) {
      case 'bytes':
        return this.#onBytes(input.on, input.bytes);
      case 'command':
        return this.#onCommand(input.command);
      case 'timer':
        if (this.#call.outputs.expired(input.name)) this.#onTimer(input.name);
        return;
      case 'listening':
        this.#control.separate.onListening(input.address);
        return this.#onControlChange();
      case 'connected':
        return this.#onConnected(input.on);
      case 'closed':
        return this.#onClosed(input.on, input.error ?? 'closed');
    }
  }

  #onBytes(on: Connection, bytes: Uint8Array) {
    const reader = this.#readers[on];
    const { packets, fault, octets } = reader.push(bytes);
    for (const packet of packets) {
      if (this.#call.ending || !this.#call.mayRead(packet.length)) return;
      if (on === 'signalling') this.#receiver.receive(packet);
      else this.#control.receive(packet);
    }
    this.#watchRest(on, packets.length > 0);
    if (!fault || this.#call.ending) return;
    this.#call.outputs.tell({ type: 'protocolError', on, what: fault, ...(octets && { octets }) });
    this.#call.end({ by: 'protocol', cause: q850.protocolError, detail: `${fault} on ${on}` }, { cause: q850.protocolError });
  }

  /** A packet that has begun must end in a while. */
  #watchRest(on: Connection, isAnother: boolean) {
    const { outputs } = this.#call;
    const timer = `stalled:${on}`;
    if (!this.#readers[on].isInside) outputs.disarm(timer);
    else if (isAnother || !outputs.isRunning(timer)) outputs.arm(timer, PATIENCE);
  }

  #onCommand(command: CallCommand) {
    switch (command.do) {
      case 'setup':
      case 'proceed':
      case 'alert':
      case 'fastStart':
      case 'connect': {
        const isTaken = this.#side.role === 'callee' ? this.#side.callee.command(command) : this.#side.caller.command(command);
        if (!isTaken) this.#call.outputs.ignore(`command ${command.do} in ${this.#call.phase}`);
        return;
      }
      case 'keypad':
        return this.#sendKeypad(command.digits);
      case 'release': {
        const { cause, reason } = command;
        return this.#call.end({ by: 'us', cause, ...(reason && { reason }) }, { cause, ...(reason && { reason }) });
      }
      default:
        return this.#control.command(command);
    }
  }

  #sendKeypad(digits: string) {
    if (this.#call.phase === 'idle') return this.#call.outputs.ignore('command keypad in idle');
    for (let at = 0; at < digits.length; at += MAX_DIGITS) {
      this.#call.signalling.send(information(this.#call, digits.slice(at, at + MAX_DIGITS)));
    }
  }

  #onTimer(name: string) {
    if (this.#control.onTimer(name)) return;
    if (name === 'proceed' && this.#side.role === 'callee') return this.#side.callee.proceed();
    if (this.#side.role === 'caller' && this.#side.caller.onTimer(name)) return;
    const noSetup = this.#readers.signalling.isInside ? 'half a Setup' : 'no Setup';
    const detail = name === 'setup' ? noSetup : `the rest of a packet does not come (${name})`;
    this.#call.end({ by: 'timeout', cause: q850.recoveryOnTimerExpiry, detail }, { cause: q850.recoveryOnTimerExpiry });
  }

  #onConnected(on: Connection): void {
    if (on === 'control') this.#control.separate.onConnected();
    else if (this.#side.role === 'callee' && this.#call.phase === 'idle') this.#call.outputs.arm('setup', PATIENCE);
  }

  #onClosed(on: Connection, error: string) {
    if (on === 'signalling') {
      this.#isSignallingOpen = false;
      this.#control.onSignallingLost();
      return this.#call.end({ by: 'connection', detail: error });
    }
    this.#control.separate.onClosed(error);
    this.#onControlChange();
  }

  #onControlChange(): void {
    if (this.#side.role === 'callee') this.#side.callee.onControlChange();
  }

  /** H.245 that found no message to travel in gets one (H.323 8.2.1): the answer to the Setup that is due, or a Facility. */
  #flushTunnel(): void {
    while (this.#call.tunnel.isPending && !this.#call.ending) {
      if (this.#call.phase === 'present' && this.#side.role === 'callee') this.#side.callee.proceed();
      else this.#call.signalling.send(tunnelFacility(this.#call));
    }
  }

  /** H.323 8.5: endSession where H.245 runs, Release Complete, and everything closed. */
  #finish({ release, farewell }: Ending): void {
    const { outputs, signalling, tunnel } = this.#call;
    if (farewell && this.#isSignallingOpen) {
      // Who reads endSession first (Asterisk) may not look for the cause any more: the connection that has it goes first, also to its end
      const isTunnelled = tunnel.state === 'on';
      if (isTunnelled) this.#control.endSession();
      while (tunnel.isOverfull) signalling.send(tunnelFacility(this.#call));
      signalling.send(releaseComplete(this.#call, farewell));
      if (!isTunnelled) this.#control.endSession();
    }
    outputs.disarmAll();
    if (this.#isSignallingOpen) outputs.close('signalling');
    if (this.#control.separate.isOpen) outputs.close('control');
    this.#call.phase = 'released';
    outputs.tell({ type: 'released', release });
  }
}
