import type { ControlCommand, ControlEvent } from '../h245/control.ts';
import type { Machine, Output, SocketAddress } from '../machine.ts';
import { frameTpkt } from '../tpkt/tpkt.ts';
import type { CallContext } from './call-context.ts';
import { q850 } from './q850.ts';
import { SeparateControl } from './separate-control.ts';

/** Commands of the owner, and messages of ours, that wait for a connection: more are left out. */
const MAX_WAITING = 128;

/** Octets of a PDU of ours that fits into any message: larger ones would only give back what the far side sent. */
const MAX_PDU = 60_000;

/** Timers of H.245 have this in front of their names. */
const TIMERS = 'h245:';

/** Runs between the end of H.245 and that of its call. */
const LAST = 'last';

/** Milliseconds: it is Release Complete that has the cause, and endSession comes before it, or on a connection of its own. */
const FAREWELL = 1_000;

export type ControlMachineLike = Machine<ControlCommand, ControlEvent>;

/** H.245 of a call, whatever carries it: the tunnel, or a connection of its own. */
export class ControlChannel {
  readonly separate: SeparateControl;
  readonly #call: CallContext;
  readonly #machine: ControlMachineLike;
  readonly #commands: ControlCommand[] = [];
  /** Of the far side, from parallelH245Control: they wait until fast start is decided. */
  readonly #early: Uint8Array[] = [];
  /** Ours, between a tunnel that ended and the connection that follows it. */
  readonly #unsent: Uint8Array[] = [];
  #isReady = false;
  /** How the call ends when no Release Complete says otherwise. */
  #last: Parameters<CallContext['end']> | undefined;

  constructor(call: CallContext, machine: ControlMachineLike) {
    this.#call = call;
    this.#machine = machine;
    this.separate = new SeparateControl(call, {
      onUp: () => this.#begin(),
      onLost: detail => this.#onLost(detail),
      onFailed: why => this.#onFailed(why),
    });
  }

