import { audioLevel, SILENCE_LEVEL } from '../audio-level.ts';

/** Quieter than this is not worth adding: it is the noise of an open microphone at most. */
const INAUDIBLE = 90;
/** Share of a new level in the smooth one: loudness rises in two frames and falls in half a second. */
const ATTACK = 0.5;
const DECAY = 0.06;

/** One party's place in a mix. */
export class MixerPort {
  readonly id: string;
  /** A muted party hears and is not heard. */
  muted = false;
  /** The frame of this tick, if there is one to hear. */
  frame: Int16Array | undefined;
  /** Whether the frame of this tick went into the mix. */
  heard = false;
  #level = SILENCE_LEVEL;
  #smoothLevel = SILENCE_LEVEL;
  #dropped = 0;
  readonly #samples: number;
  readonly #maxQueued: number;
  readonly #queue: Int16Array[] = [];

  constructor(id: string, options: { readonly samples: number; readonly maxQueued: number }) {
    this.id = id;
    this.#samples = options.samples;
    this.#maxQueued = options.maxQueued;
  }

  /** Level of this tick's frame: 0 (overload) to 127 (silence), as RFC 6464 counts. */
  get level(): number {
    return this.#level;
  }

  /** The level, smoothed over syllables. */
  get smoothLevel(): number {
    return this.#smoothLevel;
  }

  /** Frames thrown away because the party pushed faster than the mix ticked. */
  get dropped(): number {
    return this.#dropped;
  }

  /** Says what the party says next. The array is kept until its tick: do not write to it. */
  push(pcm: Int16Array): void {
    if (pcm.length !== this.#samples) throw new RangeError(`a frame has ${this.#samples} samples, not ${pcm.length}`);
    if (this.#queue.length >= this.#maxQueued) {
      this.#queue.shift();
      this.#dropped++;
    }
    this.#queue.push(pcm);
  }

  /** For the mixer: goes on to the next frame. */
  advance(): void {
    const next = this.#queue.shift();
    this.#level = next && !this.muted ? audioLevel(next) : SILENCE_LEVEL;
    this.#smoothLevel += (this.#level - this.#smoothLevel) * (this.#level < this.#smoothLevel ? ATTACK : DECAY);
    this.frame = this.#level < INAUDIBLE ? next : undefined;
    this.heard = false;
  }
}
