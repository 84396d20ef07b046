import { headerKey } from '../message/header-names.ts';
import type { MessageLimits } from '../message/limits.ts';

/** What bytes of a stream turned out to be. */
export type StreamEvent =
  | { readonly type: 'message'; readonly bytes: Buffer }
  /** RFC 5626 4.4.1: a double CRLF, to be answered by a single one. */
  | { readonly type: 'ping' }
  /** Where the next message begins cannot be known any more. */
  | { readonly type: 'broken'; readonly reason: 'no-content-length' | 'too-large'; readonly bytes: Buffer };

const headEnd = Buffer.from('\r\n\r\n');

/** Cuts a stream into messages by their Content-Length (RFC 3261 18.3). Bytes in, events out. */
export class StreamFramer {
  readonly #limits: MessageLimits;
  #chunks: Buffer[] = [];
  #length = 0;
  #needed = 0;
  #broken = false;

  constructor(limits: MessageLimits) {
    this.#limits = limits;
  }

  /** Whether a message has begun and not ended. */
  get partial(): boolean {
    return this.#length > 0;
  }

  push(chunk: Buffer): StreamEvent[] {
    if (this.#broken) return [];
    this.#chunks.push(chunk);
    this.#length += chunk.length;
    if (this.#length < this.#needed) return []; // joining chunks for each arriving byte would cost the square of the message
    const events: StreamEvent[] = [];
    let bytes = this.#chunks.length === 1 ? chunk : Buffer.concat(this.#chunks);
    for (let next = this.#next(bytes); next; next = this.#next(bytes)) {
      bytes = bytes.subarray(next.used);
      if (next.event) events.push(next.event);
    }
    this.#chunks = bytes.length > 0 ? [bytes] : [];
    this.#length = bytes.length;
    return events;
  }

  #next(bytes: Buffer): { used: number; event?: StreamEvent } | undefined {
    this.#needed = 0;
    if (bytes.length === 0 || this.#broken) return undefined;
    if (bytes[0] === 0x0d || bytes[0] === 0x0a) return this.#keepAlive(bytes);
    const end = bytes.indexOf(headEnd);
    if (end < 0) {
      return bytes.length > this.#limits.maxMessageBytes ? this.#break('too-large', bytes) : undefined;
    }
    const length = declaredLength(bytes.toString('latin1', 0, end + 2));
    if (length === undefined) return this.#break('no-content-length', bytes.subarray(0, end + 4));
    const total = end + 4 + length;
    if (total > this.#limits.maxMessageBytes) return this.#break('too-large', bytes.subarray(0, end + 4));
    this.#needed = total;
    return bytes.length < total ? undefined : { used: total, event: { type: 'message', bytes: bytes.subarray(0, total) } };
  }

  /** RFC 3261 7.5: CRLFs before a start line are ignored; four bytes of them are a ping. */
  #keepAlive(bytes: Buffer): { used: number; event?: StreamEvent } | undefined {
    if (bytes.length >= 4 && bytes.indexOf(headEnd) === 0) return { used: 4, event: { type: 'ping' } };
    const mayBecomePing = bytes.length < 4 && headEnd.indexOf(bytes) === 0;
    return mayBecomePing && bytes.length !== 2 ? undefined : this.#skipLine(bytes);
  }

  /** A single CRLF at the end of what came is a pong or half a ping: it may wait without counting as a message that began. */
  #skipLine(bytes: Buffer): { used: number; event?: StreamEvent } | undefined {
    return { used: bytes[0] === 0x0d && bytes[1] === 0x0a ? 2 : 1 };
  }

  #break(reason: 'no-content-length' | 'too-large', bytes: Buffer): { used: number; event: StreamEvent } {
    this.#broken = true;
    return { used: bytes.length, event: { type: 'broken', reason, bytes } };
  }
}

function declaredLength(head: string): number | undefined {
  const lengths = new Set<string>();
  for (const line of head.split('\r\n')) {
    const colon = line.indexOf(':');
    if (colon > 0 && headerKey(line.slice(0, colon).trimEnd()) === 'content-length') lengths.add(line.slice(colon + 1).trim());
  }
  const [value] = lengths;
  return lengths.size === 1 && value !== undefined && /^\d{1,9}$/.test(value) ? Number(value) : undefined;
}
