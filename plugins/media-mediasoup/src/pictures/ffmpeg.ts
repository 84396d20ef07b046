import { spawn } from 'node:child_process';
import type { PictureSize } from './picture-size.ts';
import { keyFrameInterval, maxStillPayload, stillFramesPerSecond } from './still.ts';

/** An encode of one picture takes well under a second; a program that hangs must not hold up a call. */
const timeout = 20_000;

/**
 * Encodes a picture as H.264 (Annex B), constrained baseline: two groups of pictures, so that in a loop no two key frames in a row carry the
 * same idr_pic_id (H.264 7.4.3). Slices fit a packet, so the same stream serves devices of packetization-mode 0 and 1.
 */
export function encodePicture(file: string, size: PictureSize): Promise<Uint8Array> {
  const { width, height, level } = size;
  const group = (keyFrameInterval / 1_000) * stillFramesPerSecond;
  const fit = `scale=${width}:${height}:force_original_aspect_ratio=decrease,pad=${width}:${height}:(ow-iw)/2:(oh-ih)/2,setsar=1,format=yuv420p`;
  const x264 = `slice-max-size=${maxStillPayload}:keyint=${group}:min-keyint=${group}:scenecut=0:ref=1:aud=0`;
  return run('ffmpeg', [
    ...['-hide_banner', '-loglevel', 'error', '-nostdin', '-loop', '1', '-framerate', String(stillFramesPerSecond), '-i', file],
    ...['-frames:v', String(2 * group), '-vf', fit, '-an'],
    ...['-c:v', 'libx264', '-profile:v', 'baseline', '-level', level, '-preset', 'medium', '-tune', 'stillimage', '-crf', '26'],
    ...['-threads', '1', '-x264-params', x264, '-f', 'h264', 'pipe:1'],
  ]);
}

function run(program: string, args: readonly string[]): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], timeout });
    const output: Buffer[] = [];
    let errors = '';
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => {
      errors = `${errors}${chunk.toString()}`.slice(-2_000);
    });
    child.once('error', cause => reject(new Error(`${program} cannot be run; install it to show pictures`, { cause })));
    child.once('close', code => {
      if (code === 0 && output.length > 0) resolve(new Uint8Array(Buffer.concat(output)));
      else reject(new Error(`${program} did not encode the picture (exit code ${code}): ${errors.trim()}`));
    });
  });
}
