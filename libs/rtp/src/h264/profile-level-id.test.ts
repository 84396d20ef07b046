import { describe, expect, test } from '@jest/globals';
import { H264_LEVELS, levelFor, levelLimits } from './level-limits.ts';
import { canDecodeProfile, formatProfileLevelId, LEVEL_1B, parseProfileLevelId, sameProfile } from './profile-level-id.ts';

describe('profile-level-id', () => {
  test.each([
    ['42e01f', 'constrained-baseline', 31],
    ['42801F', 'baseline', 31],
    ['428014', 'baseline', 20],
    ['4d0028', 'main', 40],
    ['4d401f', 'main', 31],
    ['4de01f', 'constrained-baseline', 31],
    ['58c01f', 'constrained-baseline', 31],
    ['64001f', 'high', 31],
    ['640c1f', 'constrained-high', 31],
    ['64081f', 'progressive-high', 31],
    ['42f00b', 'constrained-baseline', LEVEL_1B],
    ['64000b', 'high', 11],
    ['640009', 'high', LEVEL_1B],
    [undefined, 'baseline', 10],
  ])('%s is %s at %s', (text, profile, level) => {
    expect(parseProfileLevelId(text)).toEqual({ profile, level });
  });

  test.each(['', '42e0', '42e01fff', 'zzzzzz', '99001f', '42e000'])('%j is none', text => {
    expect(parseProfileLevelId(text)).toBeUndefined();
  });

  test('is read as it was written', () => {
    for (const profile of ['constrained-baseline', 'baseline', 'main', 'constrained-high', 'progressive-high', 'high'] as const) {
      for (const level of [10, LEVEL_1B, 31, 52]) {
        expect(parseProfileLevelId(formatProfileLevelId({ profile, level }))).toEqual({ profile, level });
      }
    }
    expect(formatProfileLevelId({ profile: 'constrained-baseline', level: 31 })).toBe('42e01f');
  });

  test('compares by profile, whatever the level', () => {
    expect(sameProfile('42e01f', '42c00a')).toBe(true);
    expect(sameProfile('42e01f', '42801f')).toBe(false);
    expect(sameProfile('nonsense', 'nonsense')).toBe(false);
    expect(canDecodeProfile('high', 'constrained-baseline')).toBe(true);
    expect(canDecodeProfile('main', 'baseline')).toBe(false);
    expect(canDecodeProfile('constrained-baseline', 'baseline')).toBe(false);
  });
});

describe('levels', () => {
  test.each([
    [176, 144, 15, 10],
    [352, 288, 30, 13],
    [640, 480, 30, 30],
    [1280, 720, 30, 31],
    [1920, 1080, 30, 40],
    [1920, 1080, 60, 42],
    [3840, 2160, 30, 51],
  ])('%ix%i at %i needs %i', (width, height, rate, level) => {
    expect(levelFor(width, height, rate)).toBe(level);
  });

  test('limits are those of the highest level below', () => {
    expect(levelLimits(31)).toMatchObject({ maxFs: 3600, maxMbps: 108000 });
    expect(levelLimits(39).level).toBe(32);
    expect(levelLimits(1).level).toBe(H264_LEVELS[0]?.level);
  });
});
