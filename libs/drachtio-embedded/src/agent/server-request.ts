import { randomUUID } from 'node:crypto';
import type { AppSession, Reply } from '../control/app-session.ts';
import type { Dialog } from '../dialog/dialog.ts';
import { refreshTarget } from '../dialog/dialog-from-message.ts';
import { createResponse } from '../message/create-response.ts';
import { newTag } from '../message/new-tag.ts';
import type { ReceivedRequest, SipResponse } from '../message/sip-message.ts';
import type { ServerTransaction } from '../transaction/server-transaction.ts';
import type { AgentContext } from './agent-context.ts';
import { applicationHeaders, pairs, settleContentType } from './app-content.ts';
import { forApplication } from './for-application.ts';
import { startSessionTimerAsUas } from './session-timers.ts';

export interface ServerRequestInit {
  readonly transaction: ServerTransaction;
  readonly session: AppSession;
  readonly dialog?: Dialog | undefined;
}

export const unknownTransaction = 'Response not sent due to unknown transaction';

/** A request from the network that an application has to answer. */
export class ServerRequest {
  readonly txnId = randomUUID();
  readonly session: AppSession;
  readonly transaction: ServerTransaction;
  dialog: Dialog | undefined;
  protected readonly context: AgentContext;
  #toTag: string | undefined;

  constructor(init: ServerRequestInit, context: AgentContext) {
    this.transaction = init.transaction;
    this.session = init.session;
    this.dialog = init.dialog;
    this.context = context;
    context.serverRequests.set(this.txnId, this);
    this.transaction.whenUnanswered(() => this.forget());
  }

  /** Hands the request to the application. */
  deliver(): void {
    if (this.transaction.answered) return;
    const { request, flow, size } = this.transaction;
    const { listener, protocol, remote } = flow;
    const isNew = this.dialog === undefined;
    this.session.deliver({
      source: 'network',
      message: forApplication(request),
      size,
      protocol,
      address: remote.host,
      port: remote.port,
      txnId: this.txnId,
      dialogId: this.dialog?.id,
      receivedOn: isNew ? listener.advertised(remote.host) : undefined,
    });
  }

  /** The application's answer. */
  respond(response: SipResponse, reply: Reply): void {
    if (this.transaction.answered) {
      reply.nok(unknownTransaction);
      return;
    }
    const headers = applicationHeaders(response);
    const content = settleContentType(headers, response.body);
    if (content !== 'ok') {
      reply.nok(content);
      return;
    }
    const extra = pairs(headers);
    for (const contact of response.headers.all('contact')) extra.push(['Contact', contact]);
    const { status, reason, body } = response;
    this.send(createResponse(this.transaction.request, { status, reason, toTag: this.toTag(response), headers: extra, body }), reply);
  }

  /** An answer of our own, which the application is not asked about. */
  reject(status: number, headers: [name: string, value: string][] = []): void {
    this.transaction.respond(createResponse(this.transaction.request, { status, toTag: this.toTag(), headers }));
    this.forget();
  }

  protected send(response: SipResponse, reply: Reply): void {
    const { request } = this.transaction;
    if (request.method === 'UPDATE' && response.status >= 200 && response.status < 300) this.#updated(request, response);
    const bytes = this.transaction.respond(response);
    this.echo(bytes, reply);
    if (response.status >= 200) this.forget();
  }

  /** RFC 3311 5.2, RFC 4028 9: an UPDATE moves the target and refreshes the session. */
  #updated(request: ReceivedRequest, response: SipResponse): void {
    const { dialog } = this;
    if (!dialog) return;
    refreshTarget(dialog, request);
    if (!response.headers.has('contact')) response.headers.add('Contact', dialog.localContact);
    if (request.headers.has('session-expires')) startSessionTimerAsUas(this.context, dialog, { request, response });
  }

  protected echo(bytes: Buffer | undefined, reply: Reply): void {
    if (!bytes) {
      reply.nok(unknownTransaction);
      return;
    }
    const { protocol, remote } = this.transaction.back;
    const { host: address, port } = remote;
    reply.ok({ kind: 'response', message: bytes, protocol, address, port, txnId: this.txnId, dialogId: this.dialog?.id });
  }

  /** The To tag of all our responses: the application's choice at the first of them, otherwise ours; none on a 100 (8.2.6.2). */
  toTag(response?: SipResponse): string | undefined {
    if (response?.status === 100) return undefined;
    this.#toTag ??= chosenTag(response) ?? newTag();
    return this.#toTag;
  }

  protected forget(): void {
    this.context.serverRequests.delete(this.txnId);
  }
}

function chosenTag(response: SipResponse | undefined): string | undefined {
  return /;\s*tag=([\w\-.!%*+`'~]{1,128})\s*$/.exec(response?.headers.get('to') ?? '')?.[1];
}
