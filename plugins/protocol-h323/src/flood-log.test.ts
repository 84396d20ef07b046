import { expect, test } from '@jest/globals';
import { RecordingLog, VirtualClock } from '@opencvi/test-kit';
import { FloodLog } from './flood-log.ts';

function loud(lines: RecordingLog['lines']): number {
  return lines.filter(({ level }) => level !== 'debug').length;
}

test('ten lines of a message in a minute, the rest quietly; then how many there were', async () => {
  const clock = new VirtualClock();
  const recorded = new RecordingLog();
  const log = new FloodLog(recorded, clock);
  for (let time = 0; time < 25; time++) log.warn('refused', { time });
  log.info('other');
  expect(loud(recorded.lines)).toBe(11);
  expect(recorded.lines).toHaveLength(26);
  await clock.advance(60_000);
  log.warn('refused', { time: 25 });
  expect(recorded.lines.at(-1)).toEqual({ level: 'warn', message: 'refused', fields: { time: 25, leftOut: 15 } });
});

test('a child has a measure of its own, and defects have none', () => {
  const recorded = new RecordingLog();
  const log = new FloodLog(recorded, new VirtualClock());
  for (let time = 0; time < 20; time++) log.error('defect');
  for (let time = 0; time < 10; time++) log.info('refused');
  log.child({ call: 'a' }).info('refused');
  expect(loud(recorded.lines)).toBe(31);
  expect(recorded.lines.at(-1)?.fields).toEqual({ call: 'a' });
});
