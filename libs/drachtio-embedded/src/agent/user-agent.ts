import type { AppCommand, AppSession, AppUser } from '../control/app-session.ts';
import type { ReceivedRequest } from '../message/sip-message.ts';
import type { ServerTransaction } from '../transaction/server-transaction.ts';
import type { TransactionUser } from '../transaction/transaction-layer.ts';
import type { Flow } from '../transport/flow.ts';
import type { AgentContext } from './agent-context.ts';
import { endDialog } from './end-dialog.ts';
import { InboundRequests } from './inbound-requests.ts';
import { InviteClientRequest } from './invite-client-request.ts';
import { OutboundRequests } from './outbound-requests.ts';
import { unknownTransaction } from './server-request.ts';

/** Stands between transactions and applications (the "transaction user" of RFC 3261 5). */
export class UserAgent implements TransactionUser, AppUser {
  readonly #context: AgentContext;
  readonly #inbound: InboundRequests;
  readonly #outbound: OutboundRequests;

  constructor(context: AgentContext) {
    this.#context = context;
    this.#inbound = new InboundRequests(context);
    this.#outbound = new OutboundRequests(context);
  }

  onRequest(transaction: ServerTransaction): void {
    this.#inbound.handle(transaction);
  }

  onAck(request: ReceivedRequest, flow: Flow, size: number): void {
    this.#inbound.acknowledge(request, flow, size);
  }

  onStrayResponse(): void {
    this.#context.counters.add('stray-response');
  }

  onCommand(command: AppCommand): void {
    const { message, txnId, reply } = command;
    if (message.kind === 'request') this.#outbound.handle(command, message);
    else {
      const request = txnId === undefined ? undefined : this.#context.serverRequests.get(txnId);
      if (request) request.respond(message, reply);
      else reply.nok(unknownTransaction);
    }
  }

  /** Nobody is left to speak for these calls, so they end; drachtio-server would keep them. */
  onSessionClosed(session: AppSession): void {
    const { serverRequests, clientRequests, dialogs } = this.#context;
    for (const request of [...serverRequests.values()]) if (request.session === session) request.reject(503);
    for (const request of [...clientRequests.values()]) {
      if (request.session === session && request instanceof InviteClientRequest) request.cancel();
    }
    for (const dialog of dialogs.of(session)) if (dialog.state === 'confirmed') endDialog(this.#context, dialog, { silent: true });
  }
}
