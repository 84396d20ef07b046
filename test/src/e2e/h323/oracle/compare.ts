import { isDeepStrictEqual } from 'node:util';
import { type DecodeOptions, decode, encode, type Type } from '@opencvi/h323-js-bindings';
import { Random, randomValue, toHex } from '@opencvi/h323-js-bindings/testing';
import type { Oracle, OracleType } from './oracle.ts';

/** Random values are larger and deeper than any message. */
const options: DecodeOptions = { maxElements: 1 << 20, maxBytes: 1 << 24, maxDepth: 1000 };

/**
 * One value of one type: `same` when both implementations agree in both directions, `contradiction` when Erlang does not read what it writes
 * itself and agrees in one, or else what differs.
 */
export async function compareValue(oracle: Oracle, one: OracleType, value: unknown): Promise<string> {
  const type = one.type as Type<unknown>;
  const bytes = encode(type, value);
  if (!isDeepStrictEqual(decode(type, bytes, options), value)) return `${one.name} ${toHex(bytes)}: we do not read what we write`;
  const verdict = await oracle.check(one, bytes, value);
  return verdict === 'same' || verdict === 'contradiction'
    ? verdict
    : `${one.name} ${toHex(bytes).slice(0, 2000)}: Erlang ${verdict.slice(0, 2000)}`;
}

export interface Totals {
  compared: number;
  /** Values with which Erlang/OTP 25 contradicts itself: fragments of GeneralString, and a few Setups of which it writes one addition only. */
  contradictions: number;
  readonly differences: string[];
}

/** Random values, `rounds` of each type. */
export async function compareRandom(
  oracle: Oracle,
  types: readonly OracleType[],
  { seed, rounds }: { seed: number; rounds: number },
): Promise<Totals> {
  const random = new Random(seed);
  const totals: Totals = { compared: 0, contradictions: 0, differences: [] };
  for (const one of types) {
    // All at once, so that neither side waits for the other.
    const verdicts = await Promise.all(randomValues(one, random, rounds).map(value => compareValue(oracle, one, value)));
    totals.compared += verdicts.length;
    totals.contradictions += verdicts.filter(verdict => verdict === 'contradiction').length;
    totals.differences.push(...verdicts.filter(verdict => verdict !== 'same' && verdict !== 'contradiction'));
  }
  return totals;
}

function randomValues({ type }: OracleType, random: Random, count: number): unknown[] {
  return Array.from({ length: count }, () => randomValue(type, random, { long: 0.001, size: random.pick([8, 60, 200]) }));
}
