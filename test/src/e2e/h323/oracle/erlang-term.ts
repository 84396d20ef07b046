/** Erlang's external term format (erts, "External Term Format"), as far as the oracle's requests need it. */

/** An atom, which a string would not be. */
export interface Atom {
  readonly atom: string;
}

/** A bit string. */
export interface Bits {
  readonly bytes: Uint8Array;
  readonly length: number;
}

export type Term =
  | Atom
  | Bits
  | number
  | bigint
  | Uint8Array
  | readonly Term[]
  | { readonly list: readonly Term[] }
  | ReadonlyMap<Term, Term>;

/** The term with the version in front. An array is a tuple. */
export function toExternal(term: Term): Uint8Array {
  return Buffer.concat([Buffer.of(131), ...parts(term)]);
}

function parts(term: Term): Uint8Array[] {
  if (typeof term === 'number' || typeof term === 'bigint') return [integer(term)];
  if (term instanceof Uint8Array) return [tagged(109, term.length), term];
  if (term instanceof Map) return [tagged(116, term.size), ...[...term].flatMap(([key, value]) => [...parts(key), ...parts(value)])];
  if (isTuple(term)) return [tagged(105, term.length), ...term.flatMap(parts)];
  if ('atom' in term) return [Buffer.from([119, Buffer.byteLength(term.atom)]), Buffer.from(term.atom)];
  if ('list' in term) return term.list.length === 0 ? [NIL] : [tagged(108, term.list.length), ...term.list.flatMap(parts), NIL];
  return bitString(term as Bits);
}

function isTuple(term: Term): term is readonly Term[] {
  return Array.isArray(term);
}

const NIL = Buffer.of(106);

function tagged(tag: number, length: number): Buffer {
  const head = Buffer.alloc(5, tag);
  head.writeUInt32BE(length, 1);
  return head;
}

function bitString({ bytes, length }: Bits): Uint8Array[] {
  // A bit string of whole octets is a binary: Erlang compares them as equal.
  if (length % 8 === 0) return [tagged(109, length / 8), bytes.subarray(0, length / 8)];
  return [tagged(77, Math.ceil(length / 8)), Buffer.of(length % 8), bytes.subarray(0, Math.ceil(length / 8))];
}

function integer(value: number | bigint): Uint8Array {
  if (value >= -(2 ** 31) && value < 2 ** 31) {
    const small = Buffer.alloc(5, 98);
    small.writeInt32BE(Number(value), 1);
    return small;
  }
  const digits: number[] = [];
  for (let rest = value < 0 ? -BigInt(value) : BigInt(value); rest > 0n; rest >>= 8n) digits.push(Number(rest & 0xffn));
  return Buffer.of(110, digits.length, value < 0 ? 1 : 0, ...digits);
}
