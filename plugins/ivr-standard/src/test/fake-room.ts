import {
  type CallContext,
  type CallLeg,
  type Clock,
  type Digits,
  Emitter,
  type FailedAttempt,
  type LegEvents,
  type LegState,
  type Logger,
  type MediaEndpoint,
} from '@opencvi/plugin-api';
import type { FakeClock } from './fake-clock.ts';

/** How long each prompt of the fake room takes, in milliseconds. */
export const promptLength = 3_000;

/** Typed ahead or awaited, by a clock. */
class FakeDigits implements Digits {
  readonly #clock: Clock;
  readonly #queue: string[] = [];
  #wake: (() => void) | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  press(key: string): void {
    this.#queue.push(key);
    this.#wake?.();
  }

  async next(ms: number, signal: AbortSignal): Promise<string | undefined> {
    if (signal.aborted) throw signal.reason;
    if (this.#queue.length === 0) await this.#pressed(ms, signal);
    return this.#queue.shift();
  }

  clear(): void {
    this.#queue.length = 0;
  }

  #pressed(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const finish = (settle: () => void) => () => {
        cancel();
        this.#wake = undefined;
        signal.removeEventListener('abort', aborted);
        settle();
      };
      const aborted = finish(() => reject(signal.reason));
      const cancel = this.#clock.after(ms, finish(resolve));
      this.#wake = finish(resolve);
      signal.addEventListener('abort', aborted, { once: true });
    });
  }
}

/** A room whose prompts take three seconds each, and that notes when it heard and saw what. */
export class FakeRoom {
  /** `0 shows splash.png`, `0 hears welcome`, `1500 stopped`. */
  readonly story: string[] = [];
  readonly ending = new AbortController();
  readonly digits: FakeDigits;
  readonly call: CallContext;
  readonly media: MediaEndpoint;
  readonly legEvents = new Emitter<LegEvents>();
  readonly warnings: string[] = [];
  readonly failedAttempts: FailedAttempt[] = [];
  /** Prompts that cannot be played. */
  broken: readonly string[] = [];
  /** False: a device without audio, on which `play` resolves at once. */
  audible = true;
  legState: LegState = 'connected';
  readonly #clock: FakeClock;

  constructor(clock: FakeClock) {
    this.#clock = clock;
    this.digits = new FakeDigits(clock);
    this.call = this.#context();
    this.media = {
      play: ({ file }, signal) => this.#play(file, signal),
      show: async picture => this.#tell(`shows ${picture?.file}`),
    } as MediaEndpoint;
  }

  /** Presses keys at times: `{ 1000: '12', 1500: '3#' }`. */
  script(keys: Readonly<Record<number, string>>): void {
    for (const [at, pressed] of Object.entries(keys)) {
      this.#clock.after(Number(at), () => {
        for (const key of pressed) this.digits.press(key);
      });
    }
  }

  /** What was heard, in order. */
  heard(): string[] {
    return this.story.filter(line => line.includes(' hears ')).map(line => line.split(' ').at(-1) ?? '');
  }

  #context(): CallContext {
    const room = this;
    const leg = {
      on: (event, listener) => room.legEvents.on(event, listener),
      get state() {
        return room.legState;
      },
    } as Pick<CallLeg, 'on' | 'state'> as CallLeg;
    const log: Logger = { debug() {}, info() {}, warn: message => void this.warnings.push(message), error() {}, child: () => log };
    const failedAttempt = (attempt: FailedAttempt): void => void this.failedAttempts.push(attempt);
    const call = { id: 'call-1', leg, tenant: undefined, log, signal: this.ending.signal, digits: this.digits, failedAttempt };
    return call as unknown as CallContext;
  }

  async #play(file: string, signal: AbortSignal): Promise<void> {
    if (this.broken.includes(file)) throw new Error(`${file} is broken`);
    this.#tell(`hears ${file}`);
    if (!this.audible) return;
    await this.#clock.sleep(promptLength, signal).catch(() => this.#tell('stopped'));
  }

  #tell(what: string): void {
    this.story.push(`${this.#clock.now()} ${what}`);
  }
}
