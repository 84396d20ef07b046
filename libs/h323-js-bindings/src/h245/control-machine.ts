import type * as Schema from '../generated/multimedia-system-control.ts';
import { MultimediaSystemControlMessage } from '../generated/multimedia-system-control.ts';
import type { Input, Machine, Output } from '../machine.ts';
import { decodeFirst } from '../per/decode.ts';
import { PerError } from '../per/per-error.ts';
import type { ControlCommand, ControlEvent, ControlOptions } from './control.ts';
import { Entities } from './entities.ts';
import { onCommand, onIndication, onRequest, onResponse } from './on-message.ts';
import type { Outlet } from './outlet.ts';
import { perform } from './perform.ts';
import { functionNotSupported } from './unsupported.ts';

/** PDUs of one input: some devices send several in one TPKT. */
const MAX_PDUS = 32;

type Phase = 'idle' | 'active' | 'ending' | 'ended';

/**
 * H.245 for one call, without sockets or clocks. `bytes` and `send` are whole MultimediaSystemControlMessage PDUs: tunnel and TPKT are the
 * caller's. Answers before `start` too; after `sessionEnded` nothing comes out of it any more.
 */
export class ControlMachine implements Machine<ControlCommand, ControlEvent> {
  readonly #entities: Entities;
  readonly #outlet: Outlet;
  readonly #mayRead: () => boolean;
  #phase: Phase = 'idle';

  constructor(options: ControlOptions) {
    this.#entities = new Entities(options);
    this.#outlet = this.#entities.outlet;
    this.#mayRead = options.mayRead ?? (() => true);
  }

  /** `idle`, `active`, `ending` (our endSession is out) or `ended`, and with it what we are: `active master`. */
  get state(): string {
    const { role } = this.#entities.determination;
    return role ? `${this.#phase} ${role}` : this.#phase;
  }

  handle(input: Input<ControlCommand>): readonly Output<ControlEvent>[] {
    if (this.#phase !== 'ended') this.#take(input);
    return this.#outlet.collect();
  }

  #take(input: Input<ControlCommand>) {
    switch (input.type) {
      case 'bytes':
        return this.#onBytes(input.bytes);
      case 'command':
        return this.#onCommand(input.command);
      case 'timer':
        if (this.#outlet.expired(input.name)) this.#onTimer(input.name);
    }
  }

  #onBytes(bytes: Uint8Array): void {
    let rest = bytes;
    for (let pdus = 0; pdus < MAX_PDUS && this.#phase !== 'ended'; pdus++) {
      if (!this.#mayRead()) return;
      const length = this.#onPdu(rest, pdus === 0);
      if (length === undefined || length >= rest.length) return;
      rest = rest.subarray(length);
    }
  }

  /** How many octets the PDU has; undefined where it cannot be read. What follows a PDU and is none is padding. */
  #onPdu(bytes: Uint8Array, isFirst: boolean): number | undefined {
    try {
      const { value, length } = decodeFirst(MultimediaSystemControlMessage, bytes);
      this.#onMessage(value, bytes.subarray(0, length));
      return length;
    } catch (error) {
      if (!(error instanceof PerError)) throw error;
      if (isFirst && this.#phase !== 'ending') this.#onMalformed(error, bytes);
      return undefined;
    }
  }

  #onMalformed(error: PerError, bytes: Uint8Array): void {
    this.#outlet.tell({ type: 'malformed', error, bytes });
    functionNotSupported(this.#outlet, 'syntaxError', bytes);
  }

  #onMessage(message: Schema.MultimediaSystemControlMessage, bytes: Uint8Array) {
    if (message.type === 'command' && message.value.type === 'endSessionCommand') return this.#onEndSession();
    // H.323 8.5: whoever has sent endSession waits for the far side's, and for nothing else
    if (this.#phase === 'ending') return;
    switch (message.type) {
      case 'request':
        return onRequest(this.#entities, message.value);
      case 'response':
        return onResponse(this.#entities, message.value);
      case 'command':
        return onCommand(this.#entities, message.value);
      case 'indication':
        return onIndication(this.#entities, message.value);
      case '...':
        this.#outlet.ignore('a kind of message that is newer than H.245 version 15');
        return functionNotSupported(this.#outlet, 'unknownFunction', bytes);
    }
  }

  #onEndSession(): void {
    if (this.#phase !== 'ending') this.#endSession();
    this.#phase = 'ended';
    this.#outlet.tell({ type: 'sessionEnded' });
  }

  #endSession(): void {
    this.#outlet.command({ type: 'endSessionCommand', value: { type: 'disconnect' } });
    this.#outlet.disarmAll();
    this.#phase = 'ending';
  }

  /** Values of a command that no message can carry are the owner's mistake: told, not thrown. */
  #onCommand(command: ControlCommand): void {
    try {
      this.#perform(command);
    } catch (error) {
      if (!(error instanceof PerError || error instanceof RangeError)) throw error;
      this.#outlet.ignore(`${command.do}: ${error.message}`);
    }
  }

  #perform(command: ControlCommand) {
    if (this.#phase === 'ending') return this.#outlet.ignore(`${command.do}: the session is ending`);
    if (command.do === 'endSession') return this.#endSession();
    if (command.do !== 'start') return perform(this.#entities, command);
    if (this.#phase !== 'idle') return this.#outlet.ignore('start: it is started already');
    this.#entities.capabilities.transfer(command.capabilities);
    this.#entities.determination.request();
    this.#phase = 'active';
  }

  #onTimer(name: string): void {
    const { determination, capabilities, outgoing, incoming, closeRequests, roundTrip } = this.#entities;
    const [timer, key = '', inKey = ''] = name.split('.');
    if (timer === 'T101') capabilities.onTimeout();
    else if (timer === 'T105') roundTrip.onTimeout();
    else if (timer === 'T106') determination.onTimeout();
    else if (timer === 'T108') closeRequests.onTimeout(Number(key));
    else if (key === 'in') incoming.onTimeout(Number(inKey));
    else outgoing.onTimeout(Number(key));
  }
}
