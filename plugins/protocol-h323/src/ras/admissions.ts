import type { GatekeeperCommand, GatekeeperEvent } from '@opencvi/h323-js-bindings';
import { CallError, type Clock } from '@opencvi/plugin-api';
import { admissionRefusal } from '../causes/admission-refusal.ts';
import { type Deferred, deferred } from '../leg/deferred.ts';

type Admit = Omit<Extract<GatekeeperCommand, { do: 'admit' }>, 'do'>;
type Admitted = Extract<GatekeeperEvent, { type: 'admitted' }>;

/** What became of a request; `unreached`: there is no gatekeeper any more. */
export type Admission = Admitted | 'unreached';

/** What a gatekeeper that began anew says to whoever was registered with it: as well of a caller that it does not know (H.225.0 7.11.3). */
const forgotten: readonly string[] = ['callerNotRegistered', 'invalidEndpointIdentifier'];
/** There is nobody who could refuse. */
const absent: readonly string[] = ['noAnswer', 'notRegistered'];
/** How long a gatekeeper that has forgotten us may take to register us again, in milliseconds. */
const patience = 5_000;

interface Asked {
  answer: Deferred<Admission | 'forgotten' | undefined>;
  isOver: boolean;
}

/** The calls for which the gatekeeper is being asked. */
export class Admissions {
  readonly #clock: Clock;
  readonly #ask: (request: Admit) => void;
  readonly #asked = new Map<string, Asked>();
  /** While the gatekeeper has forgotten us. */
  #registering: Deferred<void> | undefined;

  constructor(clock: Clock, ask: (request: Admit) => void) {
    this.#clock = clock;
    this.#ask = ask;
  }

  /** Asks for a call, again where the gatekeeper had forgotten us. Rejects with a `CallError` when it is not to be; nothing comes of one that is over. */
  async admit(request: Admit): Promise<Admission | undefined> {
    const asked: Asked = { answer: deferred(), isOver: false };
    this.#asked.set(request.id, asked);
    try {
      const first = await this.#answerTo(request, asked);
      if (first !== 'forgotten') return first;
      if (!(await this.#isRegisteredAgain())) return 'unreached';
      if (asked.isOver) return undefined;
      const second = await this.#answerTo(request, asked);
      if (second === 'forgotten') throw new CallError(admissionRefusal('callerNotRegistered'));
      return second;
    } finally {
      this.#asked.delete(request.id);
    }
  }

  admitted(event: Admitted): void {
    this.#asked.get(event.id)?.answer.resolve(event);
  }

  refused(id: string, reason: string): void {
    const answer = this.#asked.get(id)?.answer;
    if (absent.includes(reason)) answer?.resolve('unreached');
    else if (!forgotten.includes(reason)) answer?.reject(new CallError(admissionRefusal(reason)));
    else {
      this.#registering ??= deferred();
      answer?.resolve('forgotten');
    }
  }

  /** We are registered, again. */
  registered(): void {
    this.#registering?.resolve();
    this.#registering = undefined;
  }

  /** A call is over that may still be asked for. */
  over(id: string): void {
    const asked = this.#asked.get(id);
    if (asked === undefined) return;
    asked.isOver = true;
    asked.answer.resolve(undefined);
  }

  close(): void {
    for (const { answer } of this.#asked.values()) answer.reject(new CallError(admissionRefusal('notRegistered')));
  }

  #answerTo(request: Admit, asked: Asked): Promise<Admission | 'forgotten' | undefined> {
    asked.answer = deferred();
    this.#ask(request);
    return asked.answer.promise;
  }

  #isRegisteredAgain(): Promise<boolean> {
    return this.#clock.within(patience, this.#registering?.promise ?? Promise.resolve()).then(
      () => true,
      () => false,
    );
  }
}
