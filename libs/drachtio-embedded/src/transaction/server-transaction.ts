import type { ReceivedRequest, SipResponse } from '../message/sip-message.ts';
import type { Flow } from '../transport/flow.ts';
import type { TransactionContext } from './transaction-context.ts';

export interface ServerTransactionInit {
  readonly key: string;
  readonly request: ReceivedRequest;
  /** Where the request came from, for the application. */
  readonly flow: Flow;
  /** Finds where responses go (RFC 3261 18.2.2); asked again when that way is closed. */
  readonly back: () => Flow;
  /** Bytes the request had on the wire. */
  readonly size: number;
  /** Told to the transaction layer, which forgets the transaction. */
  readonly onTerminated: () => void;
}

/** A request from the network and the answers to it: what both server machines of RFC 3261 17.2 share. */
export abstract class ServerTransaction {
  readonly key: string;
  readonly flow: Flow;
  readonly size: number;
  protected readonly context: TransactionContext;
  readonly #onTerminated: () => void;
  #request: ReceivedRequest | undefined;
  #onUnanswered: (() => void) | undefined;
  #terminated = false;
  readonly #findBack: () => Flow;
  #back: Flow;

  constructor(init: ServerTransactionInit, context: TransactionContext) {
    this.key = init.key;
    this.#request = init.request;
    this.flow = init.flow;
    this.#findBack = init.back;
    this.#back = init.back();
    this.size = init.size;
    this.#onTerminated = init.onTerminated;
    this.context = context;
  }

  /** Where responses go: the connection the request came by, or when that is gone a new one to the address in its Via. */
  get back(): Flow {
    if (!this.#back.open) this.#back = this.#findBack();
    return this.#back;
  }

  /** Whether a final response was sent. */
  abstract get answered(): boolean;

  /** Sends a response; the bytes that went out, or undefined when the transaction can take none any more. */
  abstract respond(response: SipResponse): Buffer | undefined;

  /** The same request again, or for an INVITE the ACK of its failure. */
  abstract receive(request: ReceivedRequest): void;

  /**
   * The request, until it is answered. An answered transaction lingers for half a minute to absorb retransmissions and needs only its response for
   * that; at a thousand calls a second the requests would be most of the memory.
   */
  get request(): ReceivedRequest {
    if (!this.#request) throw new Error('the request was answered and let go');
    return this.#request;
  }

  get terminated(): boolean {
    return this.#terminated;
  }

  /** Calls back when the transaction ends without a final response. */
  whenUnanswered(callback: () => void): void {
    this.#onUnanswered = callback;
  }

  /** Ends without a word. */
  terminate(): void {
    if (this.#terminated) return;
    this.#terminated = true;
    this.stopTimers();
    this.#onTerminated();
    this.#onUnanswered?.();
    this.release();
  }

  /** Lets go of what only an unanswered transaction needs. */
  protected release(): void {
    this.#request = undefined;
    this.#onUnanswered = undefined;
  }

  protected abstract stopTimers(): void;
}
