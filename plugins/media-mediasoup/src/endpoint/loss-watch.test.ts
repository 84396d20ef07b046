import { expect, test } from '@jest/globals';
import { VirtualClock } from '@opencvi/test-kit';
import { LossWatch } from './loss-watch.ts';

async function watch(...sequenceNumbers: readonly number[]): Promise<number> {
  const clock = new VirtualClock();
  let damaged = 0;
  const loss = new LossWatch(clock, () => damaged++);
  for (const sequenceNumber of sequenceNumbers) loss.packet(sequenceNumber & 0xffff);
  return damaged;
}

test.each([
  ['nothing is lost', [65_534, 65_535, 0, 1, 2, 3], 0],
  ['a packet is only late', [1, 2, 4, 5, 3, 6, 7, 8, 9], 0],
  ['a packet is lost', [1, 2, 4, 5, 6, 7, 8], 1],
  ['packets are lost in a row: told once', [65_533, 1, 2, 3, 4, 7, 8, 9, 10, 11], 1],
  ['the sender starts anew', [1, 2, 3, 40_000, 40_001, 40_002, 40_003, 40_004], 0],
])('when %s', async (_what, sequenceNumbers, damaged) => {
  expect(await watch(...sequenceNumbers)).toBe(damaged);
});

test('tells again after a while', async () => {
  const clock = new VirtualClock();
  let damaged = 0;
  const loss = new LossWatch(clock, () => damaged++);
  loss.tell();
  loss.tell();
  await clock.advance(2_000);
  loss.tell();
  expect(damaged).toBe(2);
});
