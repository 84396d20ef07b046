import { randomUUID } from 'node:crypto';
import type { AppSession, Reply } from '../control/app-session.ts';
import type { Dialog } from '../dialog/dialog.ts';
import { refreshTarget } from '../dialog/dialog-from-message.ts';
import { createResponse } from '../message/create-response.ts';
import { newBranch } from '../message/new-tag.ts';
import { serialize } from '../message/serialize.ts';
import type { ReceivedResponse, SipRequest } from '../message/sip-message.ts';
import type { ClientTransaction, ClientTransactionUser } from '../transaction/client-transaction.ts';
import type { Flow } from '../transport/flow.ts';
import { addVia } from './add-via.ts';
import type { AgentContext } from './agent-context.ts';
import { forApplication } from './for-application.ts';
import type { Route } from './route.ts';
import { startSessionTimerAsUac } from './session-timers.ts';

export interface ClientRequestInit {
  /** Complete but for its Via. */
  readonly request: SipRequest;
  readonly session: AppSession;
  readonly dialog?: Dialog | undefined;
}

/** A request of the application on its way through the network. */
export class ClientRequest implements ClientTransactionUser {
  readonly txnId = randomUUID();
  readonly session: AppSession;
  dialog: Dialog | undefined;
  protected readonly context: AgentContext;
  protected readonly request: SipRequest;
  protected transaction: ClientTransaction | undefined;
  #fallback: Flow | undefined;

  constructor(init: ClientRequestInit, context: AgentContext) {
    this.request = init.request;
    this.session = init.session;
    this.dialog = init.dialog;
    this.context = context;
  }

  /** Sends the request and echoes it to the application. The echo goes first: it names what the answers will refer to. */
  send(route: Route, reply?: Reply): void {
    this.#fallback = route.fallback;
    const transaction = this.#createTransaction(route.flow);
    this.context.clientRequests.set(this.txnId, this);
    const { protocol, remote } = route.flow;
    const { host: address, port } = remote;
    reply?.ok({ kind: 'request', message: serialize(transaction.request), protocol, address, port, txnId: this.txnId });
    transaction.start();
  }

  /** There is no way to send it. */
  abandon(): void {
    this.settle();
  }

  onResponse(response: ReceivedResponse, flow: Flow, size: number): void {
    if (response.headers.list('via').length > 1) return; // 8.1.3.3: not for us
    this.#fallback = undefined;
    if (response.status !== 100) this.handle(response, flow, size);
    if (response.status >= 200) this.settle();
  }

  /** RFC 3261 8.1.3.1: silence is a 408. */
  onTimeout(): void {
    this.fail(408);
  }

  /** 8.1.3.1: a transport error is a 503; 18.1.1: a request that was too large for UDP goes there all the same when there is no TCP. */
  onTransportError(error: Error): void {
    this.context.log.debug('request not sent', { method: this.request.method, error: error.message });
    const fallback = this.#fallback;
    this.#fallback = undefined;
    if (fallback) this.#createTransaction(fallback).start();
    else this.fail(503);
  }

  protected handle(response: ReceivedResponse, flow: Flow, size: number): void {
    const { dialog } = this;
    const { method } = this.request;
    if (dialog && method === 'UPDATE' && response.status >= 200 && response.status < 300) this.#updated(dialog, response);
    // RFC 3261 15.1.1: the BYE ends the dialog whatever the answer; a challenge means it has to be sent again
    if (dialog && method === 'BYE' && response.status >= 200 && response.status !== 401 && response.status !== 407) this.endDialog(dialog);
    this.deliver(response, flow, size);
  }

  /** RFC 3311 5.3, RFC 4028 7.4. */
  #updated(dialog: Dialog, response: ReceivedResponse): void {
    refreshTarget(dialog, response);
    if (response.headers.has('session-expires')) startSessionTimerAsUac(this.context, dialog, response);
  }

  protected deliver(response: ReceivedResponse, flow: Flow, size: number): void {
    const { protocol, remote } = flow;
    const { host: address, port } = remote;
    const message = forApplication(response);
    this.session.deliver({ source: 'network', message, size, protocol, address, port, txnId: this.txnId, dialogId: this.dialog?.id });
  }

  /** Answers in the place of a peer that did not. */
  protected fail(status: number): void {
    const { dialog } = this;
    if (dialog && this.request.method === 'BYE') this.endDialog(dialog);
    const request = this.transaction?.request ?? this.request;
    const message = serialize(createResponse(request, { status }));
    const nowhere = { protocol: this.transaction?.flow.protocol ?? 'udp', address: '', port: 0, size: 0 };
    this.session.deliver({ source: 'network', message, ...nowhere, txnId: this.txnId, dialogId: this.dialog?.id });
    this.settle();
  }

  /** The final response was seen. */
  protected settle(): void {
    this.context.clientRequests.delete(this.txnId);
  }

  protected endDialog(dialog: Dialog): void {
    this.context.dialogs.remove(dialog);
  }

  #createTransaction(flow: Flow): ClientTransaction {
    const branch = newBranch();
    this.transaction = this.context.transactions.createClient(addVia(this.request, flow, branch), branch, { flow, user: this });
    return this.transaction;
  }
}
