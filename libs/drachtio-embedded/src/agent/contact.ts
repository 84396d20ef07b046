import { formatHostPort } from '../message/host-port.ts';
import { type NameAddr, parseNameAddr } from '../message/name-addr.ts';
import { formatParams } from '../message/params.ts';
import { formatSipUri, parseSipUri } from '../message/sip-uri.ts';
import type { Flow } from '../transport/flow.ts';

/** The Contact we give a peer: the address of the listener it knows us by. RFC 3261 12.1.1: sips where it used sips. */
export function defaultContact(flow: Flow, secure: boolean): string {
  const { host, port } = flow.listener.advertised(flow.remote.host);
  const transport = secure || flow.protocol === 'udp' ? '' : `;transport=${flow.protocol}`;
  return `<${secure ? 'sips' : 'sip'}:${formatHostPort(host, port)}${transport}>`;
}

/** Applications write `localhost` where they mean the address the server will use. */
export function replaceLocalhost(value: string, flow: Flow, options: { transport: boolean }): string {
  if (!value.includes('localhost')) return value;
  const parsed = parseNameAddr(value);
  const uri = parseSipUri(parsed?.uri ?? '');
  if (!parsed || uri?.host !== 'localhost') return value;
  const { host, port } = flow.listener.advertised(flow.remote.host);
  const params = new Map(uri.params);
  if (options.transport && flow.protocol !== 'udp' && uri.scheme === 'sip') params.set('transport', flow.protocol);
  return formatNameAddr({ ...parsed, uri: formatSipUri({ ...uri, host, port, params }) });
}

function formatNameAddr(value: NameAddr): string {
  const name = value.displayName === undefined ? '' : `${value.displayName} `;
  return `${name}<${value.uri}>${formatParams(value.params)}`;
}
