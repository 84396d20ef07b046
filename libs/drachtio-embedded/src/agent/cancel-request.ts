import { Headers } from '../message/headers.ts';
import { emptyBody, type SipRequest } from '../message/sip-message.ts';
import { splitList } from '../message/split-list.ts';
import { applicationHeaders } from './app-content.ts';

/** RFC 3261 9.1: same Request-URI, Call-ID, To, From, Route, number of CSeq and the topmost Via of the request it cancels. */
export function cancelRequest(invite: SipRequest, extra?: Headers): SipRequest {
  const get = (name: string) => invite.headers.get(name) ?? '';
  const headers = Headers.from([['Via', splitList(get('via'))[0] ?? '']]);
  for (const route of invite.headers.all('route')) headers.add('Route', route);
  headers.add('Max-Forwards', '70').add('From', get('from')).add('To', get('to')).add('Call-ID', get('call-id'));
  headers.add('CSeq', `${Number.parseInt(get('cseq'), 10)} CANCEL`);
  const own = applicationHeaders({ ...invite, headers: extra ?? new Headers() });
  for (const { key, name, value } of own) if (!key.startsWith('content-')) headers.add(name, value);
  return { kind: 'request', method: 'CANCEL', uri: invite.uri, headers, body: emptyBody };
}
