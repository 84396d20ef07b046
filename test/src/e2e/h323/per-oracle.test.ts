/** Our aligned PER against Erlang's, byte for byte and value for value. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { H225, H245 } from '@opencvi/h323-js-bindings';
import { sampleSetup, sampleTerminalCapabilitySet } from '@opencvi/h323-js-bindings/testing';
import { compareRandom, compareValue } from './oracle/compare.ts';
import { Oracle, type OracleType } from './oracle/oracle.ts';
import { featureTypes } from './oracle/per-features.ts';
import { oracleTypes } from './oracle/types.ts';

let oracle: Oracle;
let types: OracleType[];

beforeAll(() => {
  types = oracleTypes();
  oracle = new Oracle();
}, 600_000);

afterAll(() => oracle[Symbol.asyncDispose]());

test('every type of the four modules is compared', () => {
  expect(types.length).toBe(477);
});

test('10,000 random values and more, over all types', async () => {
  const { compared, contradictions, differences } = await compareRandom(oracle, types, { seed: 20261120, rounds: 24 });
  expect(differences).toEqual([]);
  expect(compared).toBeGreaterThan(10_000);
  expect(contradictions).toBeLessThan(compared / 1000);
}, 300_000);

test.each(featureTypes)(
  'what H.323 uses seldom: $name',
  async type => {
    const { compared, differences } = await compareRandom(oracle, [type], { seed: 7, rounds: 200 });
    expect(differences).toEqual([]);
    expect(compared).toBe(200);
  },
  60_000,
);

test('messages as room systems send them', async () => {
  const message = (module: string, name: string, type: OracleType['type']): OracleType => ({ module, name, type });
  const h245 = message('MULTIMEDIA-SYSTEM-CONTROL', 'MultimediaSystemControlMessage', H245.MultimediaSystemControlMessage);
  const signal = message('H323-MESSAGES', 'H323-UserInformation', H225.H323UserInformation);
  expect(await compareValue(oracle, h245, sampleTerminalCapabilitySet())).toBe('same');
  expect(await compareValue(oracle, signal, sampleSetup())).toBe('same');
});

test('a value that differs would be noticed', async () => {
  const number: OracleType = { module: 'MULTIMEDIA-SYSTEM-CONTROL', name: 'SequenceNumber', type: { kind: 'INTEGER', min: 1, max: 255 } };
  expect(await compareValue(oracle, number, 3)).toBe('SequenceNumber 02: Erlang encodes to 03 not 02 and decodes to {ok,2} not 3');
});
