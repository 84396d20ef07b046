import { type Clock, HttpError } from '@opencvi/plugin-api';
import { sourceOf } from '@opencvi/source-limits';

/** How much one address may do. */
export interface SourceLimitsOptions {
  readonly clock: Clock;
  readonly maxSessions: number;
  readonly maxFailuresPerMinute: number;
}

const minute = 60_000;
/** More addresses than this are not remembered at once; the oldest is forgotten first. */
const maxSources = 10_000;

/** Limits per address (for IPv6, per /64): sessions at once, and wrong guesses a minute. */
export class SourceLimits {
  readonly #options: SourceLimitsOptions;
  readonly #sessions = new Map<string, number>();
  readonly #failures = new Map<string, { since: number; count: number }>();

  constructor(options: SourceLimitsOptions) {
    this.#options = options;
  }

  /** Throws when this address has guessed wrong too often. Call it before anything is looked up. */
  check(peer: string): void {
    const failures = this.#recentFailures(sourceOf(peer));
    if (failures !== undefined && failures.count >= this.#options.maxFailuresPerMinute) {
      throw new HttpError(429, 'too many wrong attempts from this address; try again in a minute');
    }
  }

  /** Counts a wrong conference id, key or session. */
  failed(peer: string): void {
    const source = sourceOf(peer);
    const failures = this.#recentFailures(source) ?? { since: this.#options.clock.now(), count: 0 };
    failures.count += 1;
    this.#failures.set(source, failures);
    const [oldest] = this.#failures.keys();
    if (this.#failures.size > maxSources && oldest !== undefined) this.#failures.delete(oldest);
  }

  /** Counts a session; the returned function gives it back, once. */
  openSession(peer: string): () => void {
    const source = sourceOf(peer);
    const count = this.#sessions.get(source) ?? 0;
    if (count >= this.#options.maxSessions) throw new HttpError(429, 'too many browsers from this address are in meetings');
    this.#sessions.set(source, count + 1);
    let open = true;
    return () => {
      if (!open) return;
      open = false;
      const left = (this.#sessions.get(source) ?? 1) - 1;
      if (left === 0) this.#sessions.delete(source);
      else this.#sessions.set(source, left);
    };
  }

  #recentFailures(source: string): { since: number; count: number } | undefined {
    const failures = this.#failures.get(source);
    if (failures === undefined || this.#options.clock.now() - failures.since < minute) return failures;
    this.#failures.delete(source);
    return undefined;
  }
}
