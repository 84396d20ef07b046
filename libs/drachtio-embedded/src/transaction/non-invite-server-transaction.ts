import type { ClockTimer } from '../clock.ts';
import { serialize } from '../message/serialize.ts';
import type { ReceivedRequest, SipResponse } from '../message/sip-message.ts';
import { ServerTransaction, type ServerTransactionInit } from './server-transaction.ts';
import { transactionTimeout } from './timers.ts';
import type { TransactionContext } from './transaction-context.ts';

type State = 'trying' | 'proceeding' | 'completed';

/** RFC 3261 17.2.2. */
export class NonInviteServerTransaction extends ServerTransaction {
  #state: State = 'trying';
  #last: Buffer | undefined;
  #timer: ClockTimer;

  constructor(init: ServerTransactionInit, context: TransactionContext) {
    super(init, context);
    // RFC 4320 4.2: after timer F of the client an answer is of no use to anyone, not even a 408
    this.#timer = context.clock.setTimeout(() => this.terminate(), transactionTimeout(context.timers));
  }

  get state(): State | 'terminated' {
    return this.terminated ? 'terminated' : this.#state;
  }

  get answered(): boolean {
    return this.#state === 'completed' || this.terminated;
  }

  respond(response: SipResponse): Buffer | undefined {
    if (this.answered) return undefined;
    this.#last = serialize(response);
    if (response.status >= 200) this.#complete();
    else this.#state = 'proceeding';
    this.back.send(this.#last);
    return this.#last;
  }

  /** A retransmission: silence while trying, the last response afterwards. */
  receive(_request: ReceivedRequest): void {
    if (this.#last && !this.terminated) this.back.send(this.#last);
  }

  protected stopTimers(): void {
    this.#timer.cancel();
  }

  /** Timer J: 64*T1 over UDP, nothing over a reliable transport. */
  #complete(): void {
    this.#state = 'completed';
    this.release();
    this.#timer.cancel();
    const wait = this.back.reliable ? 0 : transactionTimeout(this.context.timers);
    this.#timer = this.context.clock.setTimeout(() => this.terminate(), wait);
  }
}
