import { describe, expect, test } from '@jest/globals';
import { readWav, toMono, writeWav } from './wav.ts';

const audio = { sampleRate: 16000, channels: 2, samples: Int16Array.of(1, -1, 32767, -32768, 100, 200) };

describe('a WAV file', () => {
  test('reads as it was written', () => {
    expect(readWav(writeWav(audio))).toEqual(audio);
  });

  test('reads at any alignment, past other chunks, with a length that is too large', () => {
    const plain = writeWav(audio);
    const list = Uint8Array.of(0x4c, 0x49, 0x53, 0x54, 3, 0, 0, 0, 1, 2, 3, 0); // odd LIST chunk and its pad byte
    const bytes = new Uint8Array(1 + plain.length + list.length).subarray(1);
    bytes.set(plain.subarray(0, 36));
    bytes.set(list, 36);
    bytes.set(plain.subarray(36), 36 + list.length);
    bytes.fill(0xff, 52, 56);
    expect(readWav(bytes).samples).toEqual(audio.samples);
  });

  test('mixes down to mono', () => {
    expect(toMono(audio)).toEqual(Int16Array.of(0, 0, 150));
    expect(toMono({ ...audio, channels: 1 })).toBe(audio.samples);
  });

  test.each([
    ['not a WAV', Uint8Array.of(1, 2, 3)],
    ['without data', writeWav(audio).subarray(0, 36)],
    ['only 16-bit PCM', writeWav(audio).fill(8, 34, 35)],
    ['without channels', writeWav(audio).fill(0, 22, 24)],
    ['before its format', writeWav(audio).fill(0x20, 12, 16)],
  ])('is refused: %s', (reason, bytes) => {
    expect(() => readWav(bytes)).toThrow(reason);
  });
});
