/** Bounds of a back-off, in milliseconds. */
export interface BackoffOptions {
  readonly first: number;
  readonly longest: number;
  /** Between 0 and 1. */
  readonly random?: () => number;
}

/** Longer and longer pauses between failures, a little uneven so that many rooms do not return at one moment. */
export class Backoff {
  readonly #options: BackoffOptions;
  #failures = 0;

  constructor(options: BackoffOptions) {
    this.#options = options;
  }

  reset(): void {
    this.#failures = 0;
  }

  /** The next pause; never shorter than what the other side asked for (RFC 9110 10.2.3). */
  next(retryAfterSeconds = 0): number {
    const { first, longest, random = Math.random } = this.#options;
    const pause = Math.min(first * 2 ** this.#failures++, longest) * (0.75 + random() / 4);
    return Math.max(pause, retryAfterSeconds * 1_000);
  }
}
