import type { Reply } from '../control/app-session.ts';
import { Dialog } from '../dialog/dialog.ts';
import { dialogOfUac, refreshTarget } from '../dialog/dialog-from-message.ts';
import type { OutgoingInvite } from '../dialog/dialog-invites.ts';
import { dialogRequest } from '../dialog/dialog-request.ts';
import type { Headers } from '../message/headers.ts';
import { parseNameAddr } from '../message/name-addr.ts';
import { newBranch } from '../message/new-tag.ts';
import { serialize } from '../message/serialize.ts';
import { emptyBody, type ReceivedResponse, type SipMessage } from '../message/sip-message.ts';
import type { Flow } from '../transport/flow.ts';
import { addVia } from './add-via.ts';
import type { AgentContext } from './agent-context.ts';
import { applicationHeaders, pairs, settleContentType } from './app-content.ts';
import { cancelRequest } from './cancel-request.ts';
import { ClientRequest, type ClientRequestInit } from './client-request.ts';
import { endDialog } from './end-dialog.ts';
import { ReliableOrder } from './reliable-order.ts';
import { routeInDialog } from './route.ts';
import { notePeer, startSessionTimerAsUac } from './session-timers.ts';

type Cancel = 'no' | 'wanted' | 'sent';

/** An INVITE of the application, first or within a dialog, until its 2xx is acknowledged (RFC 3261 13.2, 14.1). */
export class InviteClientRequest extends ClientRequest implements OutgoingInvite {
  readonly #first: boolean;
  readonly #early = new Map<string, Dialog>();
  readonly #reliable = new ReliableOrder();
  readonly #acks = new Map<string, { bytes: Buffer; flow: Flow }>();
  #cancel: Cancel = 'no';
  #cancelHeaders: Headers | undefined;
  #provisional = false;
  #hasContact = true;
  #final = false;

  constructor(init: ClientRequestInit, context: AgentContext) {
    super(init, context);
    this.#first = init.dialog === undefined;
    if (init.dialog) init.dialog.outgoing = this;
  }

  get cseq(): number {
    return Number.parseInt(this.request.headers.get('cseq') ?? '0', 10);
  }

  get final(): boolean {
    return this.#final;
  }

