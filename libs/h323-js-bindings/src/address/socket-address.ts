/** Transport addresses of H.225.0 and H.245, and addresses of sockets. */
import type * as H225 from '../generated/h323-messages.ts';
import type * as H245 from '../generated/multimedia-system-control.ts';
import type { SocketAddress } from '../machine.ts';
import { ipFromText, ipToText } from './ip-address.ts';

/** Undefined for what is not of IP, and for a source route. */
export function fromH225Address(address: H225.TransportAddress | undefined): SocketAddress | undefined {
  if (address?.type !== 'ipAddress' && address?.type !== 'ip6Address') return undefined;
  return socketAddress(address.value.ip, address.value.port);
}

/** Throws a RangeError where `address` is not one of IP: a name, say. */
export function toH225Address({ address, port }: SocketAddress): H225.TransportAddress {
  const ip = octetsOf(address);
  return ip.length === 4 ? { type: 'ipAddress', value: { ip, port } } : { type: 'ip6Address', value: { ip, port } };
}

/** Undefined for what is not of IP, for a source route, and for multicast. */
export function fromH245Address(address: H245.TransportAddress | undefined): SocketAddress | undefined {
  if (address?.type !== 'unicastAddress') return undefined;
  const unicast = address.value;
  if (unicast.type !== 'iPAddress' && unicast.type !== 'iP6Address') return undefined;
  return socketAddress(unicast.value.network, unicast.value.tsapIdentifier);
}

/** Throws a RangeError where `address` is not one of IP: a name, say. */
export function toH245Address({ address, port }: SocketAddress): H245.TransportAddress {
  const network = octetsOf(address);
  const value = { network, tsapIdentifier: port };
  return { type: 'unicastAddress', value: network.length === 4 ? { type: 'iPAddress', value } : { type: 'iP6Address', value } };
}

/** `address:port`, IPv6 in brackets. */
export function socketAddressToText({ address, port }: SocketAddress): string {
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}

/** Undefined where the text is not `address:port`. */
export function socketAddressFromText(text: string): SocketAddress | undefined {
  const [, six, four, digits] = /^(?:\[([^\]]*)\]|([^:]*)):(\d{1,5})$/.exec(text) ?? [];
  const octets = ipFromText(six ?? four ?? '');
  const port = Number(digits);
  return octets && port <= 0xffff ? socketAddress(octets, port) : undefined;
}

function socketAddress(octets: Uint8Array, port: number): SocketAddress | undefined {
  const address = ipToText(octets);
  return address === undefined ? undefined : { address, port };
}

function octetsOf(address: string): Uint8Array {
  const octets = ipFromText(address);
  if (!octets) throw new RangeError(`${address} is not an address of IP`);
  return octets;
}
