import type { Dialog } from '../dialog/dialog.ts';
import { dialogKeyOf } from '../dialog/dialog.ts';
import { isTooShort, minSessionSeconds } from '../dialog/session-interval.ts';
import { createResponse, type ResponseContent } from '../message/create-response.ts';
import { parseNameAddr } from '../message/name-addr.ts';
import { newTag } from '../message/new-tag.ts';
import type { ReceivedRequest } from '../message/sip-message.ts';
import { uriScheme } from '../message/sip-uri.ts';
import type { ServerTransaction } from '../transaction/server-transaction.ts';
import type { Flow } from '../transport/flow.ts';
import type { AgentContext } from './agent-context.ts';
import { isUnsupported } from './extensions.ts';
import { forApplication } from './for-application.ts';
import { InviteServerRequest } from './invite-server-request.ts';
import { ServerRequest, type ServerRequestInit } from './server-request.ts';

const knownMethods = new Set([
  'INVITE',
  'OPTIONS',
  'REGISTER',
  'SUBSCRIBE',
  'NOTIFY',
  'PUBLISH',
  'INFO',
  'REFER',
  'MESSAGE',
  'BYE',
  'UPDATE',
  'PRACK',
  'CANCEL',
]);
/** These mean something only within a dialog (RFC 3261 15.1.2, RFC 3311, RFC 3262). */
const dialogOnly = new Set(['BYE', 'UPDATE', 'PRACK']);
/**
 * A BYE on the heels of the answer waits so long: drachtio-srf hands the dialog to the application in a promise, and a BYE it reads together
 * with the echo of the answer ends the dialog before anybody could listen for that.
 */
const settleMs = 10;
const tooShortAnswer: ResponseContent = { status: 422, headers: [['Min-SE', String(minSessionSeconds)]] }; // RFC 4028 9
const schemes = new Set(['sip', 'sips', 'tel']);

/** Decides what becomes of a request from the network. */
export class InboundRequests {
  readonly #context: AgentContext;

  constructor(context: AgentContext) {
    this.#context = context;
  }

