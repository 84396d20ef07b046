import { fromH225Address } from '../address/socket-address.ts';
import type { TransportAddress } from '../generated/h323-messages.ts';
import type { SocketAddress } from '../machine.ts';

export function sameAddress(one: SocketAddress, other: SocketAddress): boolean {
  return one.address === other.address && one.port === other.port;
}

/** An address that says nothing (0.0.0.0, port 0) is not one to send to. */
export function usable(address: SocketAddress | undefined): SocketAddress | undefined {
  return address === undefined || address.port === 0 || address.address === '0.0.0.0' || address.address === '::' ? undefined : address;
}

/** 224.0.0.0/4 and ff00::/8. */
export function isMulticast({ address }: SocketAddress): boolean {
  const first = Number.parseInt(address, 10);
  return address.includes(':') ? /^ff/i.test(address) : first >= 224 && first <= 239;
}

/** A reply address counts only on the host that asks: nobody has us send to others. */
export function replyTo(address: TransportAddress | undefined, from: SocketAddress): SocketAddress {
  const named = fromH225Address(address);
  return named && named.address === from.address && named.port !== 0 ? named : from;
}
