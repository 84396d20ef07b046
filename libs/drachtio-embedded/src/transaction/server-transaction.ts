import type { ReceivedRequest, SipResponse } from '../message/sip-message.ts';
import type { Flow } from '../transport/flow.ts';
import type { TransactionContext } from './transaction-context.ts';

export interface ServerTransactionInit {
  readonly key: string;
  readonly request: ReceivedRequest;
  /** Where the request came from, for the application. */
  readonly flow: Flow;
  /** Where responses go (RFC 3261 18.2.2). */
  readonly back: Flow;
  /** Bytes the request had on the wire. */
  readonly size: number;
}

/** A request from the network and the answers to it: what both server machines of RFC 3261 17.2 share. */
export abstract class ServerTransaction {
  readonly key: string;
  readonly request: ReceivedRequest;
  readonly flow: Flow;
  readonly back: Flow;
  readonly size: number;
  protected readonly context: TransactionContext;
  readonly #endings: (() => void)[] = [];
  #ended = false;

  constructor(init: ServerTransactionInit, context: TransactionContext) {
    this.key = init.key;
    this.request = init.request;
    this.flow = init.flow;
    this.back = init.back;
    this.size = init.size;
    this.context = context;
  }

  /** Whether a final response was sent. */
  abstract get answered(): boolean;

  /** Sends a response; the bytes that went out, or undefined when the transaction can take none any more. */
  abstract respond(response: SipResponse): Buffer | undefined;

  /** The same request again, or for an INVITE the ACK of its failure. */
  abstract receive(request: ReceivedRequest): void;

  get terminated(): boolean {
    return this.#ended;
  }

  /** Calls back when the transaction is over, whatever ended it. */
  whenTerminated(callback: () => void): void {
    if (this.#ended) callback();
    else this.#endings.push(callback);
  }

  /** Ends without a word. */
  terminate(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.stopTimers();
    for (const callback of this.#endings) callback();
  }

  protected abstract stopTimers(): void;
}
