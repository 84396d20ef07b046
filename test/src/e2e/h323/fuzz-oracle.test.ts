/** Broken encodings: ours and Erlang's decoder accept the same ones and read the same values, but for what is listed. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Random } from '@opencvi/h323-js-bindings/testing';
import { type Judgement, judge, mutantOf } from './fuzz/judge-mutants.ts';
import { Oracle, type OracleType } from './oracle/oracle.ts';
import { oracleTypes } from './oracle/types.ts';

let oracle: Oracle;
let types: OracleType[];

beforeAll(() => {
  types = oracleTypes();
  oracle = new Oracle();
}, 600_000);

afterAll(() => oracle[Symbol.asyncDispose]());

const messages = ['RasMessage', 'H323-UserInformation', 'MultimediaSystemControlMessage'];

async function judgements(chosen: readonly OracleType[], count: number, seed: number): Promise<Map<Judgement, number>> {
  const random = new Random(seed);
  const counts = new Map<Judgement, number>();
  for (let done = 0; done < count; done += 100) {
    const batch = Array.from({ length: 100 }, () => random.pick(chosen));
    for (const judgement of await Promise.all(batch.map(one => judge(oracle, one, mutantOf(one, random)))))
      counts.set(judgement, (counts.get(judgement) ?? 0) + 1);
  }
  return counts;
}

function share(counts: ReadonlyMap<Judgement, number>, which: (judgement: Judgement) => boolean): number {
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return [...counts].filter(([judgement]) => which(judgement)).reduce((sum, [, count]) => sum + count, 0) / all;
}

test.each([
  ['messages', 4000, (one: OracleType) => messages.includes(one.name)],
  ['all types', 4000, () => true],
])(
  'mutants of %s',
  async (_, count, isChosen) => {
    const counts = await judgements(types.filter(isChosen), count, 20261120);
    expect([...counts.keys()].filter(judgement => judgement.startsWith('different'))).toEqual([]);
    // Both sides have something to accept and to reject, and seldom disagree.
    expect(counts.get('both accept')).toBeGreaterThan(count / 10);
    expect(counts.get('both reject')).toBeGreaterThan(count / 10);
    expect(share(counts, judgement => judgement.startsWith('stricter'))).toBeLessThan(0.04);
    expect(share(counts, judgement => judgement === 'kept')).toBeLessThan(0.06);
  },
  300_000,
);

test('a difference would be noticed', async () => {
  const number: OracleType = { module: 'MULTIMEDIA-SYSTEM-CONTROL', name: 'SequenceNumber', type: { kind: 'INTEGER', min: 0, max: 15 } };
  expect(await judge(oracle, number, Uint8Array.of(0x20))).toMatch(/^different: SequenceNumber 20 accepted, Erlang reads 32 not 2/);
});
