import type { Type } from '../asn1/type.ts';
import { codecOf } from './compile.ts';
import { type DecodeLimits, defaultLimits } from './limits.ts';
import { Fault, PerError } from './per-error.ts';
import { Reader } from './reader.ts';

export interface DecodeOptions extends Partial<DecodeLimits> {
  /**
   * Remember how many extension additions the sender's version of each type has (under `...`), so that encoding gives the very same bytes
   * whatever version sent them. Otherwise only additions that we do not know are kept.
   */
  readonly exact?: boolean;
}

/** A value, and how many octets it took: what follows it is left alone. */
export interface Decoded<T> {
  readonly value: T;
  readonly length: number;
}

/**
 * Reads a value of an ASN.1 type from its aligned PER encoding.
 * @throws PerError and nothing else, whatever the bytes are
 * @example `decode(H245.MultimediaSystemControlMessage, bytes)`
 */
export function decode<T>(type: Type<T>, bytes: Uint8Array, options?: DecodeOptions): T {
  return decodeFirst(type, bytes, options).value;
}

/** Like `decode`, for bytes that go on after the value. */
export function decodeFirst<T>(type: Type<T>, bytes: Uint8Array, options?: DecodeOptions): Decoded<T> {
  const codec = codecOf(type);
  try {
    const reader = new Reader(plain(bytes), options && { limits: { ...defaultLimits, ...options }, exact: options.exact ?? false });
    const value = codec.decode(reader) as T;
    return { value, length: Math.max(1, (reader.position + 7) >> 3) };
  } catch (error) {
    throw error instanceof Fault ? new PerError(error) : error;
  }
}

/** A Buffer's `slice` would not copy. */
function plain(bytes: Uint8Array): Uint8Array {
  return bytes.constructor === Uint8Array ? bytes : new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
