import { ipFromText } from '../address/ip-address.ts';
import type { SocketAddress } from '../machine.ts';
import type { CallContext } from './call-context.ts';
import { startH245Facility } from './messages.ts';

export type SeparateControlState = 'none' | 'opening' | 'listening' | 'connecting' | 'connected' | 'failed';

/** What becomes of the control connection. */
export interface SeparateControlHandlers {
  onUp(): void;
  /** It was there, and is not any more. */
  onLost(error: string): void;
  /** It will not be there. */
  onFailed(why: { readonly by: 'connection' | 'timeout'; readonly detail: string }): void;
}

/** Milliseconds that the far side has to connect where it wanted a connection as we did. */
const GIVE_WAY = 1_000;

/** The H.245 connection of a call that does not tunnel: who connects to whom (H.323 8.1, 8.2.3). */
export class SeparateControl {
  readonly #call: CallContext;
  readonly #handlers: SeparateControlHandlers;
  #state: SeparateControlState = 'none';
  #ours: SocketAddress | undefined;
  #theirs: SocketAddress | undefined;
  /** A startH245 of ours goes out as soon as we listen. */
  #askWhenListening = false;
  #asked = false;
  #triedBoth = false;

  constructor(call: CallContext, handlers: SeparateControlHandlers) {
    this.#call = call;
    this.#handlers = handlers;
  }

  get state(): SeparateControlState {
    return this.#state;
  }

  /** What to put into an answer to a Setup: where we listen. */
  get address(): SocketAddress | undefined {
    return this.#state === 'listening' ? this.#ours : undefined;
  }

  /** The far side has said where it listens. */
  get isOffered(): boolean {
    return this.#theirs !== undefined;
  }

  learn(address: SocketAddress): void {
    this.#theirs = address;
  }

  /** Connects to where the far side listens, or else listens; `ask` says so by startH245. */
  want(ask: boolean) {
    if (this.#state !== 'none') return;
    if (this.#theirs) this.#connect(this.#theirs);
    else this.#listen(ask);
  }

  /** From now on it is waited for. */
  expect() {
    if (this.#state !== 'connected' && !this.#call.outputs.isRunning('control')) this.#arm();
  }

  onListening(address: SocketAddress) {
    if (this.#state !== 'opening') return;
    if (!ipFromText(address.address)) return this.#fail('connection', `${address.address} is not an address of IP`);
    this.#state = 'listening';
    this.#ours = address;
    if (this.#askWhenListening) this.#ask(address);
  }

  onConnected() {
    if (this.#state === 'none' || this.#state === 'connected' || this.#state === 'failed') return;
    this.#state = 'connected';
    this.#call.outputs.disarm('control');
    this.#handlers.onUp();
  }

  onClosed(error: string) {
    const was = this.#state;
    if (was === 'none' || was === 'failed') return;
    this.#state = 'none';
    if (was === 'connected') return this.#handlers.onLost(error);
    if (this.#triedBoth) return this.#fail('connection', error);
    this.#triedBoth = true;
    if (was === 'connecting') return this.#listen(true);
    if (this.#theirs) return this.#connect(this.#theirs);
    this.#fail('connection', error);
  }

  /** A Facility startH245 of the far side. */
  onStartRequested(address: SocketAddress | undefined) {
    if (this.#state === 'connected' || this.#state === 'connecting') return;
    this.#theirs = address ?? this.#theirs;
    if (this.#state === 'failed') this.#state = 'none';
    if (this.#state === 'none') return this.want(true);
    if (!address) return this.#ours ? this.#ask(this.#ours) : undefined;
    if (this.#asked && this.#ours) this.#giveWay(this.#ours, address);
    else this.#connectInstead(address);
  }

  /** The timer `control` ran out: asks, connects after all, or gives up. */
  onTimeout() {
    const listening = this.#state === 'listening';
    if (listening && this.#theirs && !this.#triedBoth) {
      this.#triedBoth = true;
      this.#connectInstead(this.#theirs);
    } else if (listening && this.#ours && !this.#asked) {
      this.#ask(this.#ours);
    } else return this.#fail('timeout', 'no H.245 control connection');
    this.#arm();
  }

  /** The far side does without. */
  giveUp(detail: string): void {
    if (this.#state !== 'connected') this.#fail('connection', detail);
  }

  /** For the end of the call: true where there is something to close. */
  get isOpen(): boolean {
    return this.#state !== 'none' && this.#state !== 'failed';
  }

  /**
   * Both ask, and by H.323 8.2.3 the order of the addresses says who connects. Stacks read it both ways (to OPAL the smaller one connects to the
   * larger), and who connects does not listen any more: whichever we are, they may connect first, and two like us do not do so at once.
   */
  #giveWay(ours: SocketAddress, theirs: SocketAddress): void {
    this.#call.outputs.arm('control', isSmaller(ours, theirs) ? GIVE_WAY : 2 * GIVE_WAY);
  }

  #arm(): void {
    this.#call.outputs.arm('control', this.#call.timers.control);
  }

  #listen(ask: boolean): void {
    this.#state = 'opening';
    this.#askWhenListening = ask;
    this.#call.outputs.listen();
  }

  #connect(to: SocketAddress): void {
    this.#state = 'connecting';
    this.#call.outputs.connect(to);
  }

  #connectInstead(to: SocketAddress): void {
    this.#call.outputs.close('control');
    this.#connect(to);
  }

  #ask(address: SocketAddress): void {
    this.#asked = true;
    this.#call.signalling.send(startH245Facility(this.#call, address));
  }

  #fail(by: 'connection' | 'timeout', detail: string): void {
    if (this.isOpen) this.#call.outputs.close('control');
    this.#state = 'failed';
    this.#call.outputs.disarm('control');
    this.#handlers.onFailed({ by, detail });
  }
}

/** By the octets of the address, then by the port. */
function isSmaller(one: SocketAddress, other: SocketAddress): boolean {
  const [a, b] = [octetsOf(one), octetsOf(other)];
  const at = a.findIndex((octet, i) => octet !== b[i]);
  return at >= 0 && (a[at] ?? 0) < (b[at] ?? 0);
}

function octetsOf({ address, port }: SocketAddress): number[] {
  return [...(ipFromText(address) ?? []), port >> 8, port & 0xff];
}
