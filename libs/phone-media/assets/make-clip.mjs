/**
 * Makes clip.h264, what the phone shows: a border and four quadrants of one colour each, and a white box that runs along the middle.
 * Run with Node, needs ffmpeg with libx264: node make-clip.mjs
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const [width, height, rate, seconds] = [640, 360, 15, 2];
const [red, green, blue, magenta, yellow] = ['0xd71e23', '0x1ea532', '0x2332d2', '0xcd28c8', '0xe6d723'];
const [borderX, borderY] = [38, 22];
const [w, h] = [width / 2 - borderX, height / 2 - borderY];
const corners = [
  [borderX, borderY, red],
  [width / 2, borderY, green],
  [borderX, height / 2, blue],
  [width / 2, height / 2, magenta],
];
const boxes = corners.map(([x, y, colour]) => `drawbox=x=${x}:y=${y}:w=${w}:h=${h}:color=${colour}:t=fill`).join(',');
const canvas = `color=c=${yellow}:s=${width}x${height}:r=${rate}:d=${seconds},format=rgb24,${boxes}[canvas]`;
const runner = `color=c=white:s=24x24:r=${rate}:d=${seconds}[runner]`;
const graph = `${canvas};${runner};[canvas][runner]overlay=x='t*${(width - 24) / seconds}':y=${height / 2 - 12},noise=alls=10:allf=t+u:all_seed=7`;
// The noise gives pictures the size of real ones: several packets each. One key frame, so that the clip can begin again after any picture; no slice is larger than a packet (RFC 6184 6.2)
const x264 = `keyint=${rate * seconds}:scenecut=0:bframes=0:ref=1:slice-max-size=1100:repeat-headers=1:annexb=1`;
const encode = ['-c:v', 'libx264', '-profile:v', 'baseline', '-preset', 'veryslow', '-crf', '24', '-pix_fmt', 'yuv420p', '-level', '3.0'];
const output = path.join(import.meta.dirname, 'clip.h264');
const args = ['-v', 'error', '-y', '-filter_complex', graph, ...encode, '-x264-params', x264, '-bsf:v', 'filter_units=remove_types=6'];
const { status, error } = spawnSync('ffmpeg', [...args, '-f', 'h264', output], { stdio: ['ignore', 'ignore', 'inherit'] });
if (error) throw error;
process.exitCode = status ?? 1;
