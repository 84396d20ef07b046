import type { Clock } from '@opencvi/plugin-api';

/** How a digit came: in RTP (RFC 4733), as H.245 user input in its two forms, or in a Q.931 Information. */
export type DigitWay = 'rtp' | 'signal' | 'alphanumeric' | 'keypad';

/** How far apart the same digit may come by two ways: some come when the key is pressed, some when it is let go. */
const window = 5_000;
/** How long a digit by signalling waits for the same one in RTP, which cannot be taken back. */
const patience = 250;
/** Digits that are remembered, and of one message taken. */
const most = 64;

interface Heard {
  readonly digit: string;
  readonly at: number;
  readonly ways: Set<DigitWay>;
}

/**
 * Tells every digit once, whatever ways a device sends it. A digit is a repetition when the same one came by another way within five seconds
 * and has not come by this way since. What comes in RTP is told by the endpoint, so digits by signalling wait a moment where RTP may carry them.
 */
export class DigitMerger {
  readonly #clock: Clock;
  readonly #tell: (digit: string) => void;
  readonly #waiting = new Set<() => void>();
  #heard: Heard[] = [];

  constructor(clock: Clock, tell: (digit: string) => void) {
    this.#clock = clock;
    this.#tell = tell;
  }

  /** A digit that the endpoint has told already. */
  inRtp(digit: string): void {
    this.#isNews(digit, 'rtp');
  }

  /** Digits that came by signalling; `alsoInRtp` says that they may come in RTP as well. */
  bySignalling(digits: string, way: DigitWay, alsoInRtp: boolean): void {
    for (const digit of digits.slice(0, most).toUpperCase()) {
      if (!/^[0-9*#A-D]$/.test(digit)) continue;
      const tell = () => this.#isNews(digit, way) && this.#tell(digit);
      if (alsoInRtp) this.#later(tell);
      else tell();
    }
  }

  close(): void {
    for (const cancel of this.#waiting) cancel();
    this.#waiting.clear();
  }

  #later(tell: () => void): void {
    if (this.#waiting.size >= most) return;
    const cancel = this.#clock.after(patience, () => {
      this.#waiting.delete(cancel);
      tell();
    });
    this.#waiting.add(cancel);
  }

  #isNews(digit: string, way: DigitWay): boolean {
    const now = this.#clock.now();
    this.#heard = this.#heard.filter(({ at }) => now - at < window).slice(-most);
    const before = this.#heard.find(heard => heard.digit === digit && !heard.ways.has(way));
    before?.ways.add(way);
    if (before === undefined) this.#heard.push({ digit, at: now, ways: new Set([way]) });
    return before === undefined;
  }
}
