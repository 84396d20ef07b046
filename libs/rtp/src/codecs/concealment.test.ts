import { describe, expect, test } from '@jest/globals';
import { Concealment } from './concealment.ts';
import { signalToNoise } from './test-signals.ts';

const RATE = 8000;
/** A buzz of 125 Hz with two harmonics: a vowel, near enough. */
const vowel = Int16Array.from({ length: RATE }, (_, i) => {
  const phase = (2 * Math.PI * 125 * i) / RATE;
  return Math.round(6000 * Math.sin(phase) + 3000 * Math.sin(2 * phase + 1) + 1500 * Math.sin(5 * phase));
});

describe('concealment', () => {
  test('goes on with a periodic sound', () => {
    const concealment = new Concealment(RATE);
    for (let at = 0; at < 3200; at += 160) concealment.heard(vowel.slice(at, at + 160));
    // full gain for the first 10 ms
    expect(signalToNoise(vowel.subarray(3200, 3280), concealment.conceal(80))).toBeGreaterThan(20);
  });

  test('fades to silence within 60 ms and stays silent', () => {
    const concealment = new Concealment(RATE);
    concealment.heard(vowel.slice(0, 800));
    const out = concealment.conceal(1600);
    expect(Math.max(...out.subarray(0, 160))).toBeGreaterThan(4000);
    expect(out.subarray(480).every(sample => sample === 0)).toBe(true);
  });

  test('is silent after silence, or after nothing', () => {
    const concealment = new Concealment(RATE);
    expect(concealment.conceal(160).every(sample => sample === 0)).toBe(true);
    concealment.heard(new Int16Array(160));
    expect(concealment.conceal(160).every(sample => sample === 0)).toBe(true);
  });

  test('leads back into the sound without a step', () => {
    const concealment = new Concealment(RATE);
    concealment.heard(vowel.slice(0, 800));
    concealment.conceal(160);
    const back = concealment.heard(vowel.slice(960, 1120));
    expect(signalToNoise(vowel.subarray(1000, 1120), back.subarray(40))).toBeGreaterThan(60);
    expect(back[0]).not.toBe(vowel[960]);
  });
});
