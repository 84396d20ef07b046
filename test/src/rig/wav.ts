import { readFile, writeFile } from 'node:fs/promises';

/** Sound as the tests measure it: one channel of 16-bit samples. */
export interface Recording {
  readonly pcm: Int16Array;
  readonly sampleRate: number;
}

const HEADER = 44;
const CHUNK_HEADER = 8;
const RIFF_HEADER = 12;

/** Writes a mono 16-bit WAV file. */
export async function writeWav(path: string, { pcm, sampleRate }: Recording): Promise<void> {
  const header = Buffer.alloc(HEADER);
  header.write('RIFF', 0, 'latin1');
  header.writeUInt32LE(HEADER - CHUNK_HEADER + pcm.byteLength, 4);
  header.write('WAVEfmt ', 8, 'latin1');
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20); // PCM
  header.writeUInt16LE(1, 22); // channels
  header.writeUInt32LE(sampleRate, 24);
  header.writeUInt32LE(sampleRate * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36, 'latin1');
  header.writeUInt32LE(pcm.byteLength, 40);
  await writeFile(path, [header, Buffer.from(pcm.buffer, pcm.byteOffset, pcm.byteLength)]);
}

/**
 * Reads a 16-bit WAV file, the first channel of it. A recorder that still writes has not filled in the sizes:
 * a data chunk that claims none, or more than there is, reaches to the end of the file.
 */
export async function readWav(path: string): Promise<Recording> {
  const file = await readFile(path);
  let sampleRate = 0;
  let channels = 1;
  for (let at = RIFF_HEADER; at + CHUNK_HEADER <= file.length; ) {
    const id = file.toString('latin1', at, at + 4);
    const size = file.readUInt32LE(at + 4);
    const body = at + CHUNK_HEADER;
    if (id === 'fmt ') {
      channels = file.readUInt16LE(body + 2);
      sampleRate = file.readUInt32LE(body + 4);
    }
    if (id === 'data') {
      const end = size === 0 ? file.length : Math.min(body + size, file.length);
      return { pcm: firstChannel(file.subarray(body, end), channels), sampleRate };
    }
    at = body + size + (size % 2);
  }
  throw new Error(`${path} has no data chunk`);
}

function firstChannel(data: Buffer, channels: number): Int16Array {
  const frame = 2 * channels;
  return Int16Array.from({ length: Math.floor(data.length / frame) }, (_, index) => data.readInt16LE(index * frame));
}
