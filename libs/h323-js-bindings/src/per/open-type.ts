/** Open types (X.691 11.2): a complete encoding after its length in octets. */
import type { Codec, CodecFunctions } from './codec.ts';
import { readLength, writeFragments } from './length.ts';
import { readFragments } from './octet-string.ts';
import type { Reader } from './reader.ts';
import type { Writer } from './writer.ts';

/** An open type whose contents stay as they are. */
export const openTypeCodec: CodecFunctions = {
  decode: readOpenBytes,
  encode: writeOpenBytes,
};

export function readOpenBytes(reader: Reader): Uint8Array {
  const length = readLength(reader);
  return length < 0 ? readFragments(reader, -length) : reader.octets(length);
}

export function writeOpenBytes(writer: Writer, value: unknown): void {
  if (!(value instanceof Uint8Array)) throw writer.fault('not a Uint8Array');
  writeFragments(writer, value.length, (from, to) => writer.octets(value.subarray(from, to)));
}

/** Reads a value inside an open type. What follows it there is skipped: a later version of its type would say what it is. */
export function readOpen(reader: Reader, codec: Codec): unknown {
  const length = readLength(reader);
  if (length < 0) return codec.decode(reader.nested(readFragments(reader, -length)));
  const outer = reader.end;
  const end = reader.skip(length * 8) + length * 8;
  reader.position = end - length * 8;
  reader.end = end;
  const value = codec.decode(reader);
  reader.position = end;
  reader.end = outer;
  return value;
}

/** Writes a value inside an open type, in place: what is longer than 127 octets is moved up, which is rare. */
export function writeOpen(writer: Writer, codec: Codec, value: unknown): void {
  writer.align();
  const start = writer.position;
  writer.octet(0);
  codec.encode(writer, value);
  if (writer.position === start + 8) writer.zeros(8);
  writer.align();
  const length = (writer.position - start - 8) >> 3;
  if (length < 0x80) writer.patch(start, length);
  else writeOpenBytes(writer, writer.take(start).subarray(1));
}
