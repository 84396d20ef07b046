import { expect, test } from '@jest/globals';
import { chooseVideo } from './choose-video.ts';

test.each([
  ['the only other one', 'a', ['a', 'b'], undefined, undefined, 'b'],
  ['nobody when alone', 'a', ['a'], 'a', undefined, undefined],
  ['who speaks', 'a', ['a', 'b', 'c'], 'c', 'b', 'c'],
  ['who spoke before, while it speaks itself', 'a', ['a', 'b', 'c'], 'a', 'c', 'c'],
  ['whom it saw, while one without video speaks', 'a', ['a', 'b', 'c'], 'd', 'c', 'c'],
  ['another one when the one it saw stops', 'a', ['a', 'b'], undefined, 'c', 'b'],
])('a viewer sees %s', (_what, viewer, senders, speaker, watching, expected) => {
  expect(chooseVideo({ viewer, senders, speaker, watching, wish: 'speaker' })).toBe(expected);
});

test.each([
  ['whom it asked for, whoever speaks', { participant: 'b' }, 'b'],
  ['nobody while that one sends nothing', { participant: 'd' }, undefined],
  ['not itself', { participant: 'a' }, undefined],
  ['nobody, if that is wanted', 'nobody', undefined],
] as const)('a viewer with a wish sees %s', (_what, wish, expected) => {
  expect(chooseVideo({ viewer: 'a', senders: ['a', 'b', 'c'], speaker: 'c', watching: 'c', wish })).toBe(expected);
});
