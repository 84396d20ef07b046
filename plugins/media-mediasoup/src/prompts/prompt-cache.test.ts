import { beforeAll, expect, test } from '@jest/globals';
import { audioCodec, loadAudioCodecs } from '@opencvi/rtp';
import { toneFile } from '../testing/audio.ts';
import { PromptCache } from './prompt-cache.ts';

beforeAll(loadAudioCodecs);

const pcmu = audioCodec('PCMU');
if (!pcmu) throw new Error('no PCMU');

test('a prompt is encoded once, whoever asks and in whatever order', async () => {
  const cache = new PromptCache(1 << 20);
  const file = toneFile(440, 310, 16_000);
  const [first, second] = await Promise.all([cache.prompt(file, pcmu), cache.prompt(file, pcmu)]);
  expect(first).toBe(second);
  expect(first.length).toBe(16);
  const last = first.frame(15);
  expect(last).toHaveLength(160);
  expect(first.frame(15)).toBe(last);
  expect(first.frame(16)).toBeUndefined();
  expect(first.frame(0)).toHaveLength(160);
});

test('what was not played for longest gives way', async () => {
  const cache = new PromptCache(20_000);
  const files = [440, 550, 660].map(hz => toneFile(hz, 500, 8_000));
  const prompts = [];
  for (const file of files) prompts.push(await cache.prompt(file, pcmu));
  expect(await cache.prompt(files[2] ?? '', pcmu)).toBe(prompts[2]);
  expect(await cache.prompt(files[0] ?? '', pcmu)).not.toBe(prompts[0]);
});

test('a file that is no WAV is refused, and not remembered', async () => {
  const cache = new PromptCache(1 << 20);
  const file = new URL(import.meta.url).pathname;
  await expect(cache.prompt(file, pcmu)).rejects.toThrow('not a WAV file');
  await expect(cache.prompt(file, pcmu)).rejects.toThrow('not a WAV file');
});
