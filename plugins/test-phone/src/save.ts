import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { writeWav } from '@opencvi/rtp';

/** Writes a recording; says what it wrote. */
export async function saveRecording(file: string, { pcm, sampleRate }: { pcm: Int16Array; sampleRate: number }): Promise<string> {
  await writeFile(file, writeWav({ sampleRate, channels: 1, samples: pcm }));
  return `wrote ${file}: ${(pcm.length / sampleRate).toFixed(1)} s`;
}

/** Writes the first picture of a byte stream, or the stream itself where it cannot be decoded; says what it wrote. */
export async function savePicture(file: string, stream: Uint8Array, decode = decodePicture): Promise<string> {
  if (stream.length === 0) return `no picture for ${file}`;
  if (await decode(stream, file)) return `wrote ${file}`;
  const raw = `${file.replace(/\.\w+$/, '')}.h264`;
  await writeFile(raw, stream);
  return `wrote ${raw}: ffmpeg is not there to make a picture of it`;
}

/** False when there is no ffmpeg, or it could not. */
function decodePicture(stream: Uint8Array, file: string): Promise<boolean> {
  return new Promise(resolve => {
    const args = ['-v', 'error', '-y', '-f', 'h264', '-i', 'pipe:0', '-frames:v', '1', file];
    const child = spawn('ffmpeg', args, { stdio: ['pipe', 'ignore', 'ignore'] });
    child.on('error', () => resolve(false));
    child.on('close', code => resolve(code === 0));
    // It stops reading when it has its picture
    child.stdin.on('error', () => {});
    child.stdin.end(stream);
  });
}
