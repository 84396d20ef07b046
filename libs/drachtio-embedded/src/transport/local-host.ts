import { BlockList, isIPv6 } from 'node:net';
import { networkInterfaces } from 'node:os';

export function isWildcard(host: string): boolean {
  return host === '0.0.0.0' || host === '::' || host === '';
}

/** Node writes an IPv4 peer of a dual-stack socket as ::ffff:192.0.2.1. */
export function plainHost(host: string): string {
  return host.toLowerCase().startsWith('::ffff:') && host.includes('.') ? host.slice(7) : host;
}

/**
 * The local address a peer would see: one in its subnet, otherwise the first that is not loopback. A guess, since Node does not tell where a
 * datagram arrived on a wildcard socket; set `publicAddress` where it guesses wrong.
 */
export function localHostFor(remote: string): string {
  const family = isIPv6(remote) ? 'ipv6' : 'ipv4';
  const addresses = Object.values(networkInterfaces())
    .flatMap(list => list ?? [])
    .filter(address => address.family.toLowerCase() === family);
  const near = addresses.find(address => address.cidr !== null && sameSubnet(address.cidr, remote, family));
  const outside = addresses.find(address => !address.internal);
  return (near ?? outside ?? addresses[0])?.address ?? (family === 'ipv6' ? '::1' : '127.0.0.1');
}

function sameSubnet(cidr: string, remote: string, family: 'ipv4' | 'ipv6'): boolean {
  const [net, prefix] = cidr.split('/');
  if (net === undefined || prefix === undefined) return false;
  const subnet = new BlockList();
  subnet.addSubnet(net, Number(prefix), family);
  return subnet.check(remote, family);
}

const privateNetworks = new BlockList();
privateNetworks.addSubnet('10.0.0.0', 8, 'ipv4');
privateNetworks.addSubnet('172.16.0.0', 12, 'ipv4');
privateNetworks.addSubnet('192.168.0.0', 16, 'ipv4');
privateNetworks.addSubnet('100.64.0.0', 10, 'ipv4'); // RFC 6598, carrier NAT
privateNetworks.addSubnet('169.254.0.0', 16, 'ipv4');
privateNetworks.addSubnet('127.0.0.0', 8, 'ipv4');
privateNetworks.addSubnet('0.0.0.0', 8, 'ipv4'); // RFC 1122 3.2.1.3; systems take it for this host
privateNetworks.addSubnet('224.0.0.0', 3, 'ipv4'); // multicast, reserved, broadcast: never a peer of ours
privateNetworks.addSubnet('fc00::', 7, 'ipv6');
privateNetworks.addSubnet('fe80::', 10, 'ipv6');
privateNetworks.addSubnet('ff00::', 8, 'ipv6');
privateNetworks.addAddress('::1', 'ipv6');
privateNetworks.addAddress('::', 'ipv6');

/** Whether an IP address means nothing outside its own network. */
export function isPrivate(host: string): boolean {
  return privateNetworks.check(host, isIPv6(host) ? 'ipv6' : 'ipv4');
}
