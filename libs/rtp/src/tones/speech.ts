import { dbov, rms } from '../audio-level.ts';
import { powerSpectrum } from './fft.ts';

/** What a sound is like, as far as telling speech from tones, noise and silence goes. */
export interface SpeechMeasure {
  readonly dbov: number;
  /** Loud to quiet moments of its loudness, in dB: speech swings by 10 and more, a tone or a noise by next to nothing. */
  readonly swingDb: number;
  /** Share of the loudness' movement that has the rhythm of syllables, 2 to 10 a second. */
  readonly syllabic: number;
  /** Share of its energy in its strongest tone: a pure tone has all of it there. */
  readonly tonal: number;
}

const ENVELOPE_HZ = 50;
const SPECTRUM = 1024;

/** Measures a sound of half a second or more. */
export function measureSpeech(pcm: Int16Array, sampleRate: number): SpeechMeasure {
  const envelope = loudness(pcm, Math.round(sampleRate / ENVELOPE_HZ));
  const sorted = Float64Array.from(envelope).sort();
  const quantile = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return {
    dbov: dbov(rms(pcm)),
    swingDb: Math.min(60, dbov(quantile(0.9)) - dbov(quantile(0.15))),
    syllabic: syllabicShare(envelope),
    tonal: tonalShare(pcm),
  };
}

/** Whether a sound is likely speech: loud enough, swinging in the rhythm of syllables, and not one tone. */
export function looksLikeSpeech(pcm: Int16Array, sampleRate: number): boolean {
  const { dbov: level, swingDb, syllabic, tonal } = measureSpeech(pcm, sampleRate);
  return level > -55 && swingDb > 8 && syllabic > 0.25 && tonal < 0.8;
}

function loudness(pcm: Int16Array, block: number): Float64Array {
  return Float64Array.from({ length: Math.floor(pcm.length / block) }, (_, i) => rms(pcm.subarray(i * block, (i + 1) * block)));
}

/** Energy of the loudness' movement between 2 and 10 Hz over all of it above 0.5 Hz. */
function syllabicShare(envelope: Float64Array): number {
  const mean = envelope.reduce((sum, value) => sum + value, 0) / Math.max(1, envelope.length);
  let size = 64;
  while (size < envelope.length) size *= 2;
  const spectrum = powerSpectrum(
    Int16Array.from(envelope, value => value - mean),
    size,
  );
  let syllables = 0;
  let all = 1e-9;
  for (let bin = 1; bin < spectrum.length; bin++) {
    const hz = (bin * ENVELOPE_HZ) / size;
    const power = spectrum[bin] as number;
    if (hz >= 0.5) all += power;
    if (hz >= 2 && hz <= 10) syllables += power;
  }
  return syllables / all;
}

/** Over the blocks of a sound, weighed by their energy: how much lies at the strongest frequency of the whole. */
function tonalShare(pcm: Int16Array): number {
  const sum = new Float64Array(SPECTRUM / 2);
  for (let at = 0; at + SPECTRUM <= pcm.length; at += SPECTRUM) {
    const spectrum = powerSpectrum(pcm.subarray(at, at + SPECTRUM), SPECTRUM);
    for (let bin = 0; bin < sum.length; bin++) sum[bin] = (sum[bin] as number) + (spectrum[bin] as number);
  }
  const total = sum.reduce((all, power) => all + power, 1e-9);
  const peak = sum.indexOf(Math.max(...sum));
  // a Hann window spreads a tone over three bins
  return [peak - 1, peak, peak + 1].reduce((share, bin) => share + (sum[bin] ?? 0) / total, 0);
}
