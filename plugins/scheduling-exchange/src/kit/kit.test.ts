import { describe, expect, test } from '@jest/globals';
import { settle, VirtualClock } from '@opencvi/test-kit';
import { Backoff } from './backoff.ts';
import { withDeadline } from './deadline.ts';
import { Repeater } from './repeater.ts';
import { Slots } from './slots.ts';

describe('Repeater', () => {
  test('does its task again when it asks for it, and sooner when woken, with a moment to gather', async () => {
    const clock = new VirtualClock(0);
    const times: number[] = [];
    const repeater = new Repeater({ clock, gather: 100, task: async () => ({ after: times.push(clock.now()) * 0 + 1_000 }) });
    repeater.start();
    await clock.advance(1_000);
    expect(times).toEqual([0, 1_000]);
    await clock.advance(200);
    repeater.wake();
    repeater.wake();
    await clock.advance(100);
    expect(times).toEqual([0, 1_000, 1_300]);
    await repeater.stop();
    expect(clock.pending).toBe(0);
  });

  test('being woken during the task is not lost', async () => {
    const clock = new VirtualClock(0);
    let runs = 0;
    const repeater: Repeater = new Repeater({
      clock,
      task: async () => {
        runs++;
        if (runs === 1) repeater.wake();
        return { after: 60_000 };
      },
    });
    repeater.start();
    await settle();
    expect(runs).toBe(2);
    await repeater.stop();
  });

  test('waits as long as it was told to, woken or not', async () => {
    const clock = new VirtualClock(0);
    let runs = 0;
    const repeater = new Repeater({ clock, task: async () => ({ after: 5_000 + runs++ * 0, hold: true }) });
    repeater.start();
    await settle();
    repeater.wake();
    await clock.advance(4_999);
    expect(runs).toBe(1);
    await clock.advance(1);
    expect(runs).toBe(2);
    await repeater.stop();
    expect(clock.pending).toBe(0);
  });

  test('stops a task that is under way, and one that has not begun', async () => {
    const clock = new VirtualClock(0);
    const repeater = new Repeater({
      clock,
      delay: 10,
      task: signal => new Promise(resolve => signal.addEventListener('abort', () => resolve({ after: 0 }))),
    });
    repeater.start();
    await clock.advance(10);
    await repeater.stop();
    await repeater.stop();
    const unborn = new Repeater({ clock, delay: 10, task: async () => ({ after: 1 }) });
    unborn.start();
    await unborn.stop();
    expect(clock.pending).toBe(0);
  });
});

test('Backoff grows to its bound, is as long as asked, and begins anew', () => {
  const backoff = new Backoff({ first: 1_000, longest: 3_000, random: () => 1 });
  expect([backoff.next(), backoff.next(), backoff.next(), backoff.next(10)]).toEqual([1_000, 2_000, 3_000, 10_000]);
  backoff.reset();
  expect(backoff.next()).toBe(1_000);
  expect(new Backoff({ first: 1_000, longest: 3_000, random: () => 0 }).next()).toBe(750);
});

test('Slots let so many work, the others in line; who gives up leaves the line', async () => {
  const slots = new Slots(1);
  const { signal } = new AbortController();
  const order: string[] = [];
  let finish = (): void => {};
  const first = slots.run(signal, () => new Promise<void>(resolve => (finish = resolve)));
  const leaving = new AbortController();
  const second = slots.run(leaving.signal, async () => void order.push('second'));
  const third = slots.run(signal, async () => void order.push('third'));
  leaving.abort(new Error('gone'));
  await expect(second).rejects.toThrow('gone');
  await settle();
  expect(order).toEqual([]);
  finish();
  await Promise.all([first, third]);
  expect(order).toEqual(['third']);
  await expect(slots.run(leaving.signal, async () => 1)).rejects.toThrow('gone');
  expect(await slots.run(signal, async () => 2)).toBe(2);
});

test('a deadline aborts the work and leaves no timer', async () => {
  const clock = new VirtualClock(0);
  const { signal } = new AbortController();
  const work = withDeadline(
    { clock, ms: 50, signal },
    during => new Promise((_, reject) => during.addEventListener('abort', () => reject(during.reason))),
  );
  const refused = expect(work).rejects.toMatchObject({ name: 'TimeoutError' });
  await clock.advance(50);
  await refused;
  expect(await withDeadline({ clock, ms: 50, signal }, async () => 7)).toBe(7);
  expect(clock.pending).toBe(0);
});
