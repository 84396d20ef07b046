import { describe, expect, test } from '@jest/globals';
import { VirtualClock } from '@opencvi/test-kit';
import { EventQueue } from './event-queue.ts';
import { ScaledClock } from './scaled-clock.ts';
import { stableDigits, stableGuid } from './stable-id.ts';

describe('a scaled clock', () => {
  test('lets 45 minutes pass in 45 seconds', async () => {
    const real = new VirtualClock(1_000);
    const clock = new ScaledClock(real, 60);
    const passed: string[] = [];
    clock.after(45 * 60_000, () => passed.push('keep-alive'));
    await real.advance(44_999);
    expect(passed).toEqual([]);
    await real.advance(1);
    expect(passed).toEqual(['keep-alive']);
    expect(clock.now()).toBe(1_000 + 45 * 60_000);
  });

  test('goes on from where it is when its scale changes; timers keep theirs', async () => {
    const real = new VirtualClock(0);
    const clock = new ScaledClock(real, 10);
    const passed: number[] = [];
    clock.after(100, () => passed.push(real.now()));
    await real.advance(5);
    clock.scale = 1;
    expect(clock.now()).toBe(50);
    await real.advance(5);
    expect([clock.now(), passed]).toEqual([55, [10]]);
  });
});

describe('an event queue', () => {
  test('gives what was pushed before and after it is read, and ends', async () => {
    const queue = new EventQueue<number>(new AbortController().signal);
    queue.push(1);
    const read: number[] = [];
    const reading = (async () => {
      for await (const value of queue) read.push(value);
    })();
    await new Promise(resolve => setImmediate(resolve));
    queue.push(2);
    queue.push(3);
    queue.close();
    queue.push(4);
    await reading;
    expect(read).toEqual([1, 2, 3]);
  });

  test('ends when its reader goes away, and says so once', async () => {
    const stop = new AbortController();
    let closed = 0;
    const queue = new EventQueue<number>(stop.signal, () => closed++);
    const reading = (async () => {
      for await (const _value of queue);
    })();
    stop.abort();
    await reading;
    expect(closed).toBe(1);
  });
});

test('ids made of words are the same each time, and differ by their words', () => {
  expect(stableGuid('a', 'b')).toBe(stableGuid('a', 'b'));
  expect(stableGuid('a', 'b')).not.toBe(stableGuid('ab'));
  expect(stableGuid('a')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
  for (const word of 'abcdefgh') expect(stableDigits(10, word)).toMatch(/^[1-9]\d{9}$/);
});
