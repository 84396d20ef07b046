import type { Reader } from './reader.ts';
import type { Writer } from './writer.ts';

/** How values of one type are read and written. Made once for each type; a circle of types refers to codecs that are not filled yet. */
export class Codec {
  decode: (reader: Reader) => unknown = unfilled;
  encode: (writer: Writer, value: unknown) => void = unfilled;
}

/** The two halves, before they are put into a codec. */
export type CodecFunctions = Pick<Codec, 'decode' | 'encode'>;

/** Gives the codec of a component's type. */
export type Compile = (reference: import('../asn1/type.ts').Reference) => Codec;

function unfilled(): never {
  throw new Error('a codec was used before it was compiled');
}