  handle(transaction: ServerTransaction): void {
    const { request } = transaction;
    if (request.method === 'CANCEL') this.#cancel(transaction);
    else if (!knownMethods.has(request.method)) answer(transaction, { status: 501, headers: [['Allow', this.#allow()]] });
    else if (request.essentials.to.params.has('tag')) this.#withinDialog(transaction);
    else this.#new(transaction);
  }

  /** The ACK of a 2xx goes to the INVITE it acknowledges, by dialog and CSeq number (RFC 3261 13.3.1.4). */
  acknowledge(ack: ReceivedRequest, flow: Flow, size: number): void {
    const dialog = this.#context.dialogs.byKey(dialogKeyOf(ack));
    dialog?.awaitingAck.get(ack.essentials.cseq.number)?.acknowledge(ack, flow, size);
  }

  /** RFC 3261 9.2: the CANCEL is answered 200, with the INVITE's To tag, whenever that is known, and the INVITE 487 unless it was answered. */
  #cancel(transaction: ServerTransaction): void {
    const invite = this.#context.transactions.inviteOf(transaction.request);
    if (!invite) {
      answer(transaction, { status: 481 });
      return;
    }
    const { request, flow, size } = transaction;
    const pending = this.#context.invites.get(invite);
    answer(transaction, { status: 200, toTag: pending?.toTag() ?? invite.toTag });
    if (!pending || invite.answered) return;
    const { protocol, remote } = flow;
    const { host: address, port } = remote;
    const { txnId, dialog, session } = pending;
    pending.terminate();
    session.deliver({ source: 'network', message: forApplication(request), size, protocol, address, port, txnId, dialogId: dialog?.id });
  }

  #withinDialog(transaction: ServerTransaction): void {
    const dialog = this.#context.dialogs.byKey(dialogKeyOf(transaction.request));
    if (!dialog?.session.open) answer(transaction, { status: 481 });
    // RFC 3261 12.2.2: out of order
    else if (!dialog.acceptCSeq(transaction.request.essentials.cseq.number))
      answer(transaction, { status: 500, headers: [['Retry-After', '1']] });
    else {
      dialog.flow = transaction.flow;
      this.#dispatch(transaction, dialog);
    }
  }

  #dispatch(transaction: ServerTransaction, dialog: Dialog): void {
    const init: ServerRequestInit = { transaction, session: dialog.session, dialog };
    const { method } = transaction.request;
    const tooShort = (method === 'INVITE' || method === 'UPDATE') && isTooShort(transaction.request.headers);
    if (tooShort) answer(transaction, tooShortAnswer);
    else if (method === 'INVITE') this.#reInvite(init, dialog);
    else if (method === 'BYE') this.#bye(init, dialog);
    else if (method === 'PRACK') this.#prack(init, dialog);
    else new ServerRequest(init, this.#context).deliver();
  }

  #reInvite(init: ServerRequestInit, dialog: Dialog): void {
    // RFC 3261 14.2: ours is under way; or theirs is, which only a faulty peer does
    if (dialog.outgoing || dialog.toAcknowledge) answer(init.transaction, { status: 491 });
    else if (dialog.incoming) answer(init.transaction, { status: 500, headers: [['Retry-After', '5']] });
    else new InviteServerRequest(init, this.#context).deliver();
  }

  #prack(init: ServerRequestInit, dialog: Dialog): void {
    const invite = dialog.incoming;
    if (!invite?.prack(init.transaction.request)) {
      answer(init.transaction, { status: 481 }); // RFC 3262 3
      return;
    }
    new ServerRequest(init, this.#context).deliver();
    invite.afterPrack();
  }

  /** RFC 3261 15.1.2: the dialog is over at once, and with it the INVITEs that were open in it. */
  #bye(init: ServerRequestInit, dialog: Dialog): void {
    dialog.incoming?.terminate();
    this.#context.dialogs.remove(dialog);
    const bye = new ServerRequest(init, this.#context);
    const { clock } = this.#context;
    const wait = dialog.answeredAt === undefined ? 0 : settleMs - (clock.now() - dialog.answeredAt);
    if (wait > 0) clock.setTimeout(() => bye.deliver(), wait);
    else bye.deliver();
  }

  #new(transaction: ServerTransaction): void {
    const refusal = this.#refusal(transaction);
    if (refusal) {
      answer(transaction, refusal);
      return;
    }
    const session = this.#context.apps.pick(transaction.request.method);
    if (!session) {
      answer(transaction, this.#nobody(transaction.request.method));
      return;
    }
    const isInvite = transaction.request.method === 'INVITE';
    const request = isInvite
      ? new InviteServerRequest({ transaction, session }, this.#context)
      : new ServerRequest({ transaction, session }, this.#context);
    request.deliver();
  }

  /** What we refuse without asking the application, in the order of RFC 3261 8.2. */
  #refusal(transaction: ServerTransaction): ResponseContent | undefined {
    const { request } = transaction;
    const { method, headers } = request;
    const isCall = method === 'INVITE';
    const unsupported = headers.list('require').filter(isUnsupported);
    if (dialogOnly.has(method)) return { status: 481 };
    if (!schemes.has(uriScheme(request.uri) ?? '')) return { status: 416 }; // 8.2.2.1
    if (this.#context.transactions.isMerged(transaction)) return { status: 482 }; // 8.2.2.2
    if (unsupported.length > 0) return { status: 420, headers: [['Unsupported', unsupported.join(', ')]] }; // 8.2.2.3
    if (isCall && !parseNameAddr(headers.list('contact')[0] ?? '')) return { status: 400, reason: 'Missing Contact' }; // 8.1.1.8
    if (isCall && isTooShort(headers)) return tooShortAnswer;
    const full = this.#context.dialogs.size >= this.#context.limits.maxDialogs;
    if (isCall && (full || this.#context.isDraining())) return { status: 503, headers: [['Retry-After', '30']] };
    return undefined;
  }

  /** No application takes the method. */
  #nobody(method: string): ResponseContent {
    const { verbs } = this.#context.apps;
    const ready = verbs.has('invite') && !this.#context.isDraining();
    // RFC 3261 11.2: OPTIONS is answered as an INVITE would be
    if (method === 'OPTIONS' && ready)
      return {
        status: 200,
        headers: [
          ['Allow', this.#allow()],
          ['Accept', 'application/sdp'],
        ],
      };
    if (method === 'INVITE' || method === 'OPTIONS' || verbs.size === 0) return { status: 503, headers: [['Retry-After', '10']] };
    return { status: 405, headers: [['Allow', this.#allow()]] };
  }

  #allow(): string {
    const always = ['INVITE', 'ACK', 'CANCEL', 'BYE', 'OPTIONS', 'UPDATE', 'PRACK', 'INFO'];
    const verbs = [...this.#context.apps.verbs].map(verb => verb.toUpperCase()).filter(verb => knownMethods.has(verb));
    return [...new Set([...always, ...verbs])].join(', ');
  }
}

function answer(transaction: ServerTransaction, content: ResponseContent): void {
  transaction.respond(createResponse(transaction.request, { ...content, toTag: content.toTag ?? newTag() }));
}