  /** A command of the owner: now, or as soon as H.245 can speak. */
  command(command: ControlCommand) {
    if (this.#isReady) return this.#run({ type: 'command', command });
    if (this.#commands.length >= MAX_WAITING) return this.#call.outputs.ignore(`command ${command.do}: too many wait`);
    this.#commands.push(command);
    this.advance();
  }

  /** Lets H.245 speak as soon as nothing forbids it. Fast start comes first: H.245 before its answer would end it (H.323 8.1.7). */
  advance() {
    const { fastStart, phase, tunnel } = this.#call;
    if (this.#isReady || fastStart === 'pending' || phase === 'idle') return;
    if (tunnel.state === 'on') return this.#begin();
    if (tunnel.state === 'off') this.#wantSeparate();
  }

  /** Callee, before Connect: true where Connect has to wait for the address to put into it. */
  prepareConnect(): boolean {
    if (this.#call.tunnel.state !== 'off' || this.separate.isOffered) return false;
    this.separate.want(false);
    return this.separate.state === 'opening';
  }

  /** PDUs that came through the tunnel. */
  receiveTunnelled(pdus: readonly Uint8Array[]) {
    if (this.#call.tunnel.state !== 'on') return this.#call.outputs.ignore('h245Control without a tunnel');
    for (const bytes of pdus) this.#run({ type: 'bytes', bytes });
  }

  /** PDUs that came through the tunnel, for later (H.323 8.2.4). */
  receiveEarly(pdus: readonly Uint8Array[]): void {
    this.#early.push(...pdus);
  }

  /** A packet of the control connection. */
  receive(bytes: Uint8Array): void {
    if (this.separate.state === 'connected') this.#run({ type: 'bytes', bytes });
  }

  /** True where the timer is one of H.245 or its connection. */
  onTimer(name: string): boolean {
    if (name === LAST) this.#end();
    else if (name === 'control') this.separate.onTimeout();
    else if (name.startsWith(TIMERS)) this.#run({ type: 'timer', name: name.slice(TIMERS.length) });
    else return false;
    return true;
  }

  /** A Facility startH245: with an address also the end of a tunnel (H.323 8.2.3). */
  onStartRequested(address: SocketAddress | undefined): void {
    const { tunnel } = this.#call;
    if (tunnel.state === 'on' && !address) return;
    this.#unsent.push(...tunnel.takeAll());
    tunnel.turnOff();
    this.separate.onStartRequested(address);
    if (!this.#isReady) return;
    this.#call.outputs.disarm(LAST);
    this.#last = undefined;
    this.separate.expect();
  }

  /** The far side does not tunnel any more. */
  onTunnelEnded(): void {
    this.#unsent.push(...this.#call.tunnel.takeAll());
    if (!this.#isReady) return;
    this.separate.want(true);
    this.separate.expect();
  }

  /** Facility noH245: the far side will never speak it. */
  onImpossible(): void {
    this.separate.giveUp('noH245');
  }

  /** A channel that fast start opened. */
  adopt(command: ControlCommand & { do: 'adopt' }): void {
    this.#run({ type: 'command', command });
  }

  /** The last that H.245 says. */
  endSession(): void {
    if (!this.#isReady) return;
    for (const output of this.#machine.handle({ type: 'command', command: { do: 'endSession' } })) {
      if (output.type === 'send') this.#send(output.bytes);
    }
  }

  /** No Release Complete will come: who has ended H.245 has hung up. */
  onSignallingLost(): void {
    if (this.#last?.[0].by === 'them') this.#end();
  }

  #wantSeparate() {
    const { options, phase, fastStart } = this.#call;
    const isNeeded = this.#commands.length > 0 || fastStart !== 'taken';
    if (this.separate.isOffered) this.separate.want(false);
    else if (phase === 'active' && isNeeded) this.separate.want(true);
    else if (options.role === 'callee' && this.#commands.length > 0) this.separate.want(false);
    if (phase === 'active' && isNeeded) this.separate.expect();
  }

  #begin() {
    const tunnelled = this.#call.tunnel.state === 'on';
    const isFirst = !this.#isReady;
    this.#isReady = true;
    for (const bytes of this.#unsent.splice(0)) this.#send(bytes);
    if (!isFirst) return;
    this.#call.outputs.tell({ type: 'controlReady', tunnelled });
    for (const bytes of this.#early.splice(0)) this.#run({ type: 'bytes', bytes });
    for (const command of this.#commands.splice(0)) this.#run({ type: 'command', command });
  }

  #run(input: Parameters<ControlMachineLike['handle']>[0]) {
    if (this.#call.ending) return;
    for (const output of this.#machine.handle(input)) this.#perform(output);
  }

  #perform(output: Output<ControlEvent>) {
    const { outputs } = this.#call;
    switch (output.type) {
      case 'send':
        return this.#send(output.bytes);
      case 'event':
        outputs.tell(output.event);
        // H.323 8.5: whose H.245 is over hangs up
        if (output.event.type === 'sessionEnded')
          this.#endAfter({ by: 'them', cause: q850.normal, reason: 'endSession' }, { cause: q850.normal });
        return;
      case 'arm':
        return outputs.arm(TIMERS + output.name, output.ms);
      case 'disarm':
        return outputs.disarm(TIMERS + output.name);
    }
  }

  #send(bytes: Uint8Array) {
    if (bytes.length > MAX_PDU) return this.#call.outputs.ignore(`an H.245 message of ${bytes.length} octets is not sent`);
    if (this.#call.tunnel.state === 'on') return this.#call.tunnel.push(bytes);
    if (this.separate.state === 'connected') return this.#call.outputs.send('control', frameTpkt(bytes));
    if (this.#unsent.length < MAX_WAITING) this.#unsent.push(bytes);
  }

  /** H.323 8.5: without H.245 the call is over. */
  #onLost(error: string): void {
    const cause = q850.temporaryFailure;
    this.#endAfter({ by: 'connection', cause, detail: `control connection lost: ${error}` }, { cause });
  }

  /** What the far side says of its end by call signalling comes first. */
  #endAfter(...last: Parameters<CallContext['end']>): void {
    if (this.#last) return;
    this.#last = last;
    this.#call.outputs.arm(LAST, FAREWELL);
  }

  #end(): void {
    if (this.#last) this.#call.end(...this.#last);
  }

  #onFailed({ by, detail }: { readonly by: 'connection' | 'timeout'; readonly detail: string }) {
    // Media that fast start opened flow without H.245; before Connect it may still come
    if (this.#call.fastStart === 'taken' && !this.#isReady) return this.#call.outputs.ignore(detail);
    if (this.#isReady || this.#call.phase === 'active')
      this.#call.end({ by, cause: q850.temporaryFailure, detail }, { cause: q850.temporaryFailure });
  }
}
