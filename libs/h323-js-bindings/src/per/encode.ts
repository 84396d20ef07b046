import type { Type } from '../asn1/type.ts';
import { codecOf } from './compile.ts';
import { Fault, PerError } from './per-error.ts';
import { Writer } from './writer.ts';

/** Its memory is used again. Taken while in use, because a value's getter might encode too. */
let spare: Writer | undefined;

/** More than this is not kept. */
const SPARE_BYTES = 1 << 16;

/**
 * Writes a value of an ASN.1 type in aligned PER.
 * @throws PerError when the value is not one of the type
 * @example `encode(H225.RasMessage, { type: 'gatekeeperRequest', value: … })`
 */
export function encode<T>(type: Type<T>, value: T): Uint8Array {
  const codec = codecOf(type);
  const writer = spare ?? new Writer();
  spare = undefined;
  writer.position = 0;
  try {
    codec.encode(writer, value);
    return writer.finish();
  } catch (error) {
    throw error instanceof Fault ? new PerError(error) : error;
  } finally {
    if (writer.capacity <= SPARE_BYTES) spare = writer;
  }
}
