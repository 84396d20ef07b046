import type { Clock } from '@opencvi/plugin-api';

/** When a task wants to be done again. */
export interface Next {
  readonly after: number;
  /** Being woken must not make it sooner: somebody asked us to wait. */
  readonly hold?: boolean;
}

/** What is repeated. */
export interface RepeaterOptions {
  readonly clock: Clock;
  /** Must not reject; its signal aborts when the repeater stops. */
  readonly task: (signal: AbortSignal) => Promise<Next>;
  /** How long to wait before the first time. */
  readonly delay?: number;
  /** How long to wait after being woken: what changes once often changes again at once. */
  readonly gather?: number;
}

/** Does a task again and again, never twice at a time: when it asks for it, or sooner when woken. */
export class Repeater {
  readonly #options: RepeaterOptions;
  readonly #stop = new AbortController();
  #running: Promise<void> | undefined;
  #woken = false;
  #wake: (() => void) | undefined;

  constructor(options: RepeaterOptions) {
    this.#options = options;
  }

  start(): void {
    this.#running ??= this.#run();
  }

  wake(): void {
    this.#woken = true;
    this.#wake?.();
  }

  /** Aborts the task and waits for it. Idempotent. */
  async stop(): Promise<void> {
    this.#stop.abort(new Error('stopped'));
    await this.#running;
  }

  async #run(): Promise<void> {
    const { clock, task, delay = 0 } = this.#options;
    const { signal } = this.#stop;
    if (delay > 0) await clock.sleep(delay, signal).catch(() => {});
    while (!signal.aborted) {
      this.#woken = false;
      const next = await task(signal);
      await this.#pause(next, signal).catch(() => {});
    }
  }

  async #pause({ after, hold }: Next, signal: AbortSignal): Promise<void> {
    const { clock, gather = 0 } = this.#options;
    if (hold) return clock.sleep(after, signal);
    const sooner = new AbortController();
    this.#wake = () => sooner.abort();
    if (this.#woken) sooner.abort();
    await clock.sleep(after, AbortSignal.any([signal, sooner.signal])).catch(() => {});
    this.#wake = undefined;
    if (sooner.signal.aborted && gather > 0) await clock.sleep(gather, signal);
  }
}
