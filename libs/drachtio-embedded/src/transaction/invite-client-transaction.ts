import type { ClockTimer } from '../clock.ts';
import { Headers } from '../message/headers.ts';
import { serialize } from '../message/serialize.ts';
import { emptyBody, type ReceivedResponse, type SipRequest } from '../message/sip-message.ts';
import type { Flow } from '../transport/flow.ts';
import type { ClientTransaction, ClientTransactionInit } from './client-transaction.ts';
import { Retransmitter } from './retransmitter.ts';
import { transactionTimeout } from './timers.ts';
import type { TransactionContext } from './transaction-context.ts';

type State = 'calling' | 'proceeding' | 'accepted' | 'completed' | 'terminated';

/** RFC 3261 17.1.1, with the accepted state of RFC 6026 7.2, in which every 2xx, of any fork, goes up. */
export class InviteClientTransaction implements ClientTransaction {
  readonly key: string;
  readonly request: SipRequest;
  readonly flow: Flow;
  readonly #init: ClientTransactionInit;
  readonly #context: TransactionContext;
  #state: State = 'calling';
  #retransmitter: Retransmitter | undefined; // timer A
  #timer: ClockTimer | undefined; // B, D or M
  #ack: Buffer | undefined;

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
      this.#retransmitter = new Retransmitter(clock, { first: timers.t1, longest: Number.POSITIVE_INFINITY, send: () => this.#send() });
    }
    this.#timer = clock.setTimeout(() => this.#timeout(), transactionTimeout(timers));
    this.#send();
  }

  receive(response: ReceivedResponse, flow: Flow, size: number): void {
    if (this.#state === 'calling' || this.#state === 'proceeding') this.#progress(response);
    else if (this.#state === 'completed' && response.status >= 300) {
      if (this.#ack) this.flow.send(this.#ack); // 17.1.1.2: the peer has not seen our ACK
      return;
    } else if (this.#state !== 'accepted' || response.status < 200 || response.status >= 300) return;
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

  #progress(response: ReceivedResponse): void {
    this.#retransmitter?.stop();
    this.#timer?.cancel();
    if (response.status < 200) this.#state = 'proceeding';
    else if (response.status < 300) this.#wait('accepted', transactionTimeout(this.#context.timers));
    else {
      this.#ack = serialize(ackForFailure(this.request, response));
      this.flow.send(this.#ack);
      this.#wait('completed', this.flow.reliable ? 0 : this.#context.timers.d);
    }
  }

  #wait(state: State, milliseconds: number): void {
    this.#state = state;
    this.#timer = this.#context.clock.setTimeout(() => this.terminate(), milliseconds);
  }

  #send(): void {
    this.flow.send(this.#init.bytes, error => {
      if (this.#state !== 'calling') return; // an answer came by another way
      this.terminate();
      this.#init.user.onTransportError(error);
    });
  }

  #timeout(): void {
    this.terminate();
    this.#init.user.onTimeout();
  }
}

/** RFC 3261 17.1.1.3: same Request-URI, Via, From, Call-ID, Route and CSeq number; To from the response. */
function ackForFailure(request: SipRequest, response: ReceivedResponse): SipRequest {
  const headers = Headers.from([['Via', request.headers.get('via') ?? '']]);
  for (const route of request.headers.all('route')) headers.add('Route', route);
  headers.add('Max-Forwards', '70');
  headers.add('From', request.headers.get('from') ?? '');
  headers.add('To', response.headers.get('to') ?? '');
  headers.add('Call-ID', request.headers.get('call-id') ?? '');
  headers.add('CSeq', `${response.essentials.cseq.number} ACK`);
  return { kind: 'request', method: 'ACK', uri: request.uri, headers, body: emptyBody };
}
