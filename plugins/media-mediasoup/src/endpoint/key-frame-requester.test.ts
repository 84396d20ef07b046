import { expect, test } from '@jest/globals';
import { VirtualClock } from '@opencvi/test-kit';
import { KeyFrameRequester } from './key-frame-requester.ts';

function requester(...feedback: string[]) {
  const clock = new VirtualClock();
  const asked: string[] = [];
  const keyFrames = new KeyFrameRequester(clock, way => asked.push(way));
  keyFrames.agree(feedback);
  return { clock, asked, keyFrames };
}

test('asks at once, then once for all that ask within 300 ms', async () => {
  const { clock, asked, keyFrames } = requester('ccm fir', 'NACK PLI');
  for (let i = 0; i < 4; i++) keyFrames.request();
  expect(asked).toEqual(['pli']);
  await clock.advance(300);
  expect(asked).toEqual(['pli', 'pli']);
  await clock.advance(300);
  expect(asked).toHaveLength(2);
});

test('asks no more when the key frame came meanwhile', async () => {
  const { clock, asked, keyFrames } = requester('ccm fir');
  keyFrames.request();
  keyFrames.request();
  keyFrames.satisfied();
  await clock.advance(1_000);
  expect(asked).toEqual(['fir']);
  expect(clock.pending).toBe(0);
});

test('without feedback asks by signalling, once a second', async () => {
  const { clock, asked, keyFrames } = requester('nack');
  keyFrames.request();
  keyFrames.request();
  await clock.advance(900);
  expect(asked).toEqual(['signalling']);
  await clock.advance(100);
  expect(asked).toEqual(['signalling', 'signalling']);
});
