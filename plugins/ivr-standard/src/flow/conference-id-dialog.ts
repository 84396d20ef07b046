import { type CallContext, CallError, type Clock } from '@opencvi/plugin-api';
import type { FlowSettings } from '../config.ts';
import { type Entry, emptyEntry, patience, silence, typed } from './entry.ts';
import type { Speaker } from './speak.ts';

/** What a dialog needs. */
export interface DialogParts {
  readonly speaker: Speaker;
  readonly settings: FlowSettings;
  readonly clock: Clock;
  /** Ends the dialog. */
  readonly signal: AbortSignal;
}

/** Asks one caller for a conference id. */
export class ConferenceIdDialog {
  readonly #call: CallContext;
  readonly #speaker: Speaker;
  readonly #settings: FlowSettings;
  readonly #clock: Clock;
  readonly #signal: AbortSignal;
  readonly #deadline: number;
  #hasTyped = false;

  constructor(call: CallContext, { speaker, settings, clock, signal }: DialogParts) {
    this.#signal = signal;
    this.#call = call;
    this.#speaker = speaker;
    this.#settings = settings;
    this.#clock = clock;
    this.#deadline = clock.now() + settings.timeLimit;
  }

  /** Says `opening`, asks, and asks again until a whole conference id was typed. Rejects with `CallError` when the caller gives none. */
  async ask(opening: readonly string[]): Promise<string> {
    const { attempts, nothingTyped, incomplete, ask } = this.#settings;
    let prompts = opening;
    for (let attempt = 1; ; attempt++) {
      const entry = await this.#entry([...prompts, ...ask]);
      if (entry.state === 'complete') return entry.digits;
      this.#keep(entry, attempt);
      if (this.#timeLeft() === 0) throw this.#gaveUp(`no conference id within ${this.#settings.timeLimit / 1_000} seconds`);
      if (attempt >= attempts) throw this.#gaveUp(`no conference id in ${attempts} attempts`);
      prompts = entry.state === 'empty' ? nothingTyped : incomplete;
    }
  }

  /** Half an id is what explains a room that cannot get in: a slip of the finger, or digits that were lost on the way. */
  #keep({ state, digits }: Entry, attempt: number): void {
    this.#call.log.info('no conference id typed', { attempt, entry: state, digits: digits.length });
    if (digits === '') return;
    const detail = `${digits.length} ${digits.length === 1 ? 'digit' : 'digits'}; a conference id has at least ${this.#settings.digits.min}`;
    this.#call.failedAttempt({ meeting: digits, code: 'not-found', detail });
  }

  /** Silence is told apart from wrong ids: the device's digits may not come through at all. */
  #gaveUp(detail: string): CallError {
    const what = this.#hasTyped ? detail : `${detail}; no key was heard`;
    return new CallError({ code: 'too-many-attempts', by: 'gateway', detail: what });
  }

  async #entry(prompts: readonly string[]): Promise<Entry> {
    let key = await this.#firstKey(prompts);
    let entry = emptyEntry;
    for (;;) {
      this.#hasTyped ||= key !== undefined;
      entry = key === undefined ? silence(entry, this.#settings.digits) : typed(entry, key, this.#settings.digits);
      if (entry.state !== 'collecting') return entry;
      key = await this.#call.digits.next(this.#within(patience(entry, this.#settings.digits)), this.#signal);
    }
  }

  /** Says prompts until the first key comes, which stops them and counts. `undefined` when none came in time. */
  async #firstKey(prompts: readonly string[]): Promise<string | undefined> {
    const stop = new AbortController();
    const signal = AbortSignal.any([this.#signal, stop.signal]);
    const key = this.#call.digits.next(this.#timeLeft(), signal).catch(whenAborted(signal));
    const said = this.#speaker.say(prompts, signal).then(() => this.#quiet(signal));
    try {
      await Promise.race([key, said]);
    } finally {
      stop.abort(saidEnough);
      await said;
    }
    this.#signal.throwIfAborted();
    // Not the winner of the race: a key that came in the same moment as the end of the silence must not be lost.
    return key;
  }

  async #quiet(signal: AbortSignal): Promise<void> {
    await this.#clock.sleep(this.#within(this.#settings.digits.firstWithin), signal).catch(whenAborted(signal));
  }

  #within(ms: number): number {
    return Math.min(ms, this.#timeLeft());
  }

  #timeLeft(): number {
    return Math.max(0, this.#deadline - this.#clock.now());
  }
}

/** Nobody looks at it. Without one the signal makes a DOMException, and the stack trace of that takes longer than the rest of it. */
const saidEnough = 'said enough';

function whenAborted(signal: AbortSignal): (error: unknown) => undefined {
  return error => {
    if (!signal.aborted) throw error;
    return undefined;
  };
}
