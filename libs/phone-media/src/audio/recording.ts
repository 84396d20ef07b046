import { dbov, dominantFrequency, looksLikeSpeech, measureTone, Resampler, rms } from '@opencvi/rtp';

/** What a stretch of sound is like. */
export interface Heard {
  /** How much sound was measured. */
  readonly seconds: number;
  /** In dBov: 0 is the loudest, -127 silence. */
  readonly level: number;
  /** The strongest frequency, when there was any sound. */
  readonly dominantHz?: number;
  /** Whether it is likely somebody who speaks. */
  readonly speech: boolean;
}

/** Everything is kept at one rate, whatever codecs came. */
export const recordingRate = 16_000;
/** Older sound is forgotten. */
const maxSeconds = 900;
/** Below, it is silence to the ear. */
const silence = -70;

/** What a phone heard, frame by frame. */
export class Recording {
  #frames: Int16Array[] = [];
  #samples = 0;
  #resampler: Resampler | undefined;

  add(pcm: Int16Array, sampleRate: number): void {
    if (this.#resampler?.from !== sampleRate) this.#resampler = new Resampler(sampleRate, recordingRate);
    // The very array comes back when the rates are the same, and it may be used again by whoever gave it
    const frame = this.#resampler.process(pcm).slice();
    this.#frames.push(frame);
    this.#samples += frame.length;
    if (this.#samples > maxSeconds * recordingRate) this.#samples -= this.#frames.shift()?.length ?? 0;
  }

  /** Seconds heard so far. */
  get seconds(): number {
    return this.#samples / recordingRate;
  }

  /** The last seconds. */
  last(seconds = Number.POSITIVE_INFINITY): Int16Array {
    const wanted = Math.min(this.#samples, Math.round(seconds * recordingRate));
    const pcm = new Int16Array(wanted);
    let at = wanted;
    for (let i = this.#frames.length - 1; i >= 0 && at > 0; i--) {
      const frame = this.#frames[i] as Int16Array;
      const part = frame.subarray(Math.max(0, frame.length - at));
      at -= part.length;
      pcm.set(part, at);
    }
    return pcm;
  }

  describe(seconds: number): Heard {
    const pcm = this.last(seconds);
    const level = dbov(rms(pcm));
    const audible = level > silence;
    const hz = audible ? dominantFrequency(pcm, recordingRate) : undefined;
    return {
      seconds: pcm.length / recordingRate,
      level,
      ...(hz !== undefined && { dominantHz: hz }),
      speech: audible && pcm.length >= recordingRate / 2 && looksLikeSpeech(pcm, recordingRate),
    };
  }

  /** Share of the last seconds' energy that lies in one tone, 0 to 1. */
  tone(hz: number, seconds: number): number {
    const pcm = this.last(seconds);
    return dbov(rms(pcm)) > silence ? measureTone(pcm, recordingRate, hz).level : 0;
  }
}
