/** Values that have no counterpart of their own in JavaScript. */

/** A BIT STRING: the first bit is the most significant one of `bytes[0]`. */
export interface BitString {
  bytes: Uint8Array;
  /** Number of bits. */
  length: number;
}

/** An extension addition that is newer than our modules: kept as it came, and written back. */
export interface UnknownAddition {
  /** Its place among all extension additions of the type, from 0. */
  index: number;
  /** Its complete encoding. */
  bytes: Uint8Array;
}

/** What a sender whose modules differ from ours said about extension additions. */
export interface Extension {
  /** How many extension additions the sender's version of the type has. */
  count: number;
  unknown: readonly UnknownAddition[];
}

/** An alternative of a CHOICE that is newer than our modules: kept as it came, and written back. */
export interface UnknownAlternative {
  type: '...';
  /** Its place among the extension additions of the type, from 0. */
  index: number;
  /** Its complete encoding. */
  value: Uint8Array;
}

/** A value of an ENUMERATED that is newer than our modules. */
export interface UnknownEnumeration {
  type: '...';
  /** Its place among the extension additions of the type, from 0. */
  index: number;
}

/** The contents of an open type: the complete encoding of a value of type `T`, as it came, because signatures cover these very bytes. */
export type OpenType<_T = unknown> = Uint8Array;
