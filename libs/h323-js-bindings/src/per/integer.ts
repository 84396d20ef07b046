import type { IntegerDefinition } from '../asn1/type.ts';
import type { CodecFunctions } from './codec.ts';
import { readConstrained, readUnbounded, writeConstrained, writeUnbounded } from './whole-number.ts';
import type { Writer } from './writer.ts';

/** INTEGER (X.691 13). */
export function integerCodec({ min, max, extensible = false }: IntegerDefinition): CodecFunctions {
  const root = rootCodec(min, max);
  if (!extensible) return root;
  const inRoot = (value: unknown) => Number(value) >= (min ?? -Infinity) && Number(value) <= (max ?? Infinity);
  return {
    decode: reader => (reader.bit() === 1 ? readUnbounded(reader, true) : root.decode(reader)),
    encode(writer, value) {
      checkInteger(writer, value);
      writer.bit(!inRoot(value));
      if (inRoot(value)) root.encode(writer, value);
      else writeUnbounded(writer, value, true);
    },
  };
}

function rootCodec(min: number | undefined, max: number | undefined): CodecFunctions {
  if (min === undefined) return unconstrained;
  if (max === undefined) return semiConstrained(min);
  const range = max - min + 1;
  return {
    decode: reader => min + readConstrained(reader, range),
    encode(writer, value) {
      if (typeof value !== 'number' || !Number.isInteger(value)) throw writer.fault('not an integer');
      if (value < min || value > max) throw writer.fault(`${value} is not between ${min} and ${max}`);
      writeConstrained(writer, value - min, range);
    },
  };
}

/** X.691 13.2.4. An upper bound alone changes nothing. */
const unconstrained: CodecFunctions = {
  decode: reader => readUnbounded(reader, true),
  encode(writer, value) {
    checkInteger(writer, value);
    writeUnbounded(writer, value, true);
  },
};

/** X.691 13.2.3. */
function semiConstrained(min: number): CodecFunctions {
  return {
    decode(reader) {
      const offset = readUnbounded(reader, false);
      return typeof offset === 'number' ? offset + min : offset + BigInt(min);
    },
    encode(writer, value) {
      checkInteger(writer, value);
      if (value < min) throw writer.fault(`${value} is below ${min}`);
      writeUnbounded(writer, typeof value === 'number' ? value - min : value - BigInt(min), false);
    },
  };
}

function checkInteger(writer: Writer, value: unknown): asserts value is number | bigint {
  if (typeof value !== 'bigint' && !Number.isSafeInteger(value)) throw writer.fault('not an integer');
}
