import { Headers } from '../message/headers.ts';
import { parseNameAddr } from '../message/name-addr.ts';
import { emptyBody, type SipRequest } from '../message/sip-message.ts';
import { parseSipUri } from '../message/sip-uri.ts';
import type { Dialog } from './dialog.ts';

export interface DialogRequestContent {
  readonly method: string;
  readonly cseq: number;
  readonly headers?: Iterable<readonly [name: string, value: string]>;
  readonly body?: Buffer;
}

/** RFC 3261 12.2.1.1: a request within a dialog, complete but for its Via. */
export function dialogRequest(dialog: Dialog, content: DialogRequestContent): SipRequest {
  const { uri, routes } = targetAndRoutes(dialog);
  const headers = new Headers();
  for (const route of routes) headers.add('Route', route);
  headers.add('Max-Forwards', '70');
  headers.add('From', dialog.localParty);
  headers.add('To', dialog.remoteParty);
  headers.add('Call-ID', dialog.callId);
  headers.add('CSeq', `${content.cseq} ${content.method}`);
  for (const [name, value] of content.headers ?? []) headers.add(name, value);
  return { kind: 'request', method: content.method, uri, headers, body: content.body ?? emptyBody };
}

/** A first route without `lr` is a strict router: it is put into the Request-URI and the target goes last. */
function targetAndRoutes(dialog: Dialog): { uri: string; routes: readonly string[] } {
  const [first, ...others] = dialog.routeSet;
  const route = first === undefined ? undefined : parseNameAddr(first);
  if (!route || parseSipUri(route.uri)?.params.has('lr')) return { uri: dialog.remoteTarget, routes: dialog.routeSet };
  return { uri: route.uri, routes: [...others, `<${dialog.remoteTarget}>`] };
}
