import { describe, expect, test } from '@jest/globals';
import {
  type Layout,
  layoutOf,
  layouts,
  mjpegFile,
  mp4File,
  type Picture,
  pngFile,
  readPng,
  recognition,
  similarity,
} from '../rig/index.ts';
import { run } from '../rig/process.ts';
import { TempDir } from '../rig/temp-dir.ts';
import { makeTone, secondsOfTone } from '../rig/tones.ts';

const all: readonly Layout[] = Object.values(layouts);

/** What a small H.264 encoder at a low rate makes of a video. */
async function worn(video: string): Promise<Picture> {
  await using dir = await TempDir.make('worn');
  const [coded, still] = [dir.file('worn.mp4'), dir.file('worn.png')];
  await run('ffmpeg', ['-v', 'error', '-i', video, '-t', '2', '-vf', 'scale=320:180', '-c:v', 'libx264', '-b:v', '40k', coded]);
  await run('ffmpeg', ['-v', 'error', '-ss', '1', '-i', coded, '-frames:v', '1', still]);
  return await readPng(still);
}

describe('a known picture', () => {
  test.each(all)('$name is told from the others', async layout => {
    const picture = await readPng(await pngFile(layout));
    expect(all.map(other => recognition(picture, other) >= 0.5)).toEqual(all.map(other => other === layout));
  });

  test('survives coding and scaling', async () => {
    const picture = await worn(await mp4File(layouts.room));
    expect([picture.width, layoutOf(picture)]).toEqual([320, 'room']);
    expect(layoutOf(await worn(await mjpegFile(layouts.slides)))).toBe('slides');
    expect(similarity(picture, await readPng(await pngFile(layouts.room)))).toBeGreaterThan(0.95);
    expect(similarity(picture, await readPng(await pngFile(layouts.meeting)))).toBeLessThan(0.5);
  });
});

describe('a tone', () => {
  const recording = makeTone({ hz: 440, sampleRate: 16_000, seconds: 2 });

  test('is measured where it is, and nowhere else', () => {
    expect(secondsOfTone(recording, 440)).toBeCloseTo(2);
    expect(secondsOfTone(recording, 480)).toBe(0);
    const quiet = recording.pcm.map(sample => sample / 128);
    expect(secondsOfTone({ pcm: quiet, sampleRate: 16_000 }, 440)).toBe(0);
  });

  test('under a louder one is not what is heard', () => {
    const louder = makeTone({ hz: 700, sampleRate: 16_000, seconds: 2 });
    const pcm = recording.pcm.map((sample, index) => sample / 4 + (louder.pcm[index] ?? 0));
    expect(secondsOfTone({ pcm, sampleRate: 16_000 }, 440)).toBe(0);
    expect(secondsOfTone({ pcm, sampleRate: 16_000 }, 700)).toBeCloseTo(2);
  });
});
