import type { SequenceOfDefinition } from '../asn1/type.ts';
import type { CodecFunctions, Compile } from './codec.ts';
import { Count, readLength } from './length.ts';
import { within } from './per-error.ts';

/** SEQUENCE OF (X.691 20) and SET OF (22): the elements after their number. */
export function sequenceOfCodec({ element, size }: SequenceOfDefinition, compile: Compile): CodecFunctions {
  const count = new Count(size);
  const codec = compile(element);
  return {
    decode(reader) {
      const list: unknown[] = [];
      reader.enter();
      for (let length = count.read(reader); ; length = readLength(reader)) {
        const part = Math.abs(length);
        reader.countElements(part);
        try {
          for (let i = 0; i < part; i++) list.push(codec.decode(reader));
        } catch (error) {
          throw within(error, list.length);
        }
        if (length >= 0) break;
      }
      reader.leave();
      return list;
    },
    encode(writer, value) {
      if (!Array.isArray(value)) throw writer.fault('not an array');
      count.write(writer, value.length, (from, to) => {
        let i = from;
        try {
          for (; i < to; i++) codec.encode(writer, value[i]);
        } catch (error) {
          throw within(error, i);
        }
      });
    },
  };
}
