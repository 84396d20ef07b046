import type { StringDefinition } from '../asn1/type.ts';
import type { BitString } from '../asn1/value.ts';
import type { CodecFunctions } from './codec.ts';
import { Count, readLength } from './length.ts';
import type { Reader } from './reader.ts';
import type { Writer } from './writer.ts';

/** BIT STRING (X.691 16). */
export function bitStringCodec({ size }: StringDefinition): CodecFunctions {
  const count = new Count(size);
  const aligned = count.isAligned(1);
  return {
    decode(reader): BitString {
      let length = count.read(reader);
      let total = 0;
      const octets: number[] = [];
      for (;;) {
        if (aligned && length !== 0) reader.align();
        const part = Math.abs(length);
        // Before anything is allocated.
        if (part > reader.end - reader.position) reader.skip(part);
        readBits(reader, part, octets);
        total += part;
        if (length >= 0) return { bytes: Uint8Array.from(octets), length: total };
        length = readLength(reader);
      }
    },
    encode(writer, value) {
      if (!isBitString(value)) throw writer.fault('not a bit string');
      count.write(writer, value.length, (from, to) => {
        if (aligned) writer.align();
        writeBits(writer, value.bytes, from, to);
      });
    },
  };
}

function readBits(reader: Reader, count: number, into: number[]): void {
  for (let left = count; left > 0; left -= 8) {
    const width = Math.min(left, 8);
    into.push(reader.bits(width) << (8 - width));
  }
}

function writeBits(writer: Writer, bytes: Uint8Array, from: number, to: number): void {
  for (let at = from; at < to; at += 8) {
    const width = Math.min(to - at, 8);
    writer.bits((bytes[at >> 3] as number) >> (8 - width), width);
  }
}

function isBitString(value: unknown): value is BitString {
  if (typeof value !== 'object' || value === null) return false;
  const { bytes, length } = value as Partial<BitString>;
  return bytes instanceof Uint8Array && Number.isInteger(length) && (length as number) >= 0 && (length as number) <= bytes.length * 8;
}
