import type { Alternative, ChoiceDefinition } from '../asn1/type.ts';
import type { UnknownAlternative } from '../asn1/value.ts';
import type { Codec, CodecFunctions, Compile } from './codec.ts';
import { readOpen, readOpenBytes, writeOpen, writeOpenBytes } from './open-type.ts';
import { within } from './per-error.ts';
import type { Reader } from './reader.ts';
import { readConstrained, readNormallySmall, writeConstrained, writeNormallySmall } from './whole-number.ts';
import type { Writer } from './writer.ts';

interface CompiledAlternative {
  readonly name: string;
  readonly index: number;
  readonly isAddition: boolean;
  /** Absent for NULL, whose alternatives have no value. */
  readonly codec: Codec | undefined;
}

/** CHOICE (X.691 23): the index of the alternative, and its value. */
export function choiceCodec({ root, additions }: ChoiceDefinition, compile: Compile): CodecFunctions {
  const compileAll = (list: readonly Alternative[], isAddition: boolean): CompiledAlternative[] =>
    list.map(([name, type], index) => ({ name, index, isAddition, codec: isNull(type) ? undefined : compile(type) }));
  const rootAlternatives = compileAll(root, false);
  const added = compileAll(additions ?? [], true);
  const byName = new Map([...rootAlternatives, ...added].map(each => [each.name, each]));
  const extensible = additions !== undefined;
  return {
    decode(reader) {
      reader.enter();
      const value =
        extensible && reader.bit() === 1
          ? readAddition(reader, added)
          : readRoot(reader, rootAlternatives[readConstrained(reader, root.length)] as CompiledAlternative);
      reader.leave();
      return value;
    },
    encode(writer, value) {
      if (typeof value !== 'object' || value === null) throw writer.fault('not an alternative');
      const chosen = byName.get((value as { type: string }).type);
      if (!chosen) return writeUnknown(writer, value as Partial<UnknownAlternative>, extensible);
      if (extensible) writer.bit(chosen.isAddition);
      try {
        if (chosen.isAddition) writeAddition(writer, chosen, value);
        else {
          writeConstrained(writer, chosen.index, root.length);
          chosen.codec?.encode(writer, (value as { value: unknown }).value);
        }
      } catch (error) {
        throw within(error, chosen.name);
      }
    },
  };
}

function isNull(type: Alternative[1]): boolean {
  return typeof type !== 'function' && type.kind === 'NULL';
}

function readRoot(reader: Reader, { name, codec }: CompiledAlternative): unknown {
  if (!codec) return { type: name };
  try {
    return { type: name, value: codec.decode(reader) };
  } catch (error) {
    throw within(error, name);
  }
}

function readAddition(reader: Reader, added: readonly CompiledAlternative[]): unknown {
  const index = readNormallySmall(reader);
  const chosen = added[index];
  if (!chosen) return { type: '...', index, value: readOpenBytes(reader) } satisfies UnknownAlternative;
  try {
    if (chosen.codec) return { type: chosen.name, value: readOpen(reader, chosen.codec) };
    readOpenBytes(reader);
    return { type: chosen.name };
  } catch (error) {
    throw within(error, chosen.name);
  }
}

function writeAddition(writer: Writer, { index, codec }: CompiledAlternative, value: unknown): void {
  writeNormallySmall(writer, index);
  if (codec) writeOpen(writer, codec, (value as { value: unknown }).value);
  else writeOpenBytes(writer, nothing);
}

/** The complete encoding of NULL (X.691 11.1.3). */
const nothing = new Uint8Array(1);

function writeUnknown(writer: Writer, { type, index, value }: Partial<UnknownAlternative>, extensible: boolean): void {
  if (type !== '...' || !extensible || !Number.isInteger(index) || (index as number) < 0)
    throw writer.fault(`no alternative ${String(type)}`);
  writer.bit(1);
  writeNormallySmall(writer, index as number);
  writeOpenBytes(writer, value);
}
