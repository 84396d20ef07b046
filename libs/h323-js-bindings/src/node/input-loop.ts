/** What a loop stands between. */
export interface LoopEnds<I, O> {
  handle(input: I): readonly O[];
  perform(output: O): void;
  /** Nothing more is to be done for now. */
  onIdle(): void;
  onDefect(error: unknown): void;
}

/** Feeds a machine: one input after another, the outputs of each carried out in order before the next goes in. */
export class InputLoop<I, O> {
  readonly #ends: LoopEnds<I, O>;
  readonly #waiting: I[] = [];
  #isRunning = false;
  #isStopped = false;

  constructor(ends: LoopEnds<I, O>) {
    this.#ends = ends;
  }

  /** Takes an input; one that comes out of an output of another (a command of an event's receiver) waits until that is through. */
  push(input: I): void {
    if (this.#isStopped) return;
    this.#waiting.push(input);
    if (this.#isRunning) return;
    this.#isRunning = true;
    for (let next = this.#waiting.shift(); next !== undefined; next = this.#waiting.shift()) this.#take(next);
    this.#isRunning = false;
    this.#ends.onIdle();
  }

  /** Nothing goes in or comes out any more. */
  stop(): void {
    this.#isStopped = true;
    this.#waiting.length = 0;
  }

  #take(input: I): void {
    try {
      for (const output of this.#ends.handle(input)) {
        if (this.#isStopped) return;
        this.#ends.perform(output);
      }
    } catch (error) {
      this.#ends.onDefect(error);
    }
  }
}
