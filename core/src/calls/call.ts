import type {
  CallContext,
  CallLeg,
  CallState,
  Clock,
  EndReason,
  FailedAttempt,
  Logger,
  MediaSession,
  Tenant,
  Trust,
} from '@opencvi/plugin-api';
import { CallQueue } from './call-queue.ts';
import { DigitBuffer } from './digit-buffer.ts';
import type { RecordDraft } from './record-draft.ts';
import { mayMove } from './state-table.ts';

/** What a call is made from. */
export interface CallParts {
  readonly id: string;
  readonly leg: CallLeg;
  readonly clock: Clock;
  readonly log: Logger;
  readonly tenant: Tenant | undefined;
  readonly onState: (state: CallState) => void;
}

/** The newest so many failed attempts are kept: somebody may type all day. */
const attemptsKept = 50;

/** A call while it runs: its state, and everything that has been opened for it. */
export class Call implements CallContext {
  readonly id: string;
  readonly tenant: Tenant | undefined;
  readonly log: Logger;
  readonly queue = new CallQueue();
  readonly digits: DigitBuffer;
  readonly draft: RecordDraft;
  /** The room system's leg, as the interceptors left it. */
  leg: CallLeg;
  trust: Trust | undefined;
  media: MediaSession | undefined;
  meetingLeg: CallLeg | undefined;
  /** Whether the room is muted, as room and meeting have said. */
  muted = false;
  /** Whether the room system's leg has been answered. */
  answered = false;
  readonly #abort = new AbortController();
  readonly #onState: (state: CallState) => void;
  #state: CallState = 'new';
  #end: EndReason | undefined;

  constructor({ id, leg, clock, log, tenant, onState }: CallParts) {
    this.id = id;
    this.leg = leg;
    this.tenant = tenant;
    this.log = log.child({ call: id });
    this.digits = new DigitBuffer(clock);
    this.draft = { id, startedAt: new Date(clock.now()), ivrAttempts: 0, ...(tenant && { tenant: tenant.name }) };
    this.#onState = onState;
  }

  get state(): CallState {
    return this.#state;
  }

  get startedAt(): Date {
    return this.draft.startedAt;
  }

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  /** Why the call ends, once somebody has said so. */
  get endReason(): EndReason | undefined {
    return this.#end;
  }

  /** Moves on; an illegal move is a defect of ours and throws. */
  move(to: CallState): void {
    if (this.#state === to) return;
    if (!mayMove(this.#state, to)) throw new Error(`a call cannot go from ${this.#state} to ${to}`);
    this.#state = to;
    this.#onState(to);
  }

  /** For the record: a room that hangs up in the IVR is only explained by what it has tried. */
  failedAttempt(attempt: FailedAttempt): void {
    if (this.#end) return;
    this.draft.failedAttempts = [...(this.draft.failedAttempts ?? []), attempt].slice(-attemptsKept);
  }

  /** Settles why the call ends: the first reason stands. Answers whether this was the first. */
  settle(reason: EndReason): boolean {
    if (this.#end) return false;
    this.#end = reason;
    return true;
  }

  /** Calls off every wait of this call. */
  abort(): void {
    this.#abort.abort(this.#end);
  }
}
