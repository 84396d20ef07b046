import { describe, expect, test } from '@jest/globals';
import { codecTorture, signalToNoise } from './codecs/test-signals.ts';
import { Resampler, resample } from './resample.ts';

const sine = (rate: number, hz: number, samples: number): Int16Array =>
  Int16Array.from({ length: samples }, (_, i) => Math.round(12000 * Math.sin((2 * Math.PI * hz * i) / rate)));

const rms = (pcm: Int16Array): number => Math.sqrt(pcm.reduce((sum, x) => sum + x * x, 0) / pcm.length);

const PAIRS = [8000, 16000, 48000].flatMap(from => [8000, 16000, 48000].map(to => [from, to] as const));

describe('a resampler', () => {
  test.each(PAIRS)('%i to %i gives a frame for a frame', (from, to) => {
    const resampler = new Resampler(from, to);
    for (const ms of [20, 20, 10, 60, 20]) expect(resampler.process(new Int16Array((from * ms) / 1000))).toHaveLength((to * ms) / 1000);
  });

  test.each(PAIRS)('%i to %i carries the tones both can', (from, to) => {
    for (const hz of [100, 1000, 3000]) {
      const out = resample(sine(from, hz, from / 2), from, to);
      const wanted = sine(to, hz, to / 2);
      expect(out).toHaveLength(wanted.length);
      expect(signalToNoise(wanted.subarray(to / 50, -to / 50), out.subarray(to / 50))).toBeGreaterThan(hz === 3000 ? 38 : 48);
    }
  });

  test.each([
    [48000, 16000, 9000],
    [48000, 8000, 5000],
    [16000, 8000, 4600],
    [16000, 8000, 7000],
  ])('%i to %i lets no %i Hz through', (from, to, hz) => {
    const out = resample(sine(from, hz, from / 2), from, to);
    expect(rms(out.subarray(to / 50, -to / 50))).toBeLessThan(12000 / 300);
  });

  test('cut into frames is the same as whole', () => {
    const signal = codecTorture(9600);
    const whole = new Resampler(16000, 48000).process(signal);
    const resampler = new Resampler(16000, 48000);
    const parts = Array.from({ length: 30 }, (_, i) => resampler.process(signal.subarray(i * 320, (i + 1) * 320)));
    expect(Int16Array.from(parts.flatMap(part => [...part]))).toEqual(whole);
  });

  test('takes any pair, such as a CD, without losing count', () => {
    const resampler = new Resampler(44100, 16000);
    let samples = 0;
    for (let i = 0; i < 100; i++) samples += resampler.process(new Int16Array(441)).length;
    expect(samples).toBe(16000);
  });

  test('limits what overshoots', () => {
    const square = Int16Array.from({ length: 3200 }, (_, i) => (i & 32 ? 32767 : -32768));
    const out = resample(square, 16000, 48000);
    expect(Math.max(...out)).toBe(32767);
    expect(Math.min(...out)).toBe(-32768);
  });

  test('tells how late it is', () => {
    const resampler = new Resampler(16000, 48000);
    const click = new Int16Array(320);
    click[0] = 20000;
    const out = resampler.process(click);
    const peak = out.indexOf(Math.max(...out));
    expect(Math.abs(peak / 48 - resampler.delayMs)).toBeLessThan(0.05);
  });
});
