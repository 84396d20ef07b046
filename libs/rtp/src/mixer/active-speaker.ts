import { SILENCE_LEVEL } from '../audio-level.ts';

export interface ActiveSpeakerOptions {
  /** Levels above this number (RFC 6464: higher is quieter) are no speech. */
  readonly threshold?: number;
  /** How long someone must speak to become the speaker while another one is silent. A cough is shorter. */
  readonly minSpeechMs?: number;
  /** How much louder, in dB, and how long a challenger must be to take over from one who speaks. */
  readonly challengeDb?: number;
  readonly challengeMs?: number;
  /** Least time between two switches. */
  readonly holdMs?: number;
}

interface Voice {
  loudness: number;
  speechMs: number;
  /** When it last failed to out-voice the speaker. */
  challengeSince: number;
  lastAt: number;
}

/** Decides who speaks, with hysteresis: pauses for breath, coughs and short replies change nothing. */
export class ActiveSpeakerDetector {
  readonly #threshold: number;
  readonly #minSpeechMs: number;
  readonly #challengeDb: number;
  readonly #challengeMs: number;
  readonly #holdMs: number;
  readonly #voices = new Map<string, Voice>();
  #current: string | undefined;
  #since = Number.NEGATIVE_INFINITY;

  constructor(options: ActiveSpeakerOptions = {}) {
    this.#threshold = options.threshold ?? 50;
    this.#minSpeechMs = options.minSpeechMs ?? 250;
    this.#challengeDb = options.challengeDb ?? 6;
    this.#challengeMs = options.challengeMs ?? 600;
    this.#holdMs = options.holdMs ?? 1000;
  }

  /** Who speaks, or spoke last. */
  get current(): string | undefined {
    return this.#current;
  }

  /** Takes one party's level (RFC 6464) at `now`, in ms; call for each party each tick. */
  report(id: string, level: number, now: number): void {
    const voice = this.#voices.get(id) ?? { loudness: SILENCE_LEVEL, speechMs: 0, challengeSince: now, lastAt: now };
    this.#voices.set(id, voice);
    const elapsed = Math.max(0, now - voice.lastAt);
    voice.lastAt = now;
    // 100 ms up, 400 ms down: loudness stays over the gaps between syllables
    const timeConstant = level < voice.loudness ? 100 : 400;
    voice.loudness += (level - voice.loudness) * (1 - Math.exp(-elapsed / timeConstant));
    voice.speechMs = this.#speaks(voice) ? voice.speechMs + elapsed : 0;
  }

  /** Forgets a party that left. */
  remove(id: string): void {
    this.#voices.delete(id);
    if (this.#current !== id) return;
    this.#current = undefined;
    this.#since = Number.NEGATIVE_INFINITY;
  }

  /** Decides, after the reports of a tick. The new speaker when there is a change, else undefined. */
  decide(now: number): string | undefined {
    const current = this.#current === undefined ? undefined : this.#voices.get(this.#current);
    const challenger = this.#loudestBut(this.#current, current, now);
    if (!challenger || now - this.#since < this.#holdMs) return undefined;
    this.#current = challenger;
    this.#since = now;
    for (const voice of this.#voices.values()) voice.challengeSince = now;
    return challenger;
  }

  #loudestBut(currentId: string | undefined, current: Voice | undefined, now: number): string | undefined {
    let best: string | undefined;
    let bestLoudness = SILENCE_LEVEL;
    const contested = current !== undefined && this.#speaks(current);
    for (const [id, voice] of this.#voices) {
      if (id === currentId || voice.speechMs < this.#minSpeechMs) {
        voice.challengeSince = now;
        continue;
      }
      const louder = !contested || current.loudness - voice.loudness >= this.#challengeDb;
      if (!louder) voice.challengeSince = now;
      const ready = louder && (!contested || now - voice.challengeSince >= this.#challengeMs);
      if (ready && voice.loudness < bestLoudness) {
        best = id;
        bestLoudness = voice.loudness;
      }
    }
    return best;
  }

  #speaks(voice: Voice): boolean {
    return voice.loudness < this.#threshold;
  }
}
