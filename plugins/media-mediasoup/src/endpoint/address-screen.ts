import { BlockList, isIP } from 'node:net';

/** Why an address is not sent to before media has come from it. */
export type Refusal = 'multicast' | 'broadcast' | 'unspecified' | 'loopback' | 'own-port' | 'privileged-port';

/** What an address is judged by. */
export interface ScreenOptions {
  /** Where the call's signalling comes from. */
  readonly signalling: string;
  /** Whether one of this gateway's own sockets listens there. */
  readonly own: boolean;
}

/** RFC 6890, RFC 5771, RFC 4291 2.7: address blocks in which no far end of a call can be. */
const blocks: readonly (readonly [Refusal, readonly string[]])[] = [
  ['multicast', ['224.0.0.0/4', 'ff00::/8']],
  ['broadcast', ['240.0.0.0/4']],
  ['unspecified', ['0.0.0.0/8', '::/128']],
];
const nowhere = blocks.map(([refusal, networks]) => ({ refusal, list: blockList(networks) }));
const loopback = blockList(['127.0.0.0/8', '::1/128']);

/** RFC 6335 6: system ports, where DNS, NTP and others answer a datagram with a larger one; RTP is received on none of them. */
const firstUserPort = 1_024;

/** Whether media may be sent to where an SDP or an H.245 channel says, as far as the address itself tells. */
export function screenAddress(to: { readonly address: string; readonly port: number }, options: ScreenOptions): Refusal | undefined {
  const address = withoutMapping(to.address);
  const block = nowhere.find(({ list }) => contains(list, address));
  if (block) return block.refusal;
  if (contains(loopback, address) && !contains(loopback, options.signalling)) return 'loopback';
  if (options.own && !sameHost(options.signalling, address)) return 'own-port';
  return to.port < firstUserPort ? 'privileged-port' : undefined;
}

/** A list of addresses and networks in CIDR notation. */
export function blockList(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', prefix] = network.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (prefix === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(prefix), family);
  }
  return list;
}

/** Whether a list has an address; false for what is no address. */
export function contains(list: BlockList, address: string): boolean {
  const version = isIP(address);
  return version !== 0 && list.check(address, version === 6 ? 'ipv6' : 'ipv4');
}

/** Whether two addresses are of one host, in whichever family they are written. */
export function sameHost(a: string, b: string): boolean {
  return withoutMapping(a) === withoutMapping(b);
}

/** RFC 4291 2.5.5.2: an IPv4 address written as one of IPv6 is the same host. */
export function withoutMapping(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '');
}
