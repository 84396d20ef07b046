/** Short names with which the generated modules write their types. */
import type {
  AdditionGroup,
  Alternative,
  CharacterStringDefinition,
  CharacterStringName,
  ChoiceDefinition,
  Component,
  EnumeratedDefinition,
  IntegerDefinition,
  OpenTypeDefinition,
  Reference,
  SequenceDefinition,
  SequenceOfDefinition,
  SimpleDefinition,
  Size,
  StringDefinition,
} from './type.ts';

export const BOOLEAN: SimpleDefinition = { kind: 'BOOLEAN' };
export const NULL: SimpleDefinition = { kind: 'NULL' };
export const OBJECT_IDENTIFIER: SimpleDefinition = { kind: 'OBJECT IDENTIFIER' };
export const OPTIONAL = 'OPTIONAL';

/** `INTEGER (min..max)`. */
export function integer(min?: number, max?: number, extensible?: true): IntegerDefinition {
  return { kind: 'INTEGER', ...defined({ min, max, extensible }) };
}

/** No upper bound. */
export const MAX: number = Number.POSITIVE_INFINITY;

/** `SIZE (min..max)`, or `SIZE (min)`. */
export function size(min: number, max = min, extensible?: true): Size {
  return { min, ...defined({ max: max === MAX ? undefined : max, extensible }) };
}

export function enumerated(root: readonly string[], additions?: readonly string[]): EnumeratedDefinition {
  return { kind: 'ENUMERATED', root, ...defined({ additions }) };
}

export function octetString(size?: Size): StringDefinition {
  return { kind: 'OCTET STRING', ...defined({ size }) };
}

export function bitString(size?: Size): StringDefinition {
  return { kind: 'BIT STRING', ...defined({ size }) };
}

export function characterString(name: CharacterStringName, size?: Size, alphabet?: string): CharacterStringDefinition {
  return { kind: 'CHARACTER STRING', name, ...defined({ size, alphabet }) };
}

/** `TYPE-IDENTIFIER.&Type (contents)`. */
export function openType(contents?: Reference): OpenTypeDefinition {
  return { kind: 'OPEN TYPE', ...defined({ contents }) };
}

/** SEQUENCE OF and SET OF. */
export function sequenceOf(element: Reference, size?: Size): SequenceOfDefinition {
  return { kind: 'SEQUENCE OF', element, ...defined({ size }) };
}

/** SEQUENCE and SET. With `additions`, even none, the type is extensible. */
export function sequence(root: readonly Component[], additions?: readonly (Component | AdditionGroup)[]): SequenceDefinition {
  return { kind: 'SEQUENCE', root, ...defined({ additions }) };
}

/** With `additions`, even none, the type is extensible. */
export function choice(root: readonly Alternative[], additions?: readonly Alternative[]): ChoiceDefinition {
  return { kind: 'CHOICE', root, ...defined({ additions }) };
}

/** `[[ … ]]` */
export function group(...components: readonly Component[]): AdditionGroup {
  return { group: components };
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

function defined<T extends object>(from: T): Defined<T> {
  return Object.fromEntries(Object.entries(from).filter(([, value]) => value !== undefined)) as Defined<T>;
}
