import { expect, test } from '@jest/globals';
import { ManualClock } from '../test/manual-clock.ts';
import { SourceLimits } from './source-limits.ts';

test('who has a whole network of IPv6 to guess from is one source', () => {
  const limits = new SourceLimits({ clock: new ManualClock(), maxSessions: 1, maxFailuresPerMinute: 2 });
  limits.failed('2001:db8::1');
  limits.failed('2001:db8::2:0:0:1');
  expect(() => limits.check('2001:db8::3')).toThrow('too many wrong attempts');
  expect(() => limits.check('2001:db8:0:1::3')).not.toThrow();
  const leave = limits.openSession('2001:db8:0:2::1');
  expect(() => limits.openSession('2001:db8:0:2::2')).toThrow('too many browsers');
  leave();
  limits.openSession('2001:db8:0:2::2');
});
