import { expect, test } from '@jest/globals';
import { MuteState } from './mute-state.ts';

test('what the room asked for is no news when the roster shows it', async () => {
  const mute = new MuteState();
  await mute.ask(true, async () => {});
  expect([mute.shown(false), mute.shown(true), mute.shown(true)]).toEqual([undefined, undefined, undefined]);
  expect(mute.shown(false)).toBe(false);
});

test('the roster may be faster than the answer', async () => {
  const mute = new MuteState();
  await mute.ask(true, async () => expect(mute.shown(true)).toBeUndefined());
  expect(mute.shown(false)).toBe(false);
});

test('what Graph refused has not changed: the same from the meeting is news', async () => {
  const mute = new MuteState();
  await expect(mute.ask(true, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(mute.shown(true)).toBe(true);
});
