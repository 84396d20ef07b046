import { TokenBucket } from '@opencvi/source-limits';
import type { H323Config } from './config.ts';

/** So many seconds' worth may come at once: calls begin with much to say. */
const burstSeconds = 10;

/** The setting that a far side has gone beyond. */
export type ExceededLimit = 'messagesPerSecond' | 'octetsPerSecond';

/** What one far side may say (`limits.messagesPerSecond`, `limits.octetsPerSecond`). */
export class MessageBudget {
  readonly #messages: TokenBucket;
  readonly #octets: TokenBucket;
  readonly #now: () => number;
  readonly #onExceeded: (limit: ExceededLimit) => void;

  constructor(
    { messagesPerSecond, octetsPerSecond }: Pick<H323Config['limits'], ExceededLimit>,
    now: () => number,
    onExceeded: (limit: ExceededLimit) => void,
  ) {
    this.#messages = new TokenBucket({ rate: messagesPerSecond, burst: messagesPerSecond * burstSeconds, now: now() });
    this.#octets = new TokenBucket({ rate: octetsPerSecond, burst: octetsPerSecond * burstSeconds, now: now() });
    this.#now = now;
    this.#onExceeded = onExceeded;
  }

  /** Whether a packet of so many octets, or an H.245 message in one (no octets), is within it. */
  mayRead(octets: number): boolean {
    const now = this.#now();
    if (!this.#messages.take(now)) this.#onExceeded('messagesPerSecond');
    else if (!this.#octets.take(now, octets)) this.#onExceeded('octetsPerSecond');
    else return true;
    return false;
  }
}
