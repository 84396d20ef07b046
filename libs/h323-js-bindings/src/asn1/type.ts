/** ASN.1 types as plain data (X.680): what the generated modules are made of, and what the codec compiles. */

declare const described: unique symbol;

/** The schema of an ASN.1 type whose values are `T`. */
export type Type<T> = Definition & { readonly [described]?: T };

/** A SIZE constraint (X.680 51.5). Without `max` it has no upper bound. */
export interface Size {
  readonly min: number;
  readonly max?: number;
  readonly extensible?: boolean;
}

/** A type, or a function that gives it: references may point forwards, and in circles. */
export type Reference = Definition | (() => Definition);

/** What a component is when it is absent: not allowed, simply absent, or the default. */
export type Presence = 'OPTIONAL' | { readonly default: unknown };

/** A component of a SEQUENCE: its name, its type, and whether it may be absent. */
export type Component = readonly [name: string, type: Reference, presence?: Presence];

/** Components that were added together, in `[[ ]]` (X.680 25.1). */
export interface AdditionGroup {
  readonly group: readonly Component[];
}

/** An alternative of a CHOICE. */
export type Alternative = readonly [name: string, type: Reference];

/** The character string types whose characters have a fixed width in PER (X.691 3.7.17), and the other one that H.245 uses. */
export type CharacterStringName = 'IA5String' | 'PrintableString' | 'NumericString' | 'VisibleString' | 'BMPString' | 'GeneralString';

export interface IntegerDefinition {
  readonly kind: 'INTEGER';
  readonly min?: number;
  readonly max?: number;
  readonly extensible?: boolean;
}

export interface EnumeratedDefinition {
  readonly kind: 'ENUMERATED';
  /** In the order of their numbers (X.691 14.1). */
  readonly root: readonly string[];
  readonly additions?: readonly string[];
}

export interface StringDefinition {
  readonly kind: 'BIT STRING' | 'OCTET STRING';
  readonly size?: Size;
}

export interface CharacterStringDefinition {
  readonly kind: 'CHARACTER STRING';
  readonly name: CharacterStringName;
  readonly size?: Size;
  /** The permitted alphabet (X.680 51.7). */
  readonly alphabet?: string;
}

export interface SequenceOfDefinition {
  readonly kind: 'SEQUENCE OF';
  readonly element: Reference;
  readonly size?: Size;
}

export interface SequenceDefinition {
  readonly kind: 'SEQUENCE';
  readonly root: readonly Component[];
  /** Absent when the type has no extension marker. */
  readonly additions?: readonly (Component | AdditionGroup)[];
}

export interface ChoiceDefinition {
  readonly kind: 'CHOICE';
  readonly root: readonly Alternative[];
  /** Absent when the type has no extension marker. */
  readonly additions?: readonly Alternative[];
}

/** A complete encoding inside another (X.681 15): its value stays in octets. */
export interface OpenTypeDefinition {
  readonly kind: 'OPEN TYPE';
  /** What is encoded there. */
  readonly contents?: Reference;
}

export interface SimpleDefinition {
  readonly kind: 'BOOLEAN' | 'NULL' | 'OBJECT IDENTIFIER';
}

/** Any ASN.1 type. SET and SET OF are encoded as SEQUENCE and SEQUENCE OF, because every module has automatic tags. */
export type Definition =
  | SimpleDefinition
  | IntegerDefinition
  | EnumeratedDefinition
  | StringDefinition
  | OpenTypeDefinition
  | CharacterStringDefinition
  | SequenceOfDefinition
  | SequenceDefinition
  | ChoiceDefinition;
