import { createResponse } from '../message/create-response.ts';
import { serialize } from '../message/serialize.ts';
import type { ReceivedMessage, ReceivedRequest, ReceivedResponse, SipRequest } from '../message/sip-message.ts';
import type { Flow } from '../transport/flow.ts';
import { respondStatelessly } from '../transport/respond-statelessly.ts';
import { responseFlow, stampReceived } from '../transport/response-flow.ts';
import type { ClientTransaction, ClientTransactionUser } from './client-transaction.ts';
import { InviteClientTransaction } from './invite-client-transaction.ts';
import { InviteServerTransaction } from './invite-server-transaction.ts';
import { NonInviteClientTransaction } from './non-invite-client-transaction.ts';
import { NonInviteServerTransaction } from './non-invite-server-transaction.ts';
import type { ServerTransaction } from './server-transaction.ts';
import type { TransactionContext } from './transaction-context.ts';
import { clientKey, mergeKey, serverKey } from './transaction-key.ts';

/** What the layer above is told. */
export interface TransactionUser {
  onRequest(transaction: ServerTransaction): void;
  /** An ACK that belongs to no failure: the one of a 2xx, a request of its own without a transaction (17). */
  onAck(request: ReceivedRequest, flow: Flow, size: number): void;
  /** A 2xx to an INVITE whose transaction is gone. */
  onStrayResponse(response: ReceivedResponse, flow: Flow): void;
}

export interface TransactionLayerContext extends TransactionContext {
  readonly user: TransactionUser;
  readonly maxTransactions: number;
}

/** Finds the transaction of every message (RFC 3261 17.1.3, 17.2.3) and makes the new ones. */
export class TransactionLayer {
  readonly #context: TransactionLayerContext;
  readonly #servers = new Map<string, ServerTransaction>();
  readonly #clients = new Map<string, ClientTransaction>();
  readonly #merges = new Map<string, ServerTransaction>();
  #refused = 0;

  constructor(context: TransactionLayerContext) {
    this.#context = context;
  }

  get size(): number {
    return this.#servers.size + this.#clients.size;
  }

  /** Requests refused because there were too many transactions. */
  get refused(): number {
    return this.#refused;
  }

  receive(message: ReceivedMessage, flow: Flow, size: number): void {
    if (message.kind === 'response') this.#receiveResponse(message, flow, size);
    else this.#receiveRequest(message, flow, size);
  }

  /** The INVITE a CANCEL is about: the transaction its Via names (RFC 3261 9.2). */
  inviteOf(cancel: ReceivedRequest): InviteServerTransaction | undefined {
    const found = this.#servers.get(serverKey(cancel, 'INVITE'));
    return found instanceof InviteServerTransaction ? found : undefined;
  }

  /** RFC 3261 8.2.2.2: whether a request without To tag came before, by another path, and is still with us. */
  isMerged(transaction: ServerTransaction): boolean {
    const first = this.#merges.get(mergeKey(transaction.request));
    return first !== undefined && first !== transaction;
  }

  /** Makes a client transaction; its request is not sent before `start()`. */
  createClient(request: SipRequest, branch: string, options: { flow: Flow; user: ClientTransactionUser }): ClientTransaction {
    const key = `${branch.toLowerCase()}|${request.method}`;
    const onTerminated = () => this.#clients.delete(key);
    const init = { key, request, bytes: serialize(request), ...options, onTerminated };
    const transaction =
      request.method === 'INVITE' ? new InviteClientTransaction(init, this.#context) : new NonInviteClientTransaction(init, this.#context);
    this.#clients.set(key, transaction);
    return transaction;
  }

  close(): void {
    for (const transaction of [...this.#servers.values(), ...this.#clients.values()]) transaction.terminate();
  }

  #receiveResponse(response: ReceivedResponse, flow: Flow, size: number): void {
    const transaction = this.#clients.get(clientKey(response.essentials));
    if (transaction) transaction.receive(response, flow, size);
    else this.#context.user.onStrayResponse(response, flow);
  }

  #receiveRequest(request: ReceivedRequest, flow: Flow, size: number): void {
    const key = serverKey(request);
    const known = this.#servers.get(key);
    if (request.method === 'ACK') {
      if (known instanceof InviteServerTransaction && known.state !== 'accepted') known.receive(request);
      else this.#context.user.onAck(request, flow, size);
      return;
    }
    if (known) {
      known.receive(request);
      return;
    }
    const { via } = request.essentials;
    stampReceived(request.headers, flow);
    if (this.size >= this.#context.maxTransactions) this.#refuse(request, flow);
    else this.#create(key, { request, flow, back: () => responseFlow(via, flow), size });
  }

  #create(key: string, init: { request: ReceivedRequest; flow: Flow; back: () => Flow; size: number }): void {
    const merge = init.request.essentials.to.params.has('tag') ? undefined : mergeKey(init.request);
    const onTerminated = () => {
      this.#servers.delete(key);
      if (merge !== undefined && this.#merges.get(merge) === transaction) this.#merges.delete(merge);
    };
    const whole = { key, ...init, onTerminated };
    const isInvite = init.request.method === 'INVITE';
    const transaction = isInvite ? new InviteServerTransaction(whole, this.#context) : new NonInviteServerTransaction(whole, this.#context);
    this.#servers.set(key, transaction);
    if (merge !== undefined && !this.#merges.has(merge)) this.#merges.set(merge, transaction);
    this.#context.user.onRequest(transaction);
  }

  /** RFC 3261 8.2.7: too busy to keep state, so answered without. */
  #refuse(request: ReceivedRequest, flow: Flow): void {
    this.#refused++;
    const response = createResponse(request, { status: 503, toTag: 'busy', headers: [['Retry-After', '5']] });
    respondStatelessly(serialize(response), request, flow);
  }
}
