import { decode, elementOf, PerError, parseCallSignal, type Type } from '@opencvi/h323-js-bindings';
import { mutate, type Random, toHex } from '@opencvi/h323-js-bindings/testing';
import { Unknown } from '../oracle/erlang-value.ts';
import type { Oracle, OracleType } from '../oracle/oracle.ts';
import { captured, generated } from './inputs.ts';

const options = { maxElements: 1 << 20, maxBytes: 1 << 24, maxDepth: 1000 };

/** What X.691 and X.690 forbid, or nobody can mean, and Erlang/OTP 25 takes all the same: by what we say of it. */
const stricter: readonly (readonly [name: string, says: RegExp])[] = [
  // X.691 11.5.3: a number is encoded within its range, whatever the bits have room for.
  ['a number above its range', / where -?\d+ is the highest/],
  // X.690 8.19.2: an arc has no leading zeros, and the last one ends.
  ['an object identifier that is none', /^not an object identifier|^an arc that begins with zeros/],
  // X.691 30.5.4: where the code of a character is sent, it is still one of the alphabet.
  ['a character outside its alphabet', /^no character \d+ in the alphabet/],
  // X.691 11.9.3.8: fragments are of one to four times 16384.
  ['a fragment of nothing', /^a fragment of 0 times/],
  // No version of a module will have so many alternatives that the index of one takes five octets.
  ['an index that is very long', /^an index of \d+ octets/],
];

export type Judgement =
  | 'both accept'
  | 'both reject'
  /** With parts that are newer than the modules, or an open type's octets that are no value: we keep what Erlang cannot. */
  | 'kept'
  | `stricter: ${string}`
  | `different: ${string}`;

/** What we and Erlang make of octets that may mean nothing. */
export async function judge(oracle: Oracle, one: OracleType, bytes: Uint8Array): Promise<Judgement> {
  const { value, error } = tryDecode(one.type as Type<unknown>, bytes);
  const verdict = await verdictOf(oracle, one, { bytes, value });
  if (verdict === undefined) return 'kept';
  if (verdict === 'same') return error ? 'both reject' : 'both accept';
  const known = verdict.startsWith('accepts ') && stricter.find(([, says]) => says.test(error?.message ?? ''));
  return known
    ? `stricter: ${known[0]}`
    : `different: ${one.name} ${toHex(bytes)} ${error?.message ?? 'accepted'}, Erlang ${verdict.slice(0, 1000)}`;
}

function tryDecode(type: Type<unknown>, bytes: Uint8Array): { readonly value?: unknown; readonly error?: PerError } {
  try {
    return { value: decode(type, bytes, options) };
  } catch (error) {
    if (error instanceof PerError) return { error };
    throw error;
  }
}

async function verdictOf(
  oracle: Oracle,
  one: OracleType,
  { bytes, value }: { readonly bytes: Uint8Array; readonly value: unknown },
): Promise<string | undefined> {
  try {
    return await oracle.judge(one, bytes, value);
  } catch (error) {
    // The value has no counterpart in Erlang: something unknown, or what is in an open type cannot be read.
    if (error instanceof Unknown || error instanceof PerError) return undefined;
    throw error;
  }
}

/** Real messages, by the names of their types. */
const real: Readonly<Record<string, readonly Uint8Array[]>> = {
  RasMessage: captured('ras'),
  MultimediaSystemControlMessage: captured('h245').map(bytes => bytes.subarray(4)),
  'H323-UserInformation': captured('h225').flatMap(bytes => {
    const signal = parseCallSignal(bytes.subarray(4));
    return (signal.ok && elementOf(signal.message, 'userUser')) || [];
  }),
};

/** A value of a type with a few mistakes in it; of the messages half are real ones. */
export function mutantOf({ name, type }: OracleType, random: Random): Uint8Array {
  const messages = real[name];
  const sound = messages && random.chance(0.5) ? random.pick(messages) : generated(type as Type<unknown>, random, { size: 40 });
  return mutate(sound, random);
}
