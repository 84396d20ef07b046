import { readFile } from 'node:fs/promises';
import { run } from './process.ts';

/** Decoded pixels, three bytes each (red, green, blue), rows from the top. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly rgb: Uint8Array;
}

/** Red, green, blue; 0 to 255. */
export type Colour = readonly [number, number, number];

/** A rectangle in shares (0 to 1) of width and height. */
export interface Region {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const PNG_SIZE_AT = 16; // PNG 11.2.2: IHDR is the first chunk, width and height its first fields

/** Decodes a PNG file with ffmpeg. */
export async function readPng(path: string): Promise<Picture> {
  const file = await readFile(path);
  const rgb = await run('ffmpeg', ['-v', 'error', '-i', path, '-frames:v', '1', '-f', 'rawvideo', '-pix_fmt', 'rgb24', '-']);
  return { width: file.readUInt32BE(PNG_SIZE_AT), height: file.readUInt32BE(PNG_SIZE_AT + 4), rgb };
}

/** Average colour of a region. */
export function averageColour({ width, height, rgb }: Picture, region: Region): Colour {
  const sum: [number, number, number] = [0, 0, 0];
  const [left, right] = span(region.left, region.right, width);
  const [top, bottom] = span(region.top, region.bottom, height);
  for (let y = top; y < bottom; y++) {
    for (let at = 3 * (y * width + left); at < 3 * (y * width + right); at += 3) {
      for (const channel of [0, 1, 2] as const) sum[channel] += rgb[at + channel] ?? 0;
    }
  }
  const pixels = Math.max(1, (right - left) * (bottom - top));
  return [sum[0] / pixels, sum[1] / pixels, sum[2] / pixels];
}

/** How far two colours lie apart: 0 for the same, 1 for black and white. */
export function colourDistance(a: Colour, b: Colour): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]) / Math.hypot(255, 255, 255);
}

/** Correlation of two pictures after both are scaled down: 1 for the same picture, about 0 for unrelated ones. */
export function similarity(a: Picture, b: Picture): number {
  const left = thumbnail(a);
  const right = thumbnail(b);
  const centredLeft = centred(left);
  const centredRight = centred(right);
  const scale = Math.sqrt(dot(centredLeft, centredLeft) * dot(centredRight, centredRight));
  // two plain pictures have nothing to correlate: they are alike when their colours are
  if (scale < 1) return dot(difference(left, right), difference(left, right)) / left.length < 100 ? 1 : 0;
  return dot(centredLeft, centredRight) / scale;
}

const THUMBNAIL = { columns: 32, rows: 18 } as const;

function thumbnail(picture: Picture): number[] {
  const { columns, rows } = THUMBNAIL;
  return Array.from({ length: columns * rows }, (_, cell) => {
    const column = cell % columns;
    const row = Math.floor(cell / columns);
    return averageColour(picture, { left: column / columns, right: (column + 1) / columns, top: row / rows, bottom: (row + 1) / rows });
  }).flat();
}

function span(from: number, to: number, size: number): [number, number] {
  const first = Math.min(size - 1, Math.floor(from * size));
  return [first, Math.max(first + 1, Math.min(size, Math.ceil(to * size)))];
}

const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
const difference = (a: readonly number[], b: readonly number[]): number[] => a.map((value, index) => value - (b[index] ?? 0));

function centred(values: readonly number[]): number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.map(value => value - mean);
}
