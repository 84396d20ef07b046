import { expect, test } from '@jest/globals';
import { TypedSequence } from './typed-sequence.ts';

/** Types keys 200 ms apart; a space is a pause of five seconds. Answers how often the sequence was noticed. */
function count(sequence: string, keys: string): number {
  const watched = new TypedSequence(sequence, 3_000);
  let at = 0;
  let noticed = 0;
  for (const key of keys) {
    at += key === ' ' ? 5_000 : 200;
    if (key !== ' ' && watched.typed(key, at)) noticed++;
  }
  return noticed;
}

test.each([
  ['*6', '*6', 1],
  ['*6', '*6*6*6', 3],
  ['*6', '**6', 1],
  ['*6', '6*', 0],
  ['*6', '* 6', 0],
  ['*6', '*5*6', 1],
  ['*6', '*16', 0],
  ['##', '###', 1],
  ['##', '####', 2],
  ['*1*6', '*1*1*6', 1],
])('%s in %s', (sequence, keys, times) => {
  expect(count(sequence, keys)).toBe(times);
});
