import type { AppSession } from '../control/app-session.ts';
import { parseNameAddr, withTag } from '../message/name-addr.ts';
import type { ReceivedRequest, ReceivedResponse, SipRequest } from '../message/sip-message.ts';
import type { Flow } from '../transport/flow.ts';
import { type Dialog, type DialogInit, dialogId } from './dialog.ts';

/** RFC 3261 12.1.1: the dialog a request makes on the side that answers it. */
export function dialogOfUas(
  request: ReceivedRequest,
  options: { session: AppSession; flow: Flow; localTag: string; contact: string },
): DialogInit {
  const { callId, from, cseq } = request.essentials;
  const fromTag = from.params.get('tag') ?? '';
  return {
    id: dialogId(callId, fromTag),
    session: options.session,
    callId,
    localTag: options.localTag,
    remoteTag: fromTag,
    localParty: withTag(request.headers.get('to') ?? '', options.localTag),
    remoteParty: request.headers.get('from') ?? '',
    remoteTarget: contactUri(request.headers.list('contact')) ?? from.uri,
    routeSet: request.headers.list('record-route'),
    localContact: options.contact,
    localCSeq: undefined,
    remoteCSeq: cseq.number,
    flow: options.flow,
  };
}

/** RFC 3261 12.1.2: the dialog a response makes on the side that asked; the route set is reversed. */
export function dialogOfUac(request: SipRequest, response: ReceivedResponse, options: { session: AppSession; flow: Flow }): DialogInit {
  const { callId, from, to, cseq } = response.essentials;
  const fromTag = from.params.get('tag') ?? '';
  return {
    id: dialogId(callId, fromTag),
    session: options.session,
    callId,
    localTag: fromTag,
    remoteTag: to.params.get('tag') ?? '',
    localParty: request.headers.get('from') ?? '',
    remoteParty: response.headers.get('to') ?? '',
    remoteTarget: contactUri(response.headers.list('contact')) ?? request.uri,
    routeSet: response.headers.list('record-route').reverse(),
    localContact: request.headers.get('contact') ?? '',
    localCSeq: cseq.number,
    remoteCSeq: undefined,
    flow: options.flow,
  };
}

/** 12.2.1.2, 12.2.2: a target refresh (INVITE, UPDATE and their 2xx) moves the remote target. */
export function refreshTarget(dialog: Dialog, message: ReceivedRequest | ReceivedResponse): void {
  dialog.remoteTarget = contactUri(message.headers.list('contact')) ?? dialog.remoteTarget;
}

function contactUri(contacts: readonly string[]): string | undefined {
  return parseNameAddr(contacts[0] ?? '')?.uri;
}
