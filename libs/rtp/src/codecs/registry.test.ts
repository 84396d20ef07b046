import { describe, expect, test } from '@jest/globals';
import { AUDIO_CODECS, audioCodec, loadAudioCodecs } from './registry.ts';

describe('the codec registry', () => {
  test('finds a codec by its rtpmap name in any case', () => {
    for (const codec of AUDIO_CODECS) expect(audioCodec(codec.name.toLowerCase())).toBe(codec);
    expect(audioCodec('Opus')?.clockRate).toBe(48000);
    expect(audioCodec('G729')).toBeUndefined();
  });

  test('every codec makes 20 ms of sound from 20 ms of sound', async () => {
    await loadAudioCodecs();
    await loadAudioCodecs();
    for (const codec of AUDIO_CODECS) {
      const samples = codec.sampleRate / 50;
      const encoder = codec.createEncoder();
      const decoder = codec.createDecoder();
      expect(encoder.sampleRate).toBe(codec.sampleRate);
      expect(decoder.decode(encoder.encode(new Int16Array(samples)))).toHaveLength(samples);
      expect(decoder.conceal(samples)).toHaveLength(samples);
      encoder.close();
      decoder.close();
    }
  });
});
