import type { Clock, LogFields, Logger } from '@opencvi/plugin-api';

const interval = 10_000;

/** Logs what the network can repeat at will at most once in ten seconds for each message, and says how often it happened since. */
export class RateLimitedLog {
  readonly #log: Logger;
  readonly #clock: Clock;
  readonly #seen = new Map<string, { at: number; suppressed: number }>();

  constructor(log: Logger, clock: Clock) {
    this.#log = log;
    this.#clock = clock;
  }

  info(message: string, fields: LogFields): void {
    if (this.#allows(message)) this.#log.info(message, fields);
  }

  warn(message: string, fields: LogFields): void {
    const suppressed = this.#seen.get(message)?.suppressed ?? 0;
    if (this.#allows(message)) this.#log.warn(message, suppressed > 0 ? { ...fields, suppressed } : fields);
  }

  /** Messages are constants, so the table stays small. */
  #allows(message: string): boolean {
    const now = this.#clock.now();
    const last = this.#seen.get(message);
    if (last && now - last.at < interval) {
      last.suppressed++;
      return false;
    }
    this.#seen.set(message, { at: now, suppressed: 0 });
    return true;
  }
}
