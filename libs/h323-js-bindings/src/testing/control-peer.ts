import { MultimediaSystemControlMessage } from '../generated/multimedia-system-control.ts';
import type { ControlCommand, ControlEvent } from '../h245/control.ts';
import type { Input, Machine, Output } from '../machine.ts';
import { decode } from '../per/decode.ts';
import { encode } from '../per/encode.ts';
import { VirtualTimers } from './virtual-timers.ts';

/** What came out of the machine at once. */
export interface Heard {
  readonly sent: readonly MultimediaSystemControlMessage[];
  readonly events: readonly ControlEvent[];
}

/** Plays the far side of an H.245 machine by hand, message by message. */
export class ControlPeer {
  readonly machine: Machine<ControlCommand, ControlEvent>;
  readonly timers = new VirtualTimers();

  constructor(machine: Machine<ControlCommand, ControlEvent>) {
    this.machine = machine;
  }

  say(message: MultimediaSystemControlMessage): Heard {
    return this.give({ type: 'bytes', bytes: encode(MultimediaSystemControlMessage, message) });
  }

  command(command: ControlCommand): Heard {
    return this.give({ type: 'command', command });
  }

  /** Lets milliseconds pass. */
  wait(ms: number): Heard {
    const heard = this.timers.advance(ms).map(name => this.give({ type: 'timer', name }));
    return { sent: heard.flatMap(({ sent }) => sent), events: heard.flatMap(({ events }) => events) };
  }

  give(input: Input<ControlCommand>): Heard {
    return this.#sort(this.machine.handle(input));
  }

  #sort(outputs: readonly Output<ControlEvent>[]): Heard {
    const sent: MultimediaSystemControlMessage[] = [];
    const events: ControlEvent[] = [];
    for (const output of outputs) {
      if (output.type === 'send') sent.push(decode(MultimediaSystemControlMessage, output.bytes));
      else if (output.type === 'event') events.push(output.event);
      else this.timers.take(output);
    }
    return { sent, events };
  }
}
