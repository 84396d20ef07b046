import type {
  CharacterStringDefinition,
  ChoiceDefinition,
  Component,
  Definition,
  IntegerDefinition,
  Reference,
  SequenceDefinition,
  SequenceOfDefinition,
  Size,
} from '../asn1/type.ts';
import { encode } from '../per/encode.ts';
import { minimalDepth } from './minimal-depth.ts';
import type { Random } from './random.ts';

export interface RandomValueOptions {
  /** About how many values a value is made of. */
  readonly size?: number;
  /** How often a string or list without upper bound is so long that it is sent in fragments. */
  readonly long?: number;
}

/** A random value of a type: any that its schema allows, those at the edges more often. */
export function randomValue(type: Reference, random: Random, options: RandomValueOptions = {}): unknown {
  return new Generator(random, options).value(type);
}

const printable = ' !"#$%&()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_abcdefghijklmnopqrstuvwxyz{|}~';
const alphabets = {
  IA5String: printable,
  VisibleString: printable,
  GeneralString: printable,
  PrintableString: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 '()+,-./:=?",
  NumericString: ' 0123456789',
  BMPString: 'aZ09 æøåλЖ中\u2028\ufffd\u0001',
};

class Generator {
  readonly #random: Random;
  readonly #long: number;
  /** Values that are still wanted; below zero only what must be there is made. */
  #left: number;

  constructor(random: Random, { size = 60, long = 0 }: RandomValueOptions) {
    this.#random = random;
    this.#left = random.between(1, size);
    this.#long = long;
  }

  value(reference: Reference): unknown {
    const definition = typeof reference === 'function' ? reference() : reference;
    this.#left--;
    switch (definition.kind) {
      case 'BOOLEAN':
        return this.#random.chance(0.5);
      case 'NULL':
        return null;
      case 'INTEGER':
        return this.#integer(definition);
      case 'ENUMERATED':
        return this.#random.pick([...definition.root, ...(definition.additions ?? [])]);
      case 'BIT STRING':
        return this.#bitString(definition.size);
      case 'OCTET STRING':
        return this.#random.bytes(this.#length(definition.size));
      case 'OPEN TYPE':
        return this.#openType(definition.contents);
      case 'OBJECT IDENTIFIER':
        return this.#objectIdentifier();
      case 'CHARACTER STRING':
        return this.#characters(definition);
      case 'SEQUENCE OF':
        return this.#list(definition);
      case 'SEQUENCE':
        return this.#sequence(definition);
      case 'CHOICE':
        return this.#choice(definition);
    }
  }

  #integer({ min, max, extensible }: IntegerDefinition): number | bigint {
    const random = this.#random;
    if (extensible && max !== undefined && random.chance(0.2)) return max + random.between(1, 100_000);
    const power = 2 ** random.between(0, 52);
    const low = min ?? (max === undefined ? -power : max - power);
    const high = max ?? low + power;
    if (min === undefined && random.chance(0.1)) return -(2n ** BigInt(random.between(60, 130))) - BigInt(random.between(0, 9));
    if (max === undefined && random.chance(0.1)) return 2n ** BigInt(random.between(60, 130)) - BigInt(random.between(0, 9));
    return random.pick([low, high, Math.min(low + 1, high), random.between(low, high), Math.min(high, low + random.between(0, 300))]);
  }

  #bitString(size: Size | undefined): { bytes: Uint8Array; length: number } {
    const length = this.#length(size);
    const bytes = this.#random.bytes(Math.ceil(length / 8));
    const unused = bytes.length * 8 - length;
    if (bytes.length > 0) bytes[bytes.length - 1] = ((bytes.at(-1) as number) >> unused) << unused;
    return { bytes, length };
  }

  #openType(contents: Reference | undefined): Uint8Array {
    if (!contents) return this.#random.bytes(this.#length({ min: 1 }));
    return encode(typeof contents === 'function' ? contents() : contents, this.value(contents));
  }

  #objectIdentifier(): string {
    const random = this.#random;
    const first = random.between(0, 2);
    const rest = Array.from({ length: random.between(0, 8) }, () => random.between(0, 2 ** random.between(0, 40)));
    return [first, random.between(0, first < 2 ? 39 : 3000), ...rest].join('.');
  }

  #characters({ name, size, alphabet = alphabets[name] }: CharacterStringDefinition): string {
    return Array.from({ length: this.#length(size) }, () => this.#random.pick([...alphabet])).join('');
  }

  #length({ min, max = Number.POSITIVE_INFINITY, extensible }: Size = { min: 0 }): number {
    const random = this.#random;
    if (extensible && random.chance(0.2)) return max + random.between(1, 20);
    if (max > 65535 && random.chance(this.#long))
      return Math.min(max, random.pick([16383, 16384, 16385, 32768, 65536, 65537, 81920, 100_000]));
    if (this.#left < 0 && random.chance(0.7)) return min;
    return random.pick([min, Math.min(max, 300), Math.min(max, min + 1), Math.min(max, min + random.between(0, 20)), Math.min(max, 128)]);
  }

  #list({ element, size = { min: 0 } }: SequenceOfDefinition): unknown[] {
    const { min, max = Number.POSITIVE_INFINITY } = size;
    const wanted =
      this.#left < 0 || depthOf(element) > 6 ? min : Math.min(max, min + this.#random.between(0, this.#random.pick([1, 3, 8])));
    return Array.from({ length: wanted }, () => this.value(element));
  }

  #sequence({ root, additions }: SequenceDefinition): Record<string, unknown> {
    const value: Record<string, unknown> = {};
    for (const component of root) this.#component(component, value, component[2] === undefined);
    const skipped = this.#random.chance(0.3);
    for (const addition of additions ?? []) {
      if (skipped && !('group' in addition)) this.#absent(addition, value);
      if (skipped) continue;
      if (!('group' in addition)) this.#component(addition, value, false);
      else if (this.#random.chance(0.5))
        for (const component of addition.group) this.#component(component, value, component[2] === undefined);
    }
    return value;
  }

  #component(component: Component, into: Record<string, unknown>, required: boolean): void {
    const [name, type] = component;
    if (required || (this.#left > 0 && this.#random.chance(0.5))) into[name] = this.value(type);
    else this.#absent(component, into);
  }

  #absent([name, , presence]: Component, into: Record<string, unknown>): void {
    if (typeof presence === 'object') into[name] = presence.default;
  }

  #choice({ root, additions = [] }: ChoiceDefinition): unknown {
    const all = [...root, ...additions];
    // Types that contain themselves must come to an end.
    const least = Math.min(...all.map(([, type]) => depthOf(type)));
    const possible = this.#left > 0 ? all : all.filter(([, type]) => depthOf(type) === least);
    const [type, of] = this.#random.pick(possible);
    return isNull(of) ? { type } : { type, value: this.value(of) };
  }
}

/** How deep the smallest value is. */
function depthOf(reference: Reference): number {
  return minimalDepth(typeof reference === 'function' ? reference() : reference);
}

function isNull(reference: Reference): boolean {
  return typeof reference !== 'function' && (reference as Definition).kind === 'NULL';
}
