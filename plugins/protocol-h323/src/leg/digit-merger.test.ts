import { describe, expect, test } from '@jest/globals';
import { VirtualClock } from '@opencvi/test-kit';
import { DigitMerger, type DigitWay } from './digit-merger.ts';

type Step = { readonly way: DigitWay; readonly digits: string } | { readonly wait: number };

/** What is told in the end: digits in RTP by the endpoint, the others by the merger. */
async function told(steps: readonly Step[], alsoInRtp: boolean): Promise<string> {
  const clock = new VirtualClock();
  let heard = '';
  const merger = new DigitMerger(clock, digit => {
    heard += digit;
  });
  for (const step of steps) {
    if ('wait' in step) await clock.advance(step.wait);
    else if (step.way !== 'rtp') merger.bySignalling(step.digits, step.way, alsoInRtp);
    else {
      heard += step.digits;
      merger.inRtp(step.digits);
    }
  }
  await clock.advance(1_000);
  merger.close();
  return heard;
}

const rtp = (digits: string): Step => ({ way: 'rtp', digits });
const alphanumeric = (digits: string): Step => ({ way: 'alphanumeric', digits });
const signal = (digits: string): Step => ({ way: 'signal', digits });
const wait = (ms: number): Step => ({ wait: ms });

describe('where digits may come in RTP', () => {
  test.each<[string, Step[], string]>([
    ['by signalling alone', [alphanumeric('1172#')], '1172#'],
    ['in RTP alone', [rtp('1'), rtp('1'), rtp('7')], '117'],
    ['both, RTP first', [rtp('1'), alphanumeric('1'), wait(300), rtp('1'), alphanumeric('1')], '11'],
    ['both, signalling first', [signal('1'), wait(50), rtp('1'), wait(300), signal('1'), wait(50), rtp('1')], '11'],
    [
      'both, signalling when the key is let go',
      [rtp('5'), wait(2_000), alphanumeric('5'), wait(500), rtp('5'), wait(1_000), alphanumeric('5')],
      '55',
    ],
    ['both, quickly', [rtp('1'), signal('1'), rtp('2'), signal('2'), rtp('2'), signal('2')], '122'],
    ['three ways', [rtp('1'), signal('1'), alphanumeric('1')], '1'],
    ['the same digit long after', [rtp('1'), wait(6_000), signal('1')], '11'],
  ])('%s', async (_what, steps, digits) => {
    expect(await told(steps, true)).toBe(digits);
  });
});

describe('where they may not', () => {
  test.each<[string, Step[], string]>([
    ['at once', [alphanumeric('12')], '12'],
    ['two ways', [signal('1'), alphanumeric('1'), signal('1'), alphanumeric('1')], '11'],
    ['letters and the rest', [alphanumeric('1ad x!#*')], '1AD#*'],
  ])('%s', async (_what, steps, digits) => {
    expect(await told(steps, false)).toBe(digits);
  });
});

test('a flood waits in bounded memory', async () => {
  expect((await told([alphanumeric('1'.repeat(1_000))], true)).length).toBe(64);
});

test('what waits when the call ends is not told', async () => {
  const clock = new VirtualClock();
  let heard = '';
  const merger = new DigitMerger(clock, digit => {
    heard += digit;
  });
  merger.bySignalling('1', 'signal', true);
  merger.close();
  await clock.advance(1_000);
  expect([heard, clock.pending]).toEqual(['', 0]);
});
