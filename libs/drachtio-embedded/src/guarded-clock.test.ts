import { expect, test } from '@jest/globals';
import { guardedClock } from './guarded-clock.ts';
import { silentLog } from './log.ts';
import { FakeClock } from './test/fake-clock.ts';

test('what a timer throws is logged, and the others go on', () => {
  const clock = new FakeClock();
  const warnings: string[] = [];
  const guarded = guardedClock(clock, { ...silentLog, warn: message => void warnings.push(message) });
  let ran = 0;
  guarded.setTimeout(() => {
    throw new Error('mistake');
  }, 1);
  guarded.setTimeout(() => ran++, 2);
  guarded.setTimeout(() => ran++, 3).cancel();
  clock.advance(10);
  expect([ran, warnings, guarded.now()]).toEqual([1, ['timer failed'], 10]);
});
