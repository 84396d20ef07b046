import { beforeAll, describe, expect, test } from '@jest/globals';
import { loadOpus, opus } from './opus.ts';
import { noise, signalToNoise } from './test-signals.ts';

const FRAME = 960;
const tone = Int16Array.from({ length: 50 * FRAME }, (_, i) => Math.round(10000 * Math.sin((2 * Math.PI * 440 * i) / 48000)));
const frame = (i: number): Int16Array => tone.subarray(i * FRAME, (i + 1) * FRAME);

test('Opus says when it was not loaded', () => {
  expect(() => opus.createEncoder()).toThrow('loadAudioCodecs');
});

describe('Opus', () => {
  beforeAll(loadOpus);

  test('carries a tone, 6.5 ms late', () => {
    const encoder = opus.createEncoder();
    const decoder = opus.createDecoder();
    const out = new Int16Array(tone.length);
    for (let i = 0; i < 50; i++) out.set(decoder.decode(encoder.encode(frame(i))), i * FRAME);
    const best = Math.max(...Array.from({ length: 40 }, (_, i) => signalToNoise(tone.subarray(4800, 40000), out.subarray(4800), 290 + i)));
    expect(best).toBeGreaterThan(25);
    encoder.close();
    decoder.close();
  });

  test.each([480, 960, 1920, 2880])('takes frames of %i samples', samples => {
    const encoder = opus.createEncoder();
    const decoder = opus.createDecoder();
    expect(decoder.decode(encoder.encode(tone.subarray(0, samples)))).toHaveLength(samples);
    encoder.close();
    decoder.close();
  });

  test('conceals as many samples as it is asked for', () => {
    const encoder = opus.createEncoder();
    const decoder = opus.createDecoder();
    for (let i = 0; i < 10; i++) decoder.decode(encoder.encode(frame(i)));
    for (const samples of [960, 100, 7000]) expect(decoder.conceal(samples)).toHaveLength(samples);
    encoder.close();
    decoder.close();
  });

  test('recovers a lost frame from the next one better than it conceals it', () => {
    const next = noise(3);
    const speech = Int16Array.from({ length: 40 * FRAME }, (_, i) => {
      const pitch = 90 + 60 * Math.sin(i / 9000);
      return Math.round(9000 * Math.sin((2 * Math.PI * pitch * i) / 48000) * (1 + Math.sin(i / 4000)) * 0.5 + next() * 300);
    });
    const encoder = opus.createEncoder({ fec: true, packetLossPercent: 30, bitrate: 32000 });
    const payloads = Array.from({ length: 40 }, (_, i) => encoder.encode(speech.subarray(i * FRAME, (i + 1) * FRAME)));
    const whole = opus.createDecoder();
    const [recovering, concealing] = [opus.createDecoder(), opus.createDecoder()];
    let recovered = 0;
    let concealed = 0;
    for (let i = 0; i < 39; i++) {
      const payload = payloads[i] ?? new Uint8Array();
      const heard = whole.decode(payload);
      const lost = i > 10 && i % 7 === 0;
      if (!lost) {
        recovering.decode(payload);
        concealing.decode(payload);
        continue;
      }
      recovered += signalToNoise(heard, recovering.recover?.(payloads[i + 1] ?? payload, FRAME) ?? heard);
      concealed += signalToNoise(heard, concealing.conceal(FRAME));
    }
    expect(recovered).toBeGreaterThan(concealed);
    for (const each of [encoder, whole, recovering, concealing]) each.close();
  });

  test('sends next to nothing for silence with DTX', () => {
    const encoder = opus.createEncoder({ dtx: true });
    const sizes = Array.from({ length: 40 }, () => encoder.encode(new Int16Array(FRAME)).length);
    expect(sizes.filter(size => size <= 2).length).toBeGreaterThan(20);
    encoder.close();
  });

  test('turns corrupt packets into concealment', () => {
    const decoder = opus.createDecoder();
    const next = noise(5);
    for (let i = 0; i < 300; i++) {
      const bytes = Uint8Array.from({ length: i % 60 }, () => Math.floor(next() * 256));
      expect(decoder.decode(bytes).length).toBeGreaterThan(0);
      expect(decoder.recover?.(bytes, FRAME)).toHaveLength(FRAME);
    }
    decoder.close();
  });

  test('serves a burst of new calls: an early frame may be empty, the next is not', async () => {
    const encoders = Array.from({ length: 20 }, () => opus.createEncoder());
    for (const encoder of encoders) expect(encoder.encode(frame(0)).length).toBeGreaterThan(0);
    const decoder = opus.createDecoder();
    expect(decoder.decode(encoders[19]?.encode(frame(0)) ?? new Uint8Array())).toHaveLength(FRAME);
    await new Promise(setImmediate);
    for (const encoder of encoders) expect(encoder.encode(frame(1)).length).toBeGreaterThan(20);
    for (const each of [...encoders, decoder]) each.close();
  });

  test('closes twice, and before its handle came, and is silent then', async () => {
    const encoders = Array.from({ length: 20 }, () => opus.createEncoder());
    for (const encoder of encoders) encoder.close();
    await new Promise(setImmediate);
    for (const encoder of encoders) {
      encoder.close();
      expect(encoder.encode(frame(0))).toHaveLength(1);
    }
  });
});