  override onResponse(response: ReceivedResponse, flow: Flow, size: number): void {
    this.#provisional = true;
    super.onResponse(response, flow, size);
    if (response.status < 200 && this.#cancel === 'wanted') this.#sendCancel();
  }

  /** 9.1: a CANCEL may not overtake its INVITE: it waits for the first provisional response. */
  cancel(headers?: Headers): void {
    if (this.#cancel !== 'no' || this.#final) return;
    this.#cancel = 'wanted';
    this.#cancelHeaders = headers;
    if (this.#provisional) this.#sendCancel();
  }

  /** The CANCEL as it goes or will go out, to be echoed. */
  cancelMessage(headers?: Headers): Buffer | undefined {
    return this.transaction && serialize(cancelRequest(this.transaction.request, headers));
  }

  /** The application's ACK of the 2xx (13.2.2.4); kept, because the 2xx may come again. */
  async acknowledge(dialog: Dialog, message: SipMessage | undefined, reply?: Reply): Promise<void> {
    const headers = message ? applicationHeaders(message) : undefined;
    const body = message?.body ?? emptyBody;
    const fault = headers ? settleContentType(headers, body) : 'ok';
    if (fault !== 'ok') return reply?.nok(fault);
    // 13.2.2.4: the ACK carries the credentials of its INVITE
    const extra = [...(headers ? pairs(headers) : []), ...credentials(this.request.headers)];
    const ack = dialogRequest(dialog, { method: 'ACK', cseq: this.cseq, headers: extra, body });
    if (dialog.toAcknowledge === this) dialog.toAcknowledge = undefined;
    const { flow } = await routeInDialog(this.context, dialog, ack);
    const bytes = serialize(addVia(ack, flow, newBranch()));
    if (body.length > 0) dialog.localSdp = body;
    this.#acks.set(dialog.remoteTag, { bytes, flow });
    flow.send(bytes, error => this.context.log.debug('ACK not sent', { error: error.message }));
    const { protocol, remote } = flow;
    reply?.ok({ kind: 'request', message: bytes, protocol, address: remote.host, port: remote.port, txnId: this.txnId });
    // drachtio-srf makes no dialog of a 2xx without Contact and leaves it to us to end the call
    if (this.#first && !this.#hasContact) endDialog(this.context, dialog, { silent: true });
  }

  onTerminated(): void {
    this.#acks.clear();
  }

  protected override handle(response: ReceivedResponse, flow: Flow, size: number): void {
    if (response.status < 200) this.#progress(response, flow, size);
    else if (response.status < 300) this.#success(response, flow, size);
    else {
      this.#failed();
      this.deliver(response, flow, size);
    }
  }

  protected override fail(status: number): void {
    this.#failed();
    super.fail(this.#cancel === 'no' ? status : 487); // 9.1: cancelled, and nobody said so
  }

  protected override settle(): void {
    super.settle();
    this.#final = true;
    if (this.dialog?.outgoing === this) this.dialog.outgoing = undefined;
  }

  #progress(response: ReceivedResponse, flow: Flow, size: number): void {
    if (this.#final) return;
    if (!this.#reliable.accepts(response)) return;
    if (this.#first && response.essentials.to.params.has('tag')) this.#follow(this.#dialogOf(response, flow));
    this.deliver(response, flow, size);
  }

  #success(response: ReceivedResponse, flow: Flow, size: number): void {
    const tag = response.essentials.to.params.get('tag') ?? '';
    const acknowledged = this.#acks.get(tag);
    if (acknowledged) acknowledged.flow.send(acknowledged.bytes);
    else if (!this.#final) this.#establish(response, flow, size);
    else if (this.dialog?.remoteTag !== tag) this.#refuseFork(response, flow);
  }

  /** The first 2xx makes the dialog; early dialogs of other forks are over (13.2.2.4). */
  #establish(response: ReceivedResponse, flow: Flow, size: number): void {
    const dialog = this.#first ? this.#dialogOf(response, flow) : this.dialog;
    if (!dialog) return;
    this.#follow(dialog);
    for (const other of this.#early.values()) if (other !== dialog) this.context.dialogs.remove(other);
    dialog.state = 'confirmed';
    refreshTarget(dialog, response);
    if (this.#first) dialog.routeSet = response.headers.list('record-route').reverse();
    dialog.toAcknowledge = this;
    this.#hasContact = parseNameAddr(response.headers.list('contact')[0] ?? '') !== undefined;
    if (!this.#hasContact) response.headers.delete('contact');
    notePeer(dialog, response);
    if (this.request.body.length > 0) dialog.localSdp = this.request.body;
    startSessionTimerAsUac(this.context, dialog, response);
    this.context.dialogs.prefer(dialog);
    this.deliver(response, flow, size);
  }

  /** 13.2.2.4: a second fork answered too. One call is enough: acknowledge it and hang up. */
  #refuseFork(response: ReceivedResponse, flow: Flow): void {
    const dialog = new Dialog(dialogOfUac(this.request, response, { session: this.session, flow }));
    dialog.state = 'confirmed';
    void this.acknowledge(dialog, undefined)
      .then(() => endDialog(this.context, dialog, { silent: true }))
      .catch(error => this.context.log.debug('fork not ended', { error: (error as Error).message }));
  }

  #dialogOf(response: ReceivedResponse, flow: Flow): Dialog {
    const tag = response.essentials.to.params.get('tag') ?? '';
    const known = this.#early.get(tag);
    if (known) return known;
    const dialog = new Dialog(dialogOfUac(this.request, response, { session: this.session, flow }));
    this.#early.set(tag, dialog);
    this.context.dialogs.add(dialog);
    return dialog;
  }

  #follow(dialog: Dialog): void {
    this.dialog = dialog;
    dialog.outgoing = this;
    this.context.dialogs.prefer(dialog);
  }

  #failed(): void {
    if (!this.#first) return;
    for (const dialog of this.#early.values()) this.context.dialogs.remove(dialog);
  }

  #sendCancel(): void {
    const { transaction } = this;
    if (!transaction || this.#final) return;
    this.#cancel = 'sent';
    const request = cancelRequest(transaction.request, this.#cancelHeaders);
    const branch = transaction.key.slice(0, transaction.key.indexOf('|'));
    const user = { onResponse() {}, onTimeout() {}, onTransportError() {} };
    this.context.transactions.createClient(request, branch, { flow: transaction.flow, user }).start();
    // 9.1: a peer that does not know CANCEL may never answer the INVITE
    this.context.clock.setTimeout(() => this.#abandon(), 64 * this.context.timers.t1);
  }

  #abandon(): void {
    if (this.#final) return;
    this.transaction?.terminate();
    this.fail(487);
  }
}

function credentials(headers: Headers): [name: string, value: string][] {
  const names = ['Authorization', 'Proxy-Authorization'];
  return names.flatMap(name => headers.all(name).map((value): [string, string] => [name, value]));
}
