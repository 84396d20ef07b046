import type { SipRequest } from '../message/sip-message.ts';
import { formatVia } from '../message/via.ts';
import type { Flow } from '../transport/flow.ts';

/** RFC 3261 8.1.1.7, 18.1.1 and RFC 3581 3: names us, the transport and the transaction in a request about to be sent. */
export function addVia(request: SipRequest, flow: Flow, branch: string): SipRequest {
  const { host, port } = flow.listener.advertised(flow.remote.host);
  const params = new Map<string, string | undefined>([
    ['branch', branch],
    ['rport', undefined],
  ]);
  const via = formatVia({ protocol: flow.protocol.toUpperCase(), host, port, params });
  return { ...request, headers: request.headers.clone().prepend('Via', via) };
}
