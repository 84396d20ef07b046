import { beforeEach, expect, test } from '@jest/globals';
import { VirtualClock } from '@opencvi/test-kit';
import { MuteState } from './mute-state.ts';

let clock: VirtualClock;
let told: boolean[];
let mute: MuteState;
beforeEach(() => {
  clock = new VirtualClock();
  told = [];
  mute = new MuteState({ clock, onTold: muted => told.push(muted) });
});
const taken = async (): Promise<void> => {};

test('what the room asked for is no news when the roster shows it', async () => {
  await mute.ask(true, taken);
  for (const shown of [false, true, true]) mute.shown(shown);
  await clock.advance(60_000);
  expect(told).toEqual([]);
  mute.shown(false);
  expect(told).toEqual([false]);
});

test('the roster may be faster than the answer', async () => {
  await mute.ask(true, async () => mute.shown(true));
  expect(told).toEqual([]);
  mute.shown(false);
  expect(told).toEqual([false]);
});

test('what Graph refused has not changed: the same from the meeting is news', async () => {
  await expect(mute.ask(true, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  mute.shown(true);
  expect(told).toEqual([true]);
});

test('a roster that comes after the next wish is late, and no mute of the meeting', async () => {
  await mute.ask(true, taken);
  await mute.ask(false, taken);
  mute.shown(true);
  await clock.advance(1_000);
  mute.shown(false);
  await clock.advance(60_000);
  expect(told).toEqual([]);
  mute.shown(true);
  expect(told).toEqual([true]);
});

test('where no other roster follows, it was the meeting', async () => {
  await mute.ask(true, taken);
  await mute.ask(false, taken);
  mute.shown(true);
  await clock.advance(60_000);
  expect(told).toEqual([true]);
});

test('nothing is told of a call that is over', async () => {
  await mute.ask(true, taken);
  await mute.ask(false, taken);
  mute.shown(true);
  mute.close();
  await clock.advance(60_000);
  expect(told).toEqual([]);
});
