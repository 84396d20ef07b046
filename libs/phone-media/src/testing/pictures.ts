import { spawnSync } from 'node:child_process';

/** Whether pictures can be decoded here. */
export const hasFfmpeg = spawnSync('ffmpeg', ['-version']).status === 0;

/** A colour: red, green, blue. */
export type Colour = readonly [number, number, number];

/** Decodes a byte stream; gives the number of pictures and the colours in the middle of the last one's quadrants. */
export function decode(stream: Uint8Array, { width, height }: { width: number; height: number }) {
  const args = ['-v', 'error', '-f', 'h264', '-i', '-', '-vsync', 'passthrough', '-f', 'rawvideo', '-pix_fmt', 'rgb24', '-'];
  const { stdout, stderr } = spawnSync('ffmpeg', args, { input: stream, maxBuffer: 1 << 28 });
  const size = width * height * 3;
  const at = (x: number, y: number): Colour => {
    const offset = stdout.length - size + 3 * (Math.round(y * height) * width + Math.round(x * width));
    return [stdout[offset] ?? 0, stdout[offset + 1] ?? 0, stdout[offset + 2] ?? 0];
  };
  const quadrants = [at(0.25, 0.25), at(0.75, 0.25), at(0.25, 0.75), at(0.75, 0.75)];
  return { pictures: stdout.length / size, quadrants, complaints: stderr.toString() };
}

/** Whether a colour is nearly another. */
export function isNear(a: Colour, b: Colour): boolean {
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]) < 60;
}
