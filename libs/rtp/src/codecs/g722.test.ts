import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { g722 } from './g722.ts';
import { codecTorture, noise, signalToNoise } from './test-signals.ts';

const sha256 = (bytes: Int16Array | Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const signal = codecTorture(32000);
const encoded = g722.createEncoder().encode(signal);

/** The samples the two filter banks delay a signal by (G.722 1.3.3 counts 4 ms with framing). */
const DELAY = 22;

describe('G.722', () => {
  // digests of what ffmpeg 5.1 makes of the same signal and octets
  test('is bit for bit another implementation, both ways', () => {
    expect(sha256(encoded)).toBe('f2cf82c31caf994dd50286dfb5a381dd5beb0905cc65d1b1796b1a2f515ceaad');
    expect(sha256(g722.createDecoder().decode(encoded))).toBe('b813f59ec54058019ccec8c3361e18407b14a5cd812d886b254fc0c9829285f4');
  });

  test('carries a tone of either band, 22 samples late', () => {
    for (const hz of [440, 1000, 3000, 5500]) {
      const tone = Int16Array.from({ length: 16000 }, (_, i) => Math.round(8000 * Math.sin((2 * Math.PI * hz * i) / 16000)));
      const out = g722.createDecoder().decode(g722.createEncoder().encode(tone));
      expect(signalToNoise(tone.subarray(0, 15000), out, DELAY)).toBeGreaterThan(hz < 4000 ? 28 : 15);
    }
  });

  test('does not care how a signal is cut into frames', () => {
    const encoder = g722.createEncoder();
    const decoder = g722.createDecoder();
    const whole = g722.createDecoder().decode(encoded);
    for (let at = 0; at < signal.length; ) {
      const length = [160, 320, 480, 960][(at / 160) % 4] ?? 320;
      const payload = encoder.encode(signal.subarray(at, at + length));
      expect(payload).toEqual(encoded.subarray(at / 2, (at + length) / 2));
      expect(decoder.decode(payload)).toEqual(whole.subarray(at, at + length));
      at += length;
    }
  });

  test('bears any octets', () => {
    const next = noise(7);
    const octets = Uint8Array.from({ length: 16000 }, () => Math.floor(next() * 256));
    expect(g722.createDecoder().decode(octets)).toHaveLength(32000);
  });

  test('takes its clock from RFC 3551 4.5.2', () => {
    expect(g722).toMatchObject({ clockRate: 8000, sampleRate: 16000, staticPayloadType: 9 });
  });
});

const hasFfmpeg = spawnSync('ffmpeg', ['-version']).status === 0;
const withFfmpeg = hasFfmpeg ? test : test.skip;

describe('G.722 against the ffmpeg at hand', () => {
  withFfmpeg('gives the same octets and samples', () => {
    const octets = ffmpeg(['-f', 's16le', '-ar', '16000', '-ac', '1', '-i', '-', '-c:a', 'g722', '-f', 'g722', '-'], signal);
    expect(Buffer.compare(octets, encoded)).toBe(0);
    const pcm = ffmpeg(['-f', 'g722', '-i', '-', '-f', 's16le', '-'], encoded);
    expect(Buffer.compare(pcm, new Uint8Array(g722.createDecoder().decode(encoded).buffer))).toBe(0);
  });
});

function ffmpeg(args: readonly string[], input: Int16Array | Uint8Array): Buffer {
  return spawnSync('ffmpeg', ['-v', 'error', ...args], { input: new Uint8Array(input.buffer, input.byteOffset, input.byteLength) }).stdout;
}
