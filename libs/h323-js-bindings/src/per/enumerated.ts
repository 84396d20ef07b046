import type { EnumeratedDefinition } from '../asn1/type.ts';
import type { UnknownEnumeration } from '../asn1/value.ts';
import type { CodecFunctions } from './codec.ts';
import { readConstrained, readNormallySmall, writeConstrained, writeNormallySmall } from './whole-number.ts';

/** ENUMERATED (X.691 14): the index, which follows the numbers. */
export function enumeratedCodec({ root, additions }: EnumeratedDefinition): CodecFunctions {
  const rootIndex = new Map(root.map((name, index) => [name, index]));
  const additionIndex = new Map(additions?.map((name, index) => [name, index]));
  const extensible = additions !== undefined;
  return {
    decode(reader) {
      if (!extensible || reader.bit() === 0) return root[readConstrained(reader, root.length)];
      const index = readNormallySmall(reader);
      return additions[index] ?? ({ type: '...', index } satisfies UnknownEnumeration);
    },
    encode(writer, value) {
      const index = rootIndex.get(value as string);
      if (index !== undefined) {
        if (extensible) writer.bit(0);
        return writeConstrained(writer, index, root.length);
      }
      const addition = isUnknown(value) ? value.index : additionIndex.get(value as string);
      if (addition === undefined || !extensible) throw writer.fault('not a value of the enumeration');
      writer.bit(1);
      writeNormallySmall(writer, addition);
    },
  };
}

function isUnknown(value: unknown): value is UnknownEnumeration {
  if (typeof value !== 'object' || value === null) return false;
  const { type, index } = value as Partial<UnknownEnumeration>;
  return type === '...' && Number.isInteger(index) && (index as number) >= 0;
}
