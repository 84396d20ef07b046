import type { MediaFormat } from '@opencvi/plugin-api';
import { levelLimits, parseProfileLevelId } from '@opencvi/rtp';

/** A size that stills are encoded in. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
  /** Its H.264 level, as ffmpeg takes it. */
  readonly level: string;
}

/** Largest first. The last two are CIF and QCIF, which every room system has known since H.261. */
export const pictureSizes: readonly PictureSize[] = [
  { width: 1280, height: 720, level: '3.1' },
  { width: 848, height: 480, level: '3.0' },
  { width: 512, height: 288, level: '2.1' },
  { width: 352, height: 288, level: '1.2' },
  { width: 176, height: 144, level: '1.0' },
];

/** The largest size that a device takes: by its level, or by max-fs where it takes larger pictures than its level says (RFC 6184 8.1). */
export function pictureSizeFor(format: MediaFormat): PictureSize {
  const level = parseProfileLevelId(format.parameters?.['profile-level-id'])?.level ?? 10;
  const maxFs = Math.max(levelLimits(level).maxFs, Number(format.parameters?.['max-fs'] ?? 0) || 0);
  const fits = pictureSizes.find(({ width, height }) => Math.ceil(width / 16) * Math.ceil(height / 16) <= maxFs);
  return fits ?? (pictureSizes.at(-1) as PictureSize);
}
