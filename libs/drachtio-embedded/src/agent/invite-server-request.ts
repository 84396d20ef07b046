import type { ClockTimer } from '../clock.ts';
import type { Reply } from '../control/app-session.ts';
import { Dialog } from '../dialog/dialog.ts';
import { dialogOfUas, refreshTarget } from '../dialog/dialog-from-message.ts';
import type { IncomingInvite } from '../dialog/dialog-invites.ts';
import { ReliableProvisionals } from '../dialog/reliable-provisionals.ts';
import { createResponse } from '../message/create-response.ts';
import { serialize } from '../message/serialize.ts';
import type { ReceivedRequest, SipResponse } from '../message/sip-message.ts';
import { Retransmitter } from '../transaction/retransmitter.ts';
import { transactionTimeout } from '../transaction/timers.ts';
import type { Flow } from '../transport/flow.ts';
import type { AgentContext } from './agent-context.ts';
import { cancelRequest } from './cancel-request.ts';
import { defaultContact, replaceLocalhost } from './contact.ts';
import { endDialog } from './end-dialog.ts';
import { forApplication } from './for-application.ts';
import { ServerRequest, type ServerRequestInit, unknownTransaction } from './server-request.ts';
import { notePeer, startSessionTimerAsUas } from './session-timers.ts';

/** RFC 3261 17.2.1: a 100 unless something better goes out within 200 ms; well before the INVITE would be repeated. */
const tryingMs = 100;

/** An INVITE from the network, first or within a dialog, until its ACK has come (RFC 3261 13.3, 14.2). */
export class InviteServerRequest extends ServerRequest implements IncomingInvite {
  readonly cseq: number;
  readonly #first: boolean;
  readonly #patience: ClockTimer;
  readonly #reliable: ReliableProvisionals;
  #retransmitter: Retransmitter | undefined;
  #ackTimer: ClockTimer | undefined;
  readonly #trying: ClockTimer;

  constructor(init: ServerRequestInit, context: AgentContext) {
    super(init, context);
    this.cseq = init.transaction.request.essentials.cseq.number;
    this.#first = init.dialog === undefined;
    if (init.dialog) init.dialog.incoming = this;
    context.invites.set(init.transaction, this);
    this.#reliable = new ReliableProvisionals(context.clock, context.timers);
    this.#trying = context.clock.setTimeout(() => this.#sayTrying(), tryingMs);
    this.#patience = context.clock.setTimeout(() => this.#giveUp(480), context.limits.inviteTimeoutMs);
  }

  /** The peer has taken the INVITE back (9.2), or its dialog has ended (15.1.2). */
  terminate(): void {
    if (!this.transaction.answered) this.reject(487);
  }

  override reject(status: number, headers: [name: string, value: string][] = []): void {
    super.reject(status, headers);
    this.#failed();
  }

  /** The ACK of our 2xx; the application sees the first, which may carry an answer, and not its repetitions. */
  acknowledge(ack: ReceivedRequest, flow: Flow, size: number): void {
    const { dialog } = this;
    this.stopWaiting();
    if (!dialog) return;
    const { protocol, remote } = flow;
    const { host: address, port } = remote;
    const where = { protocol, address, port, size };
    this.session.deliver({ source: 'network', message: forApplication(ack), ...where, txnId: this.txnId, dialogId: dialog.id });
    dialog.acknowledged();
  }

  prack(prack: ReceivedRequest): boolean {
    return this.#reliable.acknowledge(prack.headers.get('rack'), this.cseq);
  }

  afterPrack(): void {
    this.#reliable.proceed();
  }

  /** Stops repeating the 2xx: it was acknowledged, or there is nobody left to acknowledge it. */
  stopWaiting(): void {
    this.#retransmitter?.stop();
    this.#ackTimer?.cancel();
    this.dialog?.awaitingAck.delete(this.cseq);
  }

  protected override send(response: SipResponse, reply: Reply): void {
    this.#trying.cancel();
    if (response.status === 100) super.send(response, reply);
    else if (response.status >= 300) {
      super.send(response, reply);
      this.#failed();
    } else this.#sendInDialog(response, reply);
  }

  protected override forget(): void {
    super.forget();
    this.context.invites.delete(this.transaction);
    this.#patience.cancel();
    this.#trying.cancel();
    this.#reliable.stop();
    if (this.dialog?.incoming === this) this.dialog.incoming = undefined;
  }

  /** 12.3: a failure ends the early dialog; a re-INVITE's leaves the dialog as it was (14.2). */
  #failed(): void {
    if (this.#first && this.dialog) this.context.dialogs.remove(this.dialog);
  }

