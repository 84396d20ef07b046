/** Linear PCM of 16 bits, channels interleaved. */
export interface WavAudio {
  readonly sampleRate: number;
  readonly channels: number;
  readonly samples: Int16Array;
}

const HEADER_LENGTH = 44;
const FORMAT_PCM = 1;
const FORMAT_EXTENSIBLE = 0xfffe;

/** Reads a RIFF/WAVE file of 16-bit PCM. Throws a RangeError that says what is wrong with any other. */
export function readWav(bytes: Uint8Array): WavAudio {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (tag(bytes, 0) !== 'RIFF' || tag(bytes, 8) !== 'WAVE') throw new RangeError('not a WAV file');
  let format: { sampleRate: number; channels: number } | undefined;
  for (let at = 12; at + 8 <= bytes.length; ) {
    const length = view.getUint32(at + 4, true);
    const start = at + 8;
    if (tag(bytes, at) === 'fmt ') format = readFormat(view, start);
    if (tag(bytes, at) === 'data') {
      if (!format) throw new RangeError('WAV data before its format');
      // a file written to a pipe has no true length: take what is there
      return { ...format, samples: readSamples(view, start, Math.min(length, bytes.length - start)) };
    }
    at = start + length + (length & 1);
  }
  throw new RangeError('WAV file without data');
}

/** Writes a RIFF/WAVE file of 16-bit PCM. */
export function writeWav(audio: WavAudio): Uint8Array {
  const { sampleRate, channels, samples } = audio;
  const dataLength = samples.length * 2;
  const bytes = new Uint8Array(HEADER_LENGTH + dataLength);
  const view = new DataView(bytes.buffer);
  putTag(bytes, 0, 'RIFF');
  view.setUint32(4, HEADER_LENGTH - 8 + dataLength, true);
  putTag(bytes, 8, 'WAVE');
  putTag(bytes, 12, 'fmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, FORMAT_PCM, true);
  view.setUint16(22, channels, true);
  view.setUint32(24, sampleRate, true);
  view.setUint32(28, sampleRate * channels * 2, true);
  view.setUint16(32, channels * 2, true);
  view.setUint16(34, 16, true);
  putTag(bytes, 36, 'data');
  view.setUint32(40, dataLength, true);
  for (let i = 0; i < samples.length; i++) view.setInt16(HEADER_LENGTH + 2 * i, samples[i] as number, true);
  return bytes;
}

/** The mean of all channels. */
export function toMono(audio: WavAudio): Int16Array {
  const { channels, samples } = audio;
  if (channels === 1) return samples;
  const mono = new Int16Array(Math.floor(samples.length / channels));
  for (let i = 0; i < mono.length; i++) {
    let sum = 0;
    for (let channel = 0; channel < channels; channel++) sum += samples[i * channels + channel] as number;
    mono[i] = Math.round(sum / channels);
  }
  return mono;
}

function readFormat(view: DataView, at: number): { sampleRate: number; channels: number } {
  if (at + 16 > view.byteLength) throw new RangeError('WAV format cut short');
  const format = view.getUint16(at, true);
  const bits = view.getUint16(at + 14, true);
  if ((format !== FORMAT_PCM && format !== FORMAT_EXTENSIBLE) || bits !== 16) {
    throw new RangeError(`WAV format ${format} with ${bits} bits: only 16-bit PCM is read`);
  }
  const channels = view.getUint16(at + 2, true);
  if (channels === 0) throw new RangeError('WAV file without channels');
  return { channels, sampleRate: view.getUint32(at + 4, true) };
}

function readSamples(view: DataView, start: number, length: number): Int16Array {
  const samples = new Int16Array(length >> 1);
  for (let i = 0; i < samples.length; i++) samples[i] = view.getInt16(start + 2 * i, true);
  return samples;
}

function tag(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4));
}

function putTag(bytes: Uint8Array, at: number, text: string): void {
  for (let i = 0; i < 4; i++) bytes[at + i] = text.charCodeAt(i);
}
