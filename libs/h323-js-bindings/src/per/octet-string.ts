import type { StringDefinition } from '../asn1/type.ts';
import type { CodecFunctions } from './codec.ts';
import { Count, readLength } from './length.ts';
import type { Reader } from './reader.ts';

/** OCTET STRING (X.691 17). */
export function octetStringCodec({ size }: StringDefinition): CodecFunctions {
  const count = new Count(size);
  const aligned = count.isAligned(8);
  return {
    decode(reader) {
      const length = count.read(reader);
      if (length < 0) return readFragments(reader, -length);
      if (!aligned) return Uint8Array.from({ length }, () => reader.bits(8));
      if (length > 0) reader.align();
      return reader.octets(length);
    },
    encode(writer, value) {
      if (!(value instanceof Uint8Array)) throw writer.fault('not a Uint8Array');
      count.write(writer, value.length, (from, to) => {
        const part = from === 0 && to === value.length ? value : value.subarray(from, to);
        if (aligned) {
          writer.align();
          writer.octets(part);
        } else for (const octet of part) writer.bits(octet, 8);
      });
    },
  };
}

/** The rest of octets that came in fragments, of which the first has `first`. */
export function readFragments(reader: Reader, first: number): Uint8Array {
  const parts = [reader.octets(first)];
  for (;;) {
    const length = readLength(reader);
    parts.push(reader.octets(Math.abs(length)));
    if (length >= 0) return join(parts);
  }
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