  #sendInDialog(response: SipResponse, reply: Reply): void {
    const contact = this.#settleContact(response);
    const dialog = this.#establish(contact);
    if (!dialog) {
      reply.nok('dialog already exists, rejecting this request');
      this.reject(482);
      return;
    }
    for (const route of this.#first ? this.transaction.request.headers.all('record-route') : []) {
      response.headers.add('Record-Route', route); // 12.1.1
    }
    if (response.status >= 200) this.#reliable.whenFree(() => this.#succeed(dialog, response, reply));
    else if (this.#wantsReliable(response)) this.#sendReliably(response, reply);
    else this.echo(this.transaction.respond(response), reply);
  }

  /** RFC 3262 3: reliably when the application says so, and always when the peer requires it. */
  #wantsReliable(response: SipResponse): boolean {
    if (response.headers.lists('require', '100rel')) return true;
    if (!this.transaction.request.headers.lists('require', '100rel')) return false;
    response.headers.add('Require', '100rel');
    return true;
  }

  #sendReliably(response: SipResponse, reply: Reply): void {
    const { headers } = this.transaction.request;
    if (!headers.lists('supported', '100rel') && !headers.lists('require', '100rel')) {
      reply.nok('Remote endpoint does not support 100rel');
      return;
    }
    const send = (rseq: number) => {
      response.headers.set('RSeq', String(rseq));
      const bytes = this.transaction.respond(response);
      this.echo(bytes, reply);
      return bytes;
    };
    const resend = (bytes: Buffer) => this.transaction.back.send(bytes);
    this.#reliable.whenFree(() => this.#reliable.send({ send, resend, onTimeout: () => this.#giveUp(504) }));
  }

  #settleContact(response: SipResponse): string {
    const { request, back } = this.transaction;
    const given = response.headers.get('contact');
    const contact = given === undefined ? this.#ownContact(request, back) : replaceLocalhost(given, back, { transport: true });
    response.headers.set('Contact', contact);
    return contact;
  }

  #ownContact(request: ReceivedRequest, back: Flow): string {
    return this.dialog?.localContact || defaultContact(back, request.uri.toLowerCase().startsWith('sips:'));
  }

  /** The dialog of this INVITE, made by the first response that can make one. */
  #establish(contact: string): Dialog | undefined {
    if (this.dialog) return this.dialog;
    const { request, flow } = this.transaction;
    const init = dialogOfUas(request, { session: this.session, flow, localTag: this.toTag() ?? '', contact });
    if (this.context.dialogs.byId(init.id)) return undefined;
    this.dialog = new Dialog(init);
    this.dialog.incoming = this;
    this.context.dialogs.add(this.dialog);
    return this.dialog;
  }

  #succeed(dialog: Dialog, response: SipResponse, reply: Reply): void {
    if (this.transaction.answered || dialog.state === 'terminated') {
      reply.nok(unknownTransaction);
      return;
    }
    const { request } = this.transaction;
    dialog.state = 'confirmed';
    dialog.answeredAt = this.context.clock.now();
    dialog.localContact = response.headers.get('contact') ?? dialog.localContact;
    if (!this.#first) refreshTarget(dialog, request);
    notePeer(dialog, request);
    if (response.body.length > 0) dialog.localSdp = response.body;
    startSessionTimerAsUas(this.context, dialog, { request, response });
    const bytes = this.transaction.respond(response);
    if (bytes) this.#awaitAck(dialog, bytes);
    this.echo(bytes, reply);
    this.forget();
  }

  /** 13.3.1.4: repeated over every transport, since a hop further on may be UDP; without an ACK the session ends with a BYE. */
  #awaitAck(dialog: Dialog, bytes: Buffer): void {
    const { clock, timers } = this.context;
    const { back } = this.transaction;
    dialog.awaitingAck.set(this.cseq, this);
    this.#retransmitter = new Retransmitter(clock, { first: timers.t1, longest: timers.t2, send: () => back.send(bytes) });
    this.#ackTimer = clock.setTimeout(() => {
      this.stopWaiting();
      endDialog(this.context, dialog, { reason: 'SIP ;cause=408 ;text="ACK timeout"' });
    }, transactionTimeout(timers));
  }

  #sayTrying(): void {
    if (!this.transaction.answered) this.transaction.respond(createResponse(this.transaction.request, { status: 100 }));
  }

  /** The application or the peer left us waiting for too long. The application is told as if the caller had cancelled. */
  #giveUp(status: number): void {
    if (this.transaction.answered) return;
    const { request, flow } = this.transaction;
    this.context.log.warn('INVITE given up', { callId: request.essentials.callId, status });
    this.reject(status);
    const nowhere = { protocol: flow.protocol, address: '', port: 0, size: 0 };
    const message = serialize(cancelRequest(request));
    this.session.deliver({ source: 'network', message, ...nowhere, txnId: this.txnId, dialogId: this.dialog?.id });
  }
}
