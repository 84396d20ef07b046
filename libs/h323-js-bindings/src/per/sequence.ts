import type { Component, SequenceDefinition } from '../asn1/type.ts';
import type { Codec, CodecFunctions, Compile } from './codec.ts';
import { Additions } from './extension-additions.ts';
import { isDefault } from './is-default.ts';
import { within } from './per-error.ts';
import type { Reader } from './reader.ts';
import type { Writer } from './writer.ts';

export type Fields = Record<string, unknown>;

interface CompiledComponent {
  readonly name: string;
  readonly codec: Codec;
  /** Its place in the bit-map of what may be absent, or -1. */
  readonly optional: number;
  readonly hasDefault: boolean;
  readonly default: unknown;
}

/** SEQUENCE (X.691 19) and SET (21). */
export function sequenceCodec({ root, additions }: SequenceDefinition, compile: Compile): CodecFunctions {
  const components = new Components(root, compile);
  const extension = additions && new Additions(additions, compile);
  return {
    decode(reader) {
      reader.enter();
      const value: Fields = {};
      const extended = extension !== undefined && reader.bit() === 1;
      components.decode(reader, value);
      if (extended) extension.decode(reader, value);
      extension?.fillDefaults(value);
      reader.leave();
      return value;
    },
    encode(writer, value) {
      if (typeof value !== 'object' || value === null) throw writer.fault('not an object');
      if (extension === undefined) return components.encode(writer, value as Fields);
      const extended = extension.arePresent(value as Fields);
      writer.bit(extended);
      components.encode(writer, value as Fields);
      if (extended) extension.encode(writer, value as Fields);
    },
  };
}

/** Components with the bit-map of those that may be absent (X.691 19.2). */
export class Components {
  readonly #components: readonly CompiledComponent[];
  readonly #optionals: number;

  constructor(components: readonly Component[], compile: Compile) {
    let optionals = 0;
    this.#components = components.map(([name, type, presence]) => ({
      name,
      codec: compile(type),
      optional: presence === undefined ? -1 : optionals++,
      hasDefault: typeof presence === 'object',
      default: typeof presence === 'object' ? presence.default : undefined,
    }));
    this.#optionals = optionals;
  }

  decode(reader: Reader, into: Fields): void {
    const bitmap = reader.skip(this.#optionals);
    const components = this.#components;
    let i = 0;
    try {
      for (; i < components.length; i++) {
        const { name, codec, optional, hasDefault, default: initial } = components[i] as CompiledComponent;
        if (optional < 0 || reader.bitAt(bitmap + optional) === 1) into[name] = codec.decode(reader);
        else if (hasDefault) into[name] = initial;
      }
    } catch (error) {
      throw within(error, components[i]?.name ?? '');
    }
  }

  encode(writer: Writer, from: Fields): void {
    const bitmap = writer.zeros(this.#optionals);
    const components = this.#components;
    let i = 0;
    try {
      for (; i < components.length; i++) {
        const { name, codec, optional, hasDefault, default: initial } = components[i] as CompiledComponent;
        const value = from[name];
        if (optional >= 0) {
          // A value that is the default is not sent (X.691 19.5).
          if (value === undefined || (hasDefault && isDefault(value, initial))) continue;
          writer.set(bitmap + optional);
        }
        codec.encode(writer, value);
      }
    } catch (error) {
      throw within(error, components[i]?.name ?? '');
    }
  }

  /** Whether any of them is there. */
  arePresent(value: Fields): boolean {
    for (const { name } of this.#components) if (value[name] !== undefined) return true;
    return false;
  }
}
