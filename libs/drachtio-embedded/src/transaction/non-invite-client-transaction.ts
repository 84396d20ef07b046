import type { ClockTimer } from '../clock.ts';
import type { ReceivedResponse, SipRequest } from '../message/sip-message.ts';
import type { Flow } from '../transport/flow.ts';
import type { ClientTransaction, ClientTransactionInit } from './client-transaction.ts';
import { Retransmitter } from './retransmitter.ts';
import { transactionTimeout } from './timers.ts';
import type { TransactionContext } from './transaction-context.ts';

type State = 'trying' | 'proceeding' | 'completed' | 'terminated';

/** RFC 3261 17.1.2. */
export class NonInviteClientTransaction implements ClientTransaction {
  readonly key: string;
  readonly request: SipRequest;
  readonly flow: Flow;
  readonly #init: ClientTransactionInit;
  readonly #context: TransactionContext;
  #state: State = 'trying';
  #retransmitter: Retransmitter | undefined; // timer E
  #timer: ClockTimer | undefined; // F or K

  constructor(init: ClientTransactionInit, context: TransactionContext) {
    this.key = init.key;
    this.request = init.request;
    this.flow = init.flow;
    this.#init = init;
    this.#context = context;
  }

  get state(): State {
    return this.#state;
  }

  start(): void {
    const { clock, timers } = this.#context;
    if (!this.flow.reliable) {
      this.#retransmitter = new Retransmitter(clock, { first: timers.t1, longest: timers.t2, send: () => this.#send() });
    }
    this.#timer = clock.setTimeout(() => this.#timeout(), transactionTimeout(timers));
    this.#send();
  }

  receive(response: ReceivedResponse, flow: Flow, size: number): void {
    if (this.#state === 'completed' || this.#state === 'terminated') return;
    if (response.status >= 200) this.#complete();
    else {
      this.#state = 'proceeding';
      this.#retransmitter?.slowTo(this.#context.timers.t2);
    }
    this.#init.user.onResponse(response, flow, size);
  }

  terminate(): void {
    if (this.#state === 'terminated') return;
    this.#state = 'terminated';
    this.#retransmitter?.stop();
    this.#timer?.cancel();
    this.#init.onTerminated();
    this.#init.user.onTerminated?.();
  }

  /** Timer K absorbs retransmitted responses. */
  #complete(): void {
    this.#state = 'completed';
    this.#retransmitter?.stop();
    this.#timer?.cancel();
    this.#timer = this.#context.clock.setTimeout(() => this.terminate(), this.flow.reliable ? 0 : this.#context.timers.t4);
  }

  #send(): void {
    this.flow.send(this.#init.bytes, error => {
      if (this.#state !== 'trying' && this.#state !== 'proceeding') return;
      this.terminate();
      this.#init.user.onTransportError(error);
    });
  }

  #timeout(): void {
    this.terminate();
    this.#init.user.onTimeout();
  }
}
