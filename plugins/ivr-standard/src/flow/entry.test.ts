import { describe, expect, test } from '@jest/globals';
import { ivrConfig } from '../config.ts';
import { type Entry, emptyEntry, patience, silence, typed } from './entry.ts';

const settings = ivrConfig.parse({}).flow.digits;
const type = (keys: string): Entry => [...keys].reduce((entry, key) => typed(entry, key, settings), emptyEntry);

describe('an entry', () => {
  test.each<[string, Entry['state'], string]>([
    ['', 'collecting', ''],
    ['1', 'collecting', '1'],
    ['017920684', 'collecting', '017920684'],
    ['017920684#', 'complete', '017920684'],
    ['1172827458#', 'complete', '1172827458'],
    ['1234567890123', 'complete', '1234567890123'],
    ['12345678#', 'incomplete', '12345678'],
    ['#', 'collecting', ''],
    ['99*', 'collecting', ''],
    ['99*1172827458#', 'complete', '1172827458'],
    ['#1172827458#', 'complete', '1172827458'],
    ['11A72B827458#', 'complete', '1172827458'],
  ])('%p is %s', (keys, state, digits) => {
    expect(type(keys)).toEqual({ state, digits });
  });

  test.each<[string, Entry['state'], number]>([
    ['', 'empty', 10_000],
    ['12345678', 'incomplete', 8_000],
    ['123456789', 'complete', 4_000],
  ])('%p and silence is %s after %i ms', (keys, state, ms) => {
    expect(patience(type(keys), settings)).toBe(ms);
    expect(silence(type(keys), settings).state).toBe(state);
  });
});
