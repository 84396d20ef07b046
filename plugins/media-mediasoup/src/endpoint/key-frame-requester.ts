import type { Clock } from '@opencvi/plugin-api';

/** A second request while the first picture is still under way makes encoders send two, and rooms see the quality drop. */
const feedbackInterval = 300;
/** By signalling it takes a request and an answer each time. */
const signallingInterval = 1_000;

/** How a key frame can be asked for. */
export type KeyFrameWay = 'pli' | 'fir' | 'signalling';

/** Asks the far end for key frames in the way it agreed to, no more often than it can answer. */
export class KeyFrameRequester {
  readonly #clock: Clock;
  readonly #ask: (way: KeyFrameWay) => void;
  #way: KeyFrameWay = 'signalling';
  #lastAt: number | undefined;
  #cancel: (() => void) | undefined;
  #count = 0;

  constructor(clock: Clock, ask: (way: KeyFrameWay) => void) {
    this.#clock = clock;
    this.#ask = ask;
  }

  /** How many requests went out. */
  get count(): number {
    return this.#count;
  }

  /** States what RTCP feedback was agreed (RFC 4585 4.2, RFC 5104 7.1). */
  agree(feedback: readonly string[]): void {
    const has = (wanted: string) => feedback.some(entry => entry.trim().toLowerCase() === wanted);
    this.#way = has('nack pli') ? 'pli' : has('ccm fir') ? 'fir' : 'signalling';
  }

  /** Whether RTCP feedback was agreed: then the far end can ask as well. */
  get byFeedback(): boolean {
    return this.#way !== 'signalling';
  }

  /** Asks now, or as soon as the last request is old enough. */
  request(): void {
    const interval = this.#way === 'signalling' ? signallingInterval : feedbackInterval;
    const wait = this.#lastAt === undefined ? 0 : this.#lastAt + interval - this.#clock.now();
    if (wait <= 0) this.#send();
    else this.#cancel ??= this.#clock.after(wait, () => this.#send());
  }

  /** A key frame came: a request that waits is not needed any more. */
  satisfied(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }

  close(): void {
    this.satisfied();
  }

  #send(): void {
    this.satisfied();
    this.#lastAt = this.#clock.now();
    this.#count++;
    this.#ask(this.#way);
  }
}
