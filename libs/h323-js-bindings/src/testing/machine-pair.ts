import type { Input, Machine, Output } from '../machine.ts';
import { VirtualTimers } from './virtual-timers.ts';

/** One of two machines that talk with each other. */
export class PairedSide<C, E> {
  readonly machine: Machine<C, E>;
  /** Everything that came out, in order. */
  readonly events: E[] = [];
  /** Every message that it sent. */
  readonly sent: Uint8Array[] = [];
  /** Messages on their way to it. */
  readonly inbox: Uint8Array[] = [];
  readonly timers = new VirtualTimers();

  constructor(machine: Machine<C, E>) {
    this.machine = machine;
  }

  /** The events since the last time. */
  take(): readonly E[] {
    return this.events.splice(0);
  }
}

/** Two machines and the wire between them: messages arrive in the order in which they were sent, time passes when it is told to. */
export class MachinePair<C, E> {
  readonly left: PairedSide<C, E>;
  readonly right: PairedSide<C, E>;

  constructor(left: Machine<C, E>, right: Machine<C, E>) {
    this.left = new PairedSide(left);
    this.right = new PairedSide(right);
  }

  /** Gives an input to one side; what it sends waits for `deliver`. */
  give(to: PairedSide<C, E>, input: Input<C>): readonly Output<E>[] {
    const outputs = to.machine.handle(input);
    for (const output of outputs) this.#take(to, output);
    return outputs;
  }

  /** A command, and all that follows from it on both sides. */
  command(to: PairedSide<C, E>, command: C): void {
    this.give(to, { type: 'command', command });
    this.settle();
  }

  /** Brings the oldest message to a side. False: there is none. */
  deliver(to: PairedSide<C, E>): boolean {
    const bytes = to.inbox.shift();
    if (bytes) this.give(to, { type: 'bytes', bytes });
    return bytes !== undefined;
  }

  /** Delivers until nobody says anything any more. */
  settle(limit = 10_000): void {
    while (this.deliver(this.left) || this.deliver(this.right)) if (limit-- <= 0) throw new Error('the machines do not stop talking');
  }

  /** Lets time pass for both; timers that run out are heard in their order. */
  advance(ms: number): void {
    const sides = [this.left, this.right];
    for (let left = ms; left > 0; ) {
      const step = Math.min(left, ...sides.map(({ timers }) => timers.next ?? left));
      for (const side of sides) for (const name of side.timers.advance(step)) this.give(side, { type: 'timer', name });
      this.settle();
      left -= Math.max(step, 1);
    }
  }

  #take(from: PairedSide<C, E>, output: Output<E>): void {
    const to = from === this.left ? this.right : this.left;
    if (output.type === 'send') {
      from.sent.push(output.bytes);
      to.inbox.push(output.bytes);
    } else if (output.type === 'event') from.events.push(output.event);
    else from.timers.take(output);
  }
}
