import { isIP } from 'node:net';
import type { Dialog } from '../dialog/dialog.ts';
import { parseNameAddr } from '../message/name-addr.ts';
import { parseSipUri, type SipUri } from '../message/sip-uri.ts';
import type { TransportProtocol } from '../transport/listener.ts';
import { isPrivate } from '../transport/local-host.ts';

/** Where a URI says a request goes, before its name is resolved. */
export interface Destination {
  readonly protocol: TransportProtocol;
  readonly host: string;
  readonly port: number;
  /** Whether the URI named the transport; otherwise a large request may change to TCP (RFC 3261 18.1.1). */
  readonly explicit: boolean;
  /** The name to ask SRV records for, where the URI has a name and no port. */
  readonly service?: string;
}

const servicePrefix = { udp: '_sip._udp', tcp: '_sip._tcp', tls: '_sips._tcp' } as const;

/** RFC 3263 4.1 and 4.2 without NAPTR: transport from the URI, port from the URI or the default. */
export function destinationOf(uri: string, fallback: TransportProtocol): Destination | undefined {
  const parsed = parseSipUri(uri.startsWith('<') ? (parseNameAddr(uri)?.uri ?? '') : uri);
  if (!parsed) return undefined;
  const protocol = protocolOf(parsed, fallback);
  if (!protocol) return undefined;
  const host = maddrOf(parsed) ?? parsed.host;
  const service = parsed.port === undefined && isIP(host) === 0 ? `${servicePrefix[protocol]}.${host}` : undefined;
  const port = parsed.port ?? (protocol === 'tls' ? 5061 : 5060);
  return { protocol, host, port, explicit: isExplicit(parsed), ...(service !== undefined && { service }) };
}

function protocolOf(uri: SipUri, fallback: TransportProtocol): TransportProtocol | undefined {
  if (uri.scheme === 'sips') return 'tls'; // 26.2.2
  const transport = uri.params.get('transport')?.toLowerCase();
  if (transport === undefined) return fallback;
  return transport === 'udp' || transport === 'tcp' || transport === 'tls' ? transport : undefined;
}

function isExplicit(uri: SipUri): boolean {
  return uri.scheme === 'sips' || uri.params.has('transport');
}

function maddrOf(uri: SipUri): string | undefined {
  const maddr = uri.params.get('maddr');
  return maddr !== undefined && isIP(maddr) !== 0 ? maddr : undefined;
}

/** RFC 3261 12.2.1.1, 8.1.2: the first route, otherwise the remote target. */
export function destinationOfDialog(dialog: Dialog, fallback: TransportProtocol): Destination | undefined {
  return destinationOf(dialog.routeSet[0] ?? dialog.remoteTarget, fallback);
}

/**
 * Whether requests of a dialog go back where the peer's came from, rather than where its Contact or Record-Route says: over the connection it
 * made, or, over UDP, when it names a private address but is not in our private network (a device behind NAT that does not know it).
 */
export function prefersFlow(dialog: Dialog, destination: Destination | undefined): boolean {
  const { flow } = dialog;
  if (!flow.open) return false;
  const direct = dialog.routeSet.length === 0;
  if (flow.reliable) return direct || destination?.host === flow.remote.host;
  if (!destination || isIP(destination.host) === 0) return false;
  return isPrivate(destination.host) && !isPrivate(flow.remote.host);
}
