/** How the contents of one information element are read and written. */
export interface ElementCodec<T> {
  readonly id: number;
  /** Undefined when the contents make no sense. */
  parse(contents: Uint8Array): T | undefined;
  serialize(value: T): Uint8Array;
}

/** Octets whose highest bit says that none follow in the group (Q.931 4.5.1 note, "extension mechanism"): 3, 3a, 3b. */
export function octetGroup(contents: Uint8Array, from: number): Uint8Array {
  let to = from;
  while (to < contents.length && (contents[to] as number) < 0x80) to++;
  return contents.subarray(from, to + 1);
}

/** The bits of an octet between two, counted from 1 for the lowest as Q.931 does. */
export function bits(octet: number, high: number, low: number): number {
  return (octet >> (low - 1)) & (2 ** (high - low + 1) - 1);
}

/** Text of one octet a character. What ends in zeros is cut there: some devices send them. */
export function fromText(octets: Uint8Array): string {
  return Array.from(octets, octet => String.fromCharCode(octet))
    .join('')
    .replace(/\0+$/, '');
}

/** The octets of a text; what does not fit into one is a question mark. */
export function toText(text: string): Uint8Array {
  return Uint8Array.from(text, character => (character.length === 1 && character <= '\xff' ? character.charCodeAt(0) : 0x3f));
}
