/** What the parser makes of a module. */

/** Bounds; absent is MIN or MAX. */
export interface Range {
  readonly min?: number;
  readonly max?: number;
}

/** The part of a constraint that PER sees (X.691 10.3). */
export interface Constraint {
  readonly range?: Range;
  readonly size?: Range;
  readonly alphabet?: string;
  readonly extensible?: boolean;
}

export interface ComponentSyntax {
  readonly name: string;
  readonly type: TypeSyntax;
  readonly presence?: 'OPTIONAL' | { readonly default: unknown };
}

export interface GroupSyntax {
  readonly group: readonly ComponentSyntax[];
}

export type AdditionSyntax = ComponentSyntax | GroupSyntax;

export interface SimpleSyntax {
  readonly kind: 'BOOLEAN' | 'NULL' | 'OBJECT IDENTIFIER';
}

/** Types that a constraint may narrow. */
export interface ConstrainedSyntax {
  readonly kind:
    | 'INTEGER'
    | 'OCTET STRING'
    | 'BIT STRING'
    | 'IA5String'
    | 'PrintableString'
    | 'NumericString'
    | 'VisibleString'
    | 'BMPString'
    | 'GeneralString';
  readonly constraint: Constraint;
}

export interface EnumeratedSyntax {
  readonly kind: 'ENUMERATED';
  readonly root: readonly string[];
  readonly additions?: readonly string[];
}

export interface ListSyntax {
  readonly kind: 'SEQUENCE OF';
  readonly element: TypeSyntax;
  readonly constraint: Constraint;
}

export interface SequenceSyntax {
  readonly kind: 'SEQUENCE';
  readonly root: readonly ComponentSyntax[];
  readonly additions?: readonly AdditionSyntax[];
}

export interface ChoiceSyntax {
  readonly kind: 'CHOICE';
  readonly root: readonly ComponentSyntax[];
  readonly additions?: readonly ComponentSyntax[];
}

export interface ReferenceSyntax {
  readonly kind: 'REFERENCE';
  readonly name: string;
  /** Actual parameters (X.683 9.5). */
  readonly parameters: readonly TypeSyntax[];
  readonly constraint: Constraint;
}

/** `TYPE-IDENTIFIER.&Type(contents)` (X.681 Annex A). */
export interface OpenTypeSyntax {
  readonly kind: 'OPEN TYPE';
  readonly contents?: TypeSyntax;
}

export type TypeSyntax =
  | SimpleSyntax
  | ConstrainedSyntax
  | EnumeratedSyntax
  | ListSyntax
  | SequenceSyntax
  | ChoiceSyntax
  | ReferenceSyntax
  | OpenTypeSyntax;

export interface Assignment {
  readonly name: string;
  /** Dummy references (X.683 8.4). */
  readonly parameters: readonly string[];
  readonly type: TypeSyntax;
}

export interface ModuleSyntax {
  readonly name: string;
  /** Name of a type to the module that it comes from. */
  readonly imports: ReadonlyMap<string, string>;
  readonly assignments: ReadonlyMap<string, Assignment>;
}
