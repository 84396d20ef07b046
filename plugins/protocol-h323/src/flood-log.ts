import type { Clock, LogFields, Logger } from '@opencvi/plugin-api';

/** Of each message so many lines in so many milliseconds are written at the level they are worth. */
const most = 10;
const interval = 60_000;

interface Told {
  since: number;
  count: number;
}

/**
 * A log that nobody outside can fill: of a message that comes again and again, more than ten lines in a minute are written at level debug. The
 * next one aloud tells how many there were (`leftOut`). Messages are constants, so what is remembered is bounded.
 */
export class FloodLog implements Logger {
  readonly #log: Logger;
  readonly #clock: Clock;
  readonly #told = new Map<string, Told>();

  constructor(log: Logger, clock: Clock) {
    this.#log = log;
    this.#clock = clock;
  }

  debug(message: string, fields?: LogFields): void {
    this.#log.debug(message, fields);
  }

  info(message: string, fields?: LogFields): void {
    this.#tell('info', message, fields);
  }

  warn(message: string, fields?: LogFields): void {
    this.#tell('warn', message, fields);
  }

  /** Our own defects are always told. */
  error(message: string, fields?: LogFields): void {
    this.#log.error(message, fields);
  }

  /** With a measure of its own. */
  child(fields: LogFields): FloodLog {
    return new FloodLog(this.#log.child(fields), this.#clock);
  }

  #tell(level: 'info' | 'warn', message: string, fields?: LogFields): void {
    const now = this.#clock.now();
    const told = this.#told.get(message);
    if (told && now - told.since < interval) {
      told.count += 1;
      this.#log[told.count > most ? 'debug' : level](message, fields);
      return;
    }
    this.#told.set(message, { since: now, count: 1 });
    const leftOut = told ? told.count - most : 0;
    this.#log[level](message, leftOut > 0 ? { ...fields, leftOut } : fields);
  }
}
