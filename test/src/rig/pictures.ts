import { cachedMedia } from './media-cache.ts';
import { averageColour, type Colour, colourDistance, type Picture, type Region } from './picture.ts';
import { run } from './process.ts';

/** A picture that survives H.264 and scaling: a border and four quadrants, each of one colour. */
export interface Layout {
  readonly name: string;
  readonly border: Colour;
  /** Top left, top right, bottom left, bottom right. */
  readonly quadrants: readonly [Colour, Colour, Colour, Colour];
}

/** Size, rate and length of a test video. */
export interface VideoFormat {
  readonly width: number;
  readonly height: number;
  readonly fps: number;
  readonly seconds: number;
}

const RED: Colour = [215, 30, 35];
const GREEN: Colour = [30, 165, 50];
const BLUE: Colour = [35, 50, 210];
const YELLOW: Colour = [230, 215, 35];
const MAGENTA: Colour = [205, 40, 200];
const CYAN: Colour = [40, 200, 215];

/** Layouts that no recogniser takes for one another: in any two, at least three of the five regions differ. */
export const layouts = {
  room: { name: 'room', border: YELLOW, quadrants: [RED, GREEN, BLUE, MAGENTA] },
  meeting: { name: 'meeting', border: CYAN, quadrants: [BLUE, YELLOW, GREEN, RED] },
  slides: { name: 'slides', border: MAGENTA, quadrants: [CYAN, BLUE, YELLOW, GREEN] },
  other: { name: 'other', border: GREEN, quadrants: [MAGENTA, CYAN, RED, YELLOW] },
} as const satisfies Record<string, Layout>;

/** 640x360 at 25 frames a second, long enough to loop without wear. */
export const DEFAULT_FORMAT: VideoFormat = { width: 640, height: 360, fps: 25, seconds: 8 };

const BORDER = 0.06; // of width and of height
const TOLERANCE = 0.16;
const RECOGNISED = 0.85;

/** True when (nearly) every region of the picture has the layout's colour. */
export const recognise = (picture: Picture, layout: Layout): boolean => recognition(picture, layout) >= RECOGNISED;

/** Share of the sampled regions that have the layout's colour: 1 is the picture itself. */
export function recognition(picture: Picture, layout: Layout): number {
  const samples = regionsOf(layout);
  const right = samples.filter(({ colour, region }) => colourDistance(averageColour(picture, region), colour) <= TOLERANCE);
  return right.length / samples.length;
}

/** Name of the known layout that a picture shows, if it shows one. */
export const layoutOf = (picture: Picture): string | undefined => Object.values(layouts).find(layout => recognise(picture, layout))?.name;

function regionsOf({ border, quadrants }: Layout): { colour: Colour; region: Region }[] {
  const inner = { left: BORDER * 0.3, right: BORDER * 0.7 };
  const edges: Region[] = [
    { left: 0.2, right: 0.8, top: inner.left, bottom: inner.right },
    { left: 0.2, right: 0.8, top: 1 - inner.right, bottom: 1 - inner.left },
    { ...inner, top: 0.2, bottom: 0.8 },
    { left: 1 - inner.right, right: 1 - inner.left, top: 0.2, bottom: 0.8 },
  ];
  const centres = quadrants.map((colour, index) => {
    const [x, y] = [index % 2 ? 0.72 : 0.28, index > 1 ? 0.74 : 0.26];
    return { colour, region: { left: x - 0.12, right: x + 0.12, top: y - 0.1, bottom: y + 0.1 } };
  });
  return [...edges.map(region => ({ colour: border, region })), ...centres];
}

/** A still of the layout. */
export function pngFile(layout: Layout, format = DEFAULT_FORMAT): Promise<string> {
  return make(layout, { ...format, fps: 1, seconds: 1 }, { extension: 'png', encode: ['-frames:v', '1'] });
}

/** So often a video is repeated in one that baresip plays: ten minutes. */
const REPEATS = 74;

/**
 * H.264 in MP4, as baresip plays it; a white box runs along the middle, so that a frozen picture can be told. Long, since baresip's own loop
 * goes back in time and sends nothing for seconds.
 */
export async function mp4File(layout: Layout, format = DEFAULT_FORMAT): Promise<string> {
  const encode = ['-c:v', 'libx264', '-preset', 'ultrafast', '-profile:v', 'baseline', '-pix_fmt', 'yuv420p', '-g', `${format.fps}`];
  const once = await make(layout, format, { extension: 'mp4', encode });
  return cachedMedia(`${layout.name}-long.mp4`, { once, REPEATS }, async path => {
    await run('ffmpeg', ['-v', 'error', '-y', '-stream_loop', `${REPEATS}`, '-i', once, '-c', 'copy', path]);
  });
}

/** Motion JPEG, as Chromium's fake camera plays it in a loop. */
export function mjpegFile(layout: Layout, format = DEFAULT_FORMAT): Promise<string> {
  return make(layout, format, { extension: 'mjpeg', encode: ['-c:v', 'mjpeg', '-q:v', '5', '-pix_fmt', 'yuvj420p'] });
}

interface Encoding {
  readonly extension: string;
  readonly encode: readonly string[];
}

function make(layout: Layout, format: VideoFormat, { extension, encode }: Encoding): Promise<string> {
  const graph = filterGraph(layout, format);
  return cachedMedia(`${layout.name}.${extension}`, { graph, encode }, async path => {
    await run('ffmpeg', ['-v', 'error', '-y', '-filter_complex', graph, '-t', `${format.seconds}`, ...encode, path]);
  });
}

function filterGraph({ border, quadrants }: Layout, { width, height, fps, seconds }: VideoFormat): string {
  const [bx, by] = [even(width * BORDER), even(height * BORDER)];
  const [w, h] = [width / 2 - bx, height / 2 - by];
  const boxes = quadrants.map((colour, index) => {
    const [x, y] = [index % 2 ? width / 2 : bx, index > 1 ? height / 2 : by];
    return `drawbox=x=${x}:y=${y}:w=${w}:h=${h}:color=${hex(colour)}:t=fill`;
  });
  const box = even(height / 15);
  const canvas = `color=c=${hex(border)}:s=${width}x${height}:r=${fps}:d=${seconds},format=rgb24,${boxes.join(',')}[canvas]`;
  const runner = `color=c=white:s=${box}x${box}:r=${fps}:d=${seconds}[runner]`;
  return `${canvas};${runner};[canvas][runner]overlay=x='mod(t*${width / 2},${width - box})':y=${height / 2 - box / 2}`;
}

const even = (value: number): number => 2 * Math.round(value / 2);
const hex = (colour: Colour): string => `0x${colour.map(channel => channel.toString(16).padStart(2, '0')).join('')}`;
