import { isIP } from 'node:net';
import type { Headers } from '../message/headers.ts';
import { splitList } from '../message/split-list.ts';
import { formatVia, parseVia, type Via } from '../message/via.ts';
import type { Flow } from './flow.ts';
import type { SocketAddress } from './listener.ts';

const defaultPort = { udp: 5060, tcp: 5060, tls: 5061 } as const;

/**
 * RFC 3261 18.2.2 and RFC 3581 4: where responses to a request go. Always to the address it came from; over UDP to the source port when
 * `rport` asks for it, to the port of sent-by otherwise; over the same connection while that is open. We do not follow `maddr`: it would let a stranger
 * aim our responses at a third party.
 */
export function responseFlow(via: Via, flow: Flow): Flow {
  if (flow.reliable) return flow.open ? flow : flow.listener.flowTo(sentBy(via, flow));
  return via.params.has('rport') ? flow : flow.listener.flowTo(sentBy(via, flow));
}

function sentBy(via: Via, flow: Flow): SocketAddress {
  return { host: flow.remote.host, port: via.port ?? defaultPort[flow.protocol] };
}

/** RFC 3261 18.2.1, RFC 3581 4: notes in the topmost Via where the request really came from. */
export function stampReceived(headers: Headers, flow: Flow): void {
  const [first, ...others] = splitList(headers.get('via') ?? '');
  const via = parseVia(first ?? '');
  if (!via) return;
  const params = new Map(via.params);
  const wantsPort = params.has('rport');
  if (wantsPort) params.set('rport', String(flow.remote.port));
  if (wantsPort || isIP(via.host) === 0 || via.host !== flow.remote.host) params.set('received', flow.remote.host);
  headers.setFirst('Via', [formatVia({ ...via, params }), ...others].join(', '));
}
