import { type CallEvent, type SocketAddress, socketAddressToText } from '@opencvi/h323-js-bindings';
import type { LogFields, Logger, Metrics } from '@opencvi/plugin-api';
import { hex } from './leg/call-identifier.ts';
import type { ExceededLimit } from './message-budget.ts';

/** How much of a message is logged, in octets. */
const shown = 64;
/** After so many lines a connection that goes on talking nonsense is told of at level debug alone. */
const loud = 3;

/** What could not be read. */
export interface Malformed {
  readonly layer: 'h225' | 'h245' | 'ras';
  readonly what: string;
  readonly bitOffset?: number;
  readonly path?: string;
  /** The message. */
  readonly bytes?: Uint8Array;
  /** The beginning of what is none. */
  readonly octets?: Uint8Array;
}

/** Counts and logs what one connection, or one socket, brings that cannot be read, or is more than may be. */
export class MalformedLog {
  readonly #log: Logger;
  readonly #metrics: Metrics;
  #callIdentifier: string | undefined;
  #count = 0;

  constructor(log: Logger, metrics: Metrics, callIdentifier?: Uint8Array) {
    this.#log = log;
    this.#metrics = metrics;
    this.#callIdentifier = callIdentifier && hex(callIdentifier);
  }

  /** Looks at an event of a call. */
  see(event: CallEvent, source: SocketAddress): void {
    if (event.type === 'setup') this.#callIdentifier = hex(event.setup.callIdentifier);
    const fault = faultOf(event);
    if (fault) this.#add(fault, source, this.#count++ < loud ? 'warn' : 'debug');
  }

  /** Tells of what came over a socket that many speak to. */
  add(fault: Malformed, source: SocketAddress): void {
    this.#add(fault, source, 'warn');
  }

  /** Tells that a far side has said more than a limit lets it, which ends its call. */
  tooMuch(limit: ExceededLimit, source: SocketAddress): void {
    this.#metrics.count('h323_floods_total', { limit });
    this.#log.warn('too many messages', { limit, ...this.#from(source) });
  }

  #from(source: SocketAddress): LogFields {
    return { source: socketAddressToText(source), ...(this.#callIdentifier !== undefined && { callIdentifier: this.#callIdentifier }) };
  }

  #add({ layer, bytes, octets, ...fields }: Malformed, source: SocketAddress, level: 'warn' | 'debug'): void {
    this.#metrics.count('h323_malformed_total', { layer });
    const head = bytes && { bytes: hex(bytes.subarray(0, shown)), length: bytes.length };
    this.#log[level]('malformed message', { layer, ...this.#from(source), ...fields, ...head, ...(octets && { octets: hex(octets) }) });
  }
}

function faultOf(event: CallEvent): Malformed | undefined {
  if (event.type === 'protocolError') {
    const { on, what, type: _type, ...where } = event;
    return { layer: on === 'control' ? 'h245' : 'h225', what, ...where };
  }
  if (event.type !== 'malformed') return undefined;
  const { message, bitOffset, path } = event.error;
  return { layer: 'h245', what: message, bitOffset, path, bytes: event.bytes };
}
