import { BlockList, isIP, isIPv6 } from 'node:net';
import { networkInterfaces } from 'node:os';

/** What of this machine's interfaces counts here. */
export interface InterfaceAddress {
  readonly address: string;
  readonly family: string;
  readonly internal: boolean;
  /** `192.0.2.7/24`; null where the mask is none. */
  readonly cidr: string | null;
}

/** Our address as others are to be told it. */
export interface OwnAddress {
  readonly host?: string | undefined;
  readonly publicAddress?: string | undefined;
}

/**
 * The configured address, where it is of the family that `toward` speaks or the only one listened on; else the one listened on; else that of the
 * interface which faces `toward`, or of any that others may reach.
 */
export function ownAddress({ host, publicAddress }: OwnAddress, toward: string, interfaces = allInterfaces()): string {
  const isOne = host !== undefined && host !== '0.0.0.0' && host !== '::';
  if (publicAddress !== undefined && (isOne || isIP(publicAddress) === isIP(toward))) return publicAddress;
  if (isOne) return host;
  const family = isIPv6(toward) ? 'IPv6' : 'IPv4';
  const candidates = interfaces.filter(one => one.family === family && !one.address.startsWith('fe80'));
  const facing = candidates.find(({ cidr }) => cidr !== null && contains(cidr, toward));
  const outside = candidates.find(({ internal }) => !internal);
  return (facing ?? outside)?.address ?? (family === 'IPv6' ? '::1' : '127.0.0.1');
}

function contains(cidr: string, address: string): boolean {
  const [network = '', bits = ''] = cidr.split('/');
  const family = isIPv6(network) ? 'ipv6' : 'ipv4';
  const list = new BlockList();
  list.addSubnet(network, Number(bits), family);
  return list.check(address, family);
}

function allInterfaces(): readonly InterfaceAddress[] {
  return Object.values(networkInterfaces()).flatMap(addresses => addresses ?? []);
}
