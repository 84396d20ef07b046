import type { CallEvent, SocketAddress } from '@opencvi/h323-js-bindings';
import type { Logger, Metrics } from '@opencvi/plugin-api';

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
  readonly bytes?: Uint8Array;
}

/** Counts and logs what one connection, or one socket, brings that cannot be read. */
export class MalformedLog {
  readonly #log: Logger;
  readonly #metrics: Metrics;
  #count = 0;

  constructor(log: Logger, metrics: Metrics) {
    this.#log = log;
    this.#metrics = metrics;
  }

  /** Looks at an event of a call. */
  see(event: CallEvent, source: SocketAddress): void {
    if (event.type === 'protocolError') {
      const { on, what, type: _type, ...where } = event;
      this.add({ layer: on === 'control' ? 'h245' : 'h225', what, ...where }, source);
    }
    if (event.type !== 'malformed') return;
    const { message, bitOffset, path } = event.error;
    this.add({ layer: 'h245', what: message, bitOffset, path, bytes: event.bytes }, source);
  }

  add({ layer, bytes, ...fields }: Malformed, source: SocketAddress): void {
    this.#metrics.count('h323_malformed_total', { layer });
    const level = this.#count++ < loud ? 'warn' : 'debug';
    const head = bytes && { bytes: Buffer.from(bytes.subarray(0, shown)).toString('hex'), length: bytes.length };
    this.#log[level]('malformed message', { layer, source: `${source.address}:${source.port}`, ...fields, ...head });
  }
}
