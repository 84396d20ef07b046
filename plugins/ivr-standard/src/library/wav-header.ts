/** The format of a WAV file. */
export interface WavFormat {
  /** 1 is PCM. */
  readonly encoding: number;
  readonly channels: number;
  readonly sampleRate: number;
  readonly bitsPerSample: number;
}

/** Reads the format from the beginning of a WAV file (RIFF, 'fmt ' chunk). `undefined` when it is none. */
export function wavFormat(bytes: Buffer): WavFormat | undefined {
  if (bytes.length < 12 || bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WAVE') return undefined;
  let at = 12;
  while (at + 24 <= bytes.length) {
    const length = bytes.readUInt32LE(at + 4);
    if (bytes.toString('latin1', at, at + 4) === 'fmt ') return format(bytes.subarray(at + 8));
    // Chunks are padded to an even length.
    at += 8 + length + (length % 2);
  }
  return undefined;
}

function format(chunk: Buffer): WavFormat {
  return {
    encoding: chunk.readUInt16LE(0),
    channels: chunk.readUInt16LE(2),
    sampleRate: chunk.readUInt32LE(4),
    bitsPerSample: chunk.readUInt16LE(14),
  };
}

/** What is wrong with a prompt's file, and how to convert it; `undefined` when it can be played. */
export function promptProblem(file: string, bytes: Buffer): string | undefined {
  const found = wavFormat(bytes);
  if (found?.encoding === 1 && found.channels === 1 && found.bitsPerSample === 16) return undefined;
  const is = found ? `is ${found.bitsPerSample}-bit with ${found.channels} channels, encoding ${found.encoding}` : 'is no WAV file';
  return `${file} ${is}; prompts are 16-bit mono PCM: ffmpeg -i IN -ar 16000 -ac 1 -c:a pcm_s16le OUT.wav`;
}
