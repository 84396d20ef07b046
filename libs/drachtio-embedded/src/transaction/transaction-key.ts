import { formatHostPort } from '../message/host-port.ts';
import type { Essentials, ReceivedRequest } from '../message/sip-message.ts';
import { formatVia, magicCookie } from '../message/via.ts';

/** RFC 3261 17.2.3: branch, sent-by and method; an ACK has the key of its INVITE. */
export function serverKey(request: ReceivedRequest, method = request.method): string {
  const { via } = request.essentials;
  const branch = via.params.get('branch');
  const matched = method === 'ACK' ? 'INVITE' : method;
  if (branch?.startsWith(magicCookie) && branch.length > magicCookie.length) {
    return `${branch.toLowerCase()}|${formatHostPort(via.host, via.port).toLowerCase()}|${matched}`;
  }
  return oldServerKey(request, matched);
}

/** 17.2.3 for senders of RFC 2543. The To tag is left out: the ACK carries the one of the response. */
function oldServerKey(request: ReceivedRequest, method: string): string {
  const { via, from, callId, cseq } = request.essentials;
  return `2543|${request.uri}|${from.params.get('tag') ?? ''}|${callId}|${cseq.number}|${formatVia(via)}|${method}`;
}

/** 17.1.3: branch and the method of CSeq. */
export function clientKey(essentials: Essentials): string {
  return `${(essentials.via.params.get('branch') ?? '').toLowerCase()}|${essentials.cseq.method}`;
}

/** 8.2.2.2: what requests that reached us by different paths have in common. */
export function mergeKey(request: ReceivedRequest): string {
  const { from, callId, cseq } = request.essentials;
  return `${callId}|${from.params.get('tag') ?? ''}|${cseq.number}|${cseq.method}`;
}
