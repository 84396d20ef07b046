import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { pcma, pcmu } from './g711.ts';

const sha256 = (bytes: Int16Array | Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const everySample = Int16Array.from({ length: 65536 }, (_, i) => i - 32768);
const everyCode = Uint8Array.from({ length: 256 }, (_, i) => i);

describe('G.711', () => {
  // digests of what ffmpeg 5.1 (pcm_mulaw, pcm_alaw) makes of every sample and of every character
  test.each([
    [
      pcmu,
      'e0be5288dc67592c7281f521cafb4d38cdee27e7d1aced826a99b07b0a557b78',
      '3dab54339e520bb2c924826e3b72a917a2b612e9fd12fc867500f1d983a75827',
    ],
    [
      pcma,
      'de19ff5b8d6a1950aa98385b61c7f7740a2ca88926fa86afd5986341f343a82c',
      'e04788d110e58ff8c70c93b8480190d973e3b67876b6119abbaec766cc75c174',
    ],
  ])('$name is byte for byte that of another implementation', (codec, encoded, decoded) => {
    expect(sha256(codec.createEncoder().encode(everySample))).toBe(encoded);
    expect(sha256(codec.createDecoder().decode(everyCode))).toBe(decoded);
  });

  test.each([pcmu, pcma])('$name gives a value back as itself', codec => {
    const values = codec.createDecoder().decode(everyCode);
    const again = codec.createDecoder().decode(codec.createEncoder().encode(values));
    expect(again).toEqual(values);
  });

  test('knows the values of Tables 1a and 2a', () => {
    expect(pcmu.createEncoder().encode(Int16Array.of(0, 32124, -32124))).toEqual(Uint8Array.of(0xff, 0x80, 0x00));
    expect(pcma.createEncoder().encode(Int16Array.of(8, -8, 32256, -32256))).toEqual(Uint8Array.of(0xd5, 0x55, 0xaa, 0x2a));
  });
});
