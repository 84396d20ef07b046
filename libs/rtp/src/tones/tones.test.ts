import { describe, expect, test } from '@jest/globals';
import { pcmu } from '../codecs/g711.ts';
import { g722 } from '../codecs/g722.ts';
import { noise } from '../codecs/test-signals.ts';
import { DTMF_DIGITS } from '../telephone-event.ts';
import { dominantFrequency } from './dominant-frequency.ts';
import { detectDtmf, dtmfTone } from './dtmf.ts';
import { powerSpectrum } from './fft.ts';
import { measureTone } from './measure-tone.ts';
import { SineGenerator, sine } from './sine.ts';
import { looksLikeSpeech, measureSpeech } from './speech.ts';

const RATE = 16000;
const next = noise(21);
const white = Int16Array.from({ length: 2 * RATE }, () => Math.round(8000 * next()));
const silence = new Int16Array(2 * RATE);

/** Something like talk: a voice whose pitch and vowels wander, four to five syllables a second, a pause now and then. */
const talk = Int16Array.from({ length: 3 * RATE }, (_, i) => {
  const t = i / RATE;
  const syllable = Math.max(0, Math.sin(2 * Math.PI * 2.3 * t + 2 * Math.sin(1.7 * t))) ** 1.5;
  const pitch = 2 * Math.PI * (120 * t + 4 * Math.sin(3 * t));
  let voice = 0;
  for (let harmonic = 1; harmonic <= 20; harmonic++) {
    const formant = Math.exp(-(((harmonic * 120 - 600 - 300 * Math.sin(5 * t)) / 400) ** 2));
    voice += (0.2 + formant) * Math.sin(harmonic * pitch);
  }
  return Math.round(2500 * syllable * voice + 20 * next());
});

describe('a sine', () => {
  test('goes on from frame to frame', () => {
    const generator = new SineGenerator({ sampleRate: RATE, hz: 437 });
    const parts = Array.from({ length: 5 }, () => [...generator.next(320)]).flat();
    expect(
      Math.max(...sine({ sampleRate: RATE, hz: 437 }, 100).map((sample, i) => Math.abs(sample - (parts[i] ?? 0)))),
    ).toBeLessThanOrEqual(1);
  });
});

describe('measuring a tone', () => {
  test('finds all of a sine at its frequency and nothing elsewhere', () => {
    const tone = sine({ sampleRate: RATE, hz: 440, amplitude: 1 }, 1000);
    expect(measureTone(tone, RATE, 440).level).toBeGreaterThan(0.99);
    expect(measureTone(tone, RATE, 440).dbov).toBeCloseTo(-3, 1);
    for (const hz of [300, 600, 1000, 3000]) expect(measureTone(tone, RATE, hz).level).toBeLessThan(0.01);
  });

  test('shares the energy of two', () => {
    const low = sine({ sampleRate: RATE, hz: 500, amplitude: 0.2 }, 1000);
    const high = sine({ sampleRate: RATE, hz: 1500, amplitude: 0.4 }, 1000);
    const both = low.map((sample, i) => sample + (high[i] ?? 0));
    expect(measureTone(both, RATE, 500).level).toBeCloseTo(0.2, 1);
    expect(measureTone(both, RATE, 1500).level).toBeCloseTo(0.8, 1);
  });

  test('is not put off by a splice in the middle', () => {
    const part = sine({ sampleRate: RATE, hz: 440 }, 505);
    const spliced = Int16Array.of(...part, ...part.map(sample => -sample));
    expect(measureTone(spliced, RATE, 440).level).toBeGreaterThan(0.9);
  });

  test('finds a tone after G.711 and G.722', () => {
    const narrow = pcmu.createDecoder().decode(pcmu.createEncoder().encode(sine({ sampleRate: 8000, hz: 1000 }, 500)));
    expect(measureTone(narrow, 8000, 1000).level).toBeGreaterThan(0.99);
    const wide = g722.createDecoder().decode(g722.createEncoder().encode(sine({ sampleRate: RATE, hz: 1000 }, 500)));
    expect(measureTone(wide, RATE, 1000).level).toBeGreaterThan(0.98);
  });

  test('finds little in noise and none in silence', () => {
    expect(measureTone(white, RATE, 1000).level).toBeLessThan(0.02);
    expect(measureTone(silence, RATE, 1000)).toEqual({ level: 0, dbov: -127 });
    expect(measureTone(new Int16Array(), RATE, 1000).level).toBe(0);
  });
});

describe('the dominant frequency', () => {
  test.each([
    [50, 8000],
    [440, 8000],
    [1004, 16000],
    [3333, 16000],
    [7000, 48000],
  ])('of a sine of %i Hz at %i', (hz, rate) => {
    expect(Math.abs((dominantFrequency(sine({ sampleRate: rate, hz }, 1000), rate) ?? 0) - hz)).toBeLessThan(1);
    // a frame or two will do for a guess
    expect(Math.abs((dominantFrequency(sine({ sampleRate: rate, hz }, 60), rate) ?? 0) - hz)).toBeLessThan(25);
  });

  test('of silence is none', () => {
    expect(dominantFrequency(silence, RATE)).toBeUndefined();
    expect(dominantFrequency(new Int16Array(), RATE)).toBeUndefined();
  });
});

test('a Fourier transform keeps the energy (Parseval)', () => {
  const signal = white.subarray(0, 1024);
  const spectrum = powerSpectrum(signal, 1024);
  const windowed = signal.reduce((sum, sample, i) => sum + (sample * (0.5 - 0.5 * Math.cos((2 * Math.PI * i) / 1024))) ** 2, 0);
  expect((2 * spectrum.reduce((sum, power) => sum + power, 0)) / 1024 / windowed).toBeCloseTo(1, 1);
});

describe('speech', () => {
  test('is known', () => {
    expect(measureSpeech(talk, RATE)).toMatchObject({ syllabic: expect.any(Number) });
    expect(looksLikeSpeech(talk, RATE)).toBe(true);
  });

  test.each([
    ['silence', silence],
    ['a tone', sine({ sampleRate: RATE, hz: 440 }, 2000)],
    ['noise', white],
    ['a tone on and off, as in ringing', sine({ sampleRate: RATE, hz: 440 }, 3000).map((sample, i) => (i % RATE < 8000 ? sample : 0))],
    ['a hum under noise', white.map((sample, i) => 0.01 * sample + 300 * Math.sin(i / 50))],
    ['faint talk', talk.map(sample => sample / 400)],
    ['nothing', new Int16Array()],
  ])('is not %s', (_, pcm) => {
    expect(looksLikeSpeech(pcm, RATE)).toBe(false);
  });
});

describe('in-band DTMF', () => {
  test.each([8000, 16000, 48000])('is heard as it was made, at %i Hz', rate => {
    for (const digit of DTMF_DIGITS) expect(detectDtmf(dtmfTone(digit, { sampleRate: rate, ms: 40 }), rate)).toBe(digit);
  });

  test('is not heard in talk, noise, tones or silence', () => {
    const others = [talk, white, silence, sine({ sampleRate: RATE, hz: 697 }, 500)];
    for (const sound of others) {
      for (let at = 0; at + 640 <= sound.length; at += 640) expect(detectDtmf(sound.subarray(at, at + 640), RATE)).toBeUndefined();
    }
    expect(() => dtmfTone('x', { sampleRate: 8000, ms: 40 })).toThrow(RangeError);
  });
});
