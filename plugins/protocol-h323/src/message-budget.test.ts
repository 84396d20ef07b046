import { expect, test } from '@jest/globals';
import { type ExceededLimit, MessageBudget } from './message-budget.ts';

function budget() {
  const clock = { now: 0 };
  const exceeded: ExceededLimit[] = [];
  const limits = { messagesPerSecond: 20, octetsPerSecond: 10_000 };
  const made = new MessageBudget(
    limits,
    () => clock.now,
    limit => exceeded.push(limit),
  );
  return { clock, exceeded, budget: made };
}

test('ten seconds of messages at once, then so many a second', () => {
  const { clock, exceeded, budget: messages } = budget();
  for (let message = 0; message < 200; message++) expect(messages.mayRead(10)).toBe(true);
  expect(messages.mayRead(10)).toBe(false);
  clock.now += 1_000;
  for (let message = 0; message < 20; message++) expect(messages.mayRead(10)).toBe(true);
  expect(messages.mayRead(10)).toBe(false);
  expect(exceeded).toEqual(['messagesPerSecond', 'messagesPerSecond']);
});

test('and of octets: a packet of any size may come', () => {
  const { clock, exceeded, budget: octets } = budget();
  expect([octets.mayRead(65_531), octets.mayRead(0), octets.mayRead(65_531)]).toEqual([true, true, false]);
  clock.now += 4_000;
  expect(octets.mayRead(65_531)).toBe(true);
  expect(exceeded).toEqual(['octetsPerSecond']);
});
