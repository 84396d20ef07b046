import { type H264Level, LEVEL_1B } from './profile-level-id.ts';

/** The limits of one level (H.264 Table A-1). */
export interface H264LevelLimits {
  readonly level: H264Level;
  /** Macroblocks per second. */
  readonly maxMbps: number;
  /** Macroblocks per frame. */
  readonly maxFs: number;
  /** Bit rate in kbit/s for Baseline, Main and Extended; High may send 1.25 times as much (A.3.3). */
  readonly maxBr: number;
}

export const H264_LEVELS: readonly H264LevelLimits[] = [
  [10, 1485, 99, 64],
  [LEVEL_1B, 1485, 99, 128],
  [11, 3000, 396, 192],
  [12, 6000, 396, 384],
  [13, 11880, 396, 768],
  [20, 11880, 396, 2000],
  [21, 19800, 792, 4000],
  [22, 20250, 1620, 4000],
  [30, 40500, 1620, 10000],
  [31, 108000, 3600, 14000],
  [32, 216000, 5120, 20000],
  [40, 245760, 8192, 20000],
  [41, 245760, 8192, 50000],
  [42, 522240, 8704, 50000],
  [50, 589824, 22080, 135000],
  [51, 983040, 36864, 240000],
  [52, 2073600, 36864, 240000],
].map(([level = 0, maxMbps = 0, maxFs = 0, maxBr = 0]) => ({ level, maxMbps, maxFs, maxBr }));

/** The limits of a level, or of the highest one below it. */
export function levelLimits(level: H264Level): H264LevelLimits {
  return H264_LEVELS.findLast(limits => limits.level <= level) ?? (H264_LEVELS[0] as H264LevelLimits);
}

/** The lowest level that carries this picture. */
export function levelFor(width: number, height: number, framesPerSecond: number): H264Level {
  const frame = Math.ceil(width / 16) * Math.ceil(height / 16);
  const fits = H264_LEVELS.find(limits => frame <= limits.maxFs && frame * framesPerSecond <= limits.maxMbps);
  return (fits ?? (H264_LEVELS.at(-1) as H264LevelLimits)).level;
}
