import type { AdditionGroup, Component } from '../asn1/type.ts';
import type { Extension, UnknownAddition } from '../asn1/value.ts';
import { Codec, type Compile } from './codec.ts';
import { isDefault } from './is-default.ts';
import { readNormallySmallLength, writeNormallySmallLength } from './length.ts';
import { readOpen, readOpenBytes, writeOpen, writeOpenBytes } from './open-type.ts';
import { within } from './per-error.ts';
import type { Reader } from './reader.ts';
import { Components, type Fields } from './sequence.ts';
import type { Writer } from './writer.ts';

/** A type with fewer components than this stays far below; a bit-map of more is an attack. */
const MAX_ADDITIONS = 1024;

interface Addition {
  readonly name: string;
  readonly codec: Codec;
  readonly hasDefault: boolean;
  readonly default: unknown;
  /** Set for components that were added together; these stand in the value beside the others. */
  readonly group: Components | undefined;
}

/** The extension additions of a SEQUENCE (X.691 19.7 to 19.9): each in an open type, so that an older receiver can skip it. */
export class Additions {
  readonly #additions: readonly Addition[];
  readonly #defaults: readonly Addition[];

  constructor(additions: readonly (Component | AdditionGroup)[], compile: Compile) {
    this.#additions = additions.map(addition => ('group' in addition ? groupAddition(addition, compile) : single(addition, compile)));
    this.#defaults = this.#additions.filter(({ hasDefault }) => hasDefault);
  }

  /** What a sender that does not know an addition means by its absence. */
  fillDefaults(value: Fields): void {
    for (const { name, default: initial } of this.#defaults) if (value[name] === undefined) value[name] = initial;
  }

  decode(reader: Reader, into: Fields): void {
    const count = readNormallySmallLength(reader);
    if (count > MAX_ADDITIONS) throw reader.fault('limit', `more than ${MAX_ADDITIONS} extension additions`);
    const bitmap = reader.skip(count);
    const known = this.#additions.length;
    const unknown: UnknownAddition[] = [];
    for (let index = 0; index < count; index++) {
      if (reader.bitAt(bitmap + index) === 0) continue;
      if (index < known) readAddition(reader, this.#additions[index] as Addition, into);
      else unknown.push({ index, bytes: readOpenBytes(reader) });
    }
    if (unknown.length > 0 || (reader.exact && count !== known)) into['...'] = { count, unknown } satisfies Extension;
  }

  arePresent(value: Fields): boolean {
    for (const addition of this.#additions) if (isPresent(addition, value)) return true;
    return value['...'] !== undefined;
  }

  encode(writer: Writer, from: Fields): void {
    const { count, unknown } = this.#extension(writer, from);
    writeNormallySmallLength(writer, count);
    const bitmap = writer.zeros(count);
    for (let index = 0; index < this.#additions.length; index++) {
      const addition = this.#additions[index] as Addition;
      const { name, codec, group } = addition;
      if (!isPresent(addition, from)) continue;
      if (index >= count) throw writer.fault(`${name} is newer than the ${count} additions that were asked for`);
      writer.set(bitmap + index);
      try {
        writeOpen(writer, codec, group ? from : from[name]);
      } catch (error) {
        throw within(error, name);
      }
    }
    for (const { index, bytes } of unknown) {
      writer.set(bitmap + index);
      writeOpenBytes(writer, bytes);
    }
  }

  /** What the value asks for, or all that we know (X.691 19.7). */
  #extension(writer: Writer, from: Fields): Extension {
    const asked = from['...'] as Partial<Extension> | undefined;
    if (asked === undefined) return { count: this.#additions.length, unknown: [] };
    const { count, unknown } = asked;
    if (!Number.isInteger(count) || (count as number) < 1 || (count as number) > MAX_ADDITIONS || !Array.isArray(unknown)) {
      throw writer.fault('not a description of extension additions');
    }
    const extension = { count: count as number, unknown: unknown as UnknownAddition[] };
    let before = this.#additions.length - 1;
    for (const { index } of extension.unknown) {
      if (!Number.isInteger(index) || index <= before || index >= extension.count)
        throw writer.fault(`an unknown addition of index ${index}`);
      before = index;
    }
    return extension;
  }
}

function isPresent({ name, hasDefault, default: initial, group }: Addition, value: Fields): boolean {
  if (group) return group.arePresent(value);
  return value[name] !== undefined && !(hasDefault && isDefault(value[name], initial));
}

function single([name, type, presence]: Component, compile: Compile): Addition {
  const hasDefault = typeof presence === 'object';
  return { name, codec: compile(type), hasDefault, default: hasDefault ? presence.default : undefined, group: undefined };
}

/** The components of a group are encoded as a SEQUENCE (X.691 19.9). */
function groupAddition({ group: components }: AdditionGroup, compile: Compile): Addition {
  const group = new Components(components, compile);
  const codec = new Codec();
  codec.encode = (writer, value) => group.encode(writer, value as Fields);
  codec.decode = reader => {
    const value: Fields = {};
    group.decode(reader, value);
    return value;
  };
  return { name: components[0]?.[0] ?? '', codec, hasDefault: false, default: undefined, group };
}

function readAddition(reader: Reader, { name, codec, group }: Addition, into: Fields): void {
  try {
    const value = readOpen(reader, codec);
    if (group) Object.assign(into, value);
    else into[name] = value;
  } catch (error) {
    throw within(error, name);
  }
}
