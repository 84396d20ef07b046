import { type BitString, type Definition, decode, type Reference } from '@opencvi/h323-js-bindings';
import type { Term } from './erlang-term.ts';

/** Components as the text of a type spells them, by their names in TypeScript. */
export type Spelling = ReadonlyMap<string, string>;

/** `bitRate` is written so in one type, and `bit-rate` in another. */
const spellings = new WeakMap<Definition, Spelling>();

/** Takes the spelling of a type's components from its text. */
export function learnSpelling(type: Definition, text: string): void {
  const words = text.replaceAll(/--.*?(?:--|$)/gm, '').match(/\b[a-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)+/g) ?? [];
  spellings.set(type, new Map(words.map(word => [word.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase()), word])));
}

/** A value as Erlang has it (asn1 with `maps`). Throws for what Erlang does not keep: alternatives and additions that are unknown. */
export function erlangValue(reference: Reference, value: unknown, spelling: Spelling = new Map()): Term {
  const type = definitionOf(reference);
  return convert(type, value, spellings.get(type) ?? spelling);
}

function definitionOf(reference: Reference): Definition {
  return typeof reference === 'function' ? reference() : reference;
}

/** Beyond the first 256, Erlang has group, plane, row and cell. */
function character(code: number): Term {
  return code < 256 ? code : [0, 0, code >> 8, code & 0xff];
}

function convert(type: Definition, value: unknown, spelling: Spelling): Term {
  switch (type.kind) {
    case 'BOOLEAN':
      return { atom: String(value) };
    case 'NULL':
      return { atom: 'NULL' };
    case 'ENUMERATED':
      if (typeof value !== 'string') throw new Unknown();
      return { atom: value };
    case 'OBJECT IDENTIFIER':
      return (value as string).split('.').map(arc => BigInt(arc));
    case 'CHARACTER STRING':
      return { list: Array.from({ length: (value as string).length }, (_, i) => character((value as string).charCodeAt(i))) };
    case 'OPEN TYPE':
      // Erlang has the value where we have its octets.
      return type.contents
        ? erlangValue(type.contents, decode(definitionOf(type.contents), value as Uint8Array), spelling)
        : (value as Uint8Array);
    case 'BIT STRING':
      return value as BitString;
    case 'SEQUENCE OF':
      return { list: (value as unknown[]).map(each => erlangValue(type.element, each, spelling)) };
    case 'SEQUENCE': {
      const fields = value as Record<string, unknown>;
      if ('...' in fields) throw new Unknown();
      const all = [...type.root, ...(type.additions ?? []).flatMap(addition => ('group' in addition ? addition.group : [addition]))];
      const present = all.filter(([name]) => fields[name] !== undefined);
      return new Map(present.map(([name, of]) => [{ atom: spelling.get(name) ?? name }, erlangValue(of, fields[name], spelling)]));
    }
    case 'CHOICE': {
      const { type: name, value: of } = value as { type: string; value?: unknown };
      const alternative = [...type.root, ...(type.additions ?? [])].find(each => each[0] === name);
      if (!alternative) throw new Unknown();
      return [{ atom: name }, of === undefined ? { atom: 'NULL' } : erlangValue(alternative[1], of, spelling)];
    }
    default:
      return value as Term;
  }
}

/** The value has parts that are newer than the modules. */
export class Unknown extends Error {}
