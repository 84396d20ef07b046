import type * as Schema from '../generated/multimedia-system-control.ts';
import { MultimediaSystemControlMessage } from '../generated/multimedia-system-control.ts';
import type { Output } from '../machine.ts';
import { encode } from '../per/encode.ts';
import type { ControlEvent, ControlOptions, H245Timer } from './control.ts';

/** Milliseconds. The Recommendation leaves them to the implementer; these are what stacks commonly use. T102, T104, T107 and T109 belong to procedures that we never begin. */
const defaultTimers: Readonly<Record<H245Timer, number>> = {
  T101: 30_000,
  T102: 30_000,
  T103: 30_000,
  T104: 30_000,
  T105: 10_000,
  T106: 30_000,
  T107: 30_000,
  T108: 30_000,
  T109: 30_000,
};

/** Where the signalling entities of one control channel leave what they want done, in order. Knows which timers run. */
export class Outlet {
  readonly #timers: Readonly<Record<H245Timer, number>>;
  readonly #running = new Set<string>();
  #outputs: Output<ControlEvent>[] = [];

  constructor(timers: ControlOptions['timers'] = {}) {
    this.#timers = { ...defaultTimers, ...timers };
  }

  /** A message that is encoded already. */
  encoded(bytes: Uint8Array): void {
    this.#outputs.push({ type: 'send', bytes });
  }

  request(value: Schema.RequestMessage): void {
    this.#send({ type: 'request', value });
  }

  response(value: Schema.ResponseMessage): void {
    this.#send({ type: 'response', value });
  }

  command(value: Schema.CommandMessage): void {
    this.#send({ type: 'command', value });
  }

  indication(value: Schema.IndicationMessage): void {
    this.#send({ type: 'indication', value });
  }

  tell(event: ControlEvent): void {
    this.#outputs.push({ type: 'event', event });
  }

  ignore(message: string): void {
    this.tell({ type: 'ignored', message });
  }

  /** `key` tells the timers of several channels apart. */
  arm(timer: H245Timer, key?: string | number): void {
    const name = nameOf(timer, key);
    this.#running.add(name);
    this.#outputs.push({ type: 'arm', name, ms: this.#timers[timer] });
  }

  disarm(timer: H245Timer, key?: string | number): void {
    this.#disarm(nameOf(timer, key));
  }

  disarmAll(): void {
    for (const name of this.#running) this.#disarm(name);
  }

  /** False where the timer does not run: its end crossed a disarm. */
  expired(name: string): boolean {
    return this.#running.delete(name);
  }

  /** What was left since the last time. */
  collect(): readonly Output<ControlEvent>[] {
    const outputs = this.#outputs;
    this.#outputs = [];
    return outputs;
  }

  #disarm(name: string): void {
    if (this.#running.delete(name)) this.#outputs.push({ type: 'disarm', name });
  }

  #send(message: Schema.MultimediaSystemControlMessage): void {
    this.encoded(encode(MultimediaSystemControlMessage, message));
  }
}

function nameOf(timer: H245Timer, key: string | number | undefined): string {
  return key === undefined ? timer : `${timer}.${key}`;
}
