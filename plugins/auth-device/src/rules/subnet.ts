import { BlockList } from 'node:net';
import { type IpAddress, parseIpAddress } from './ip-address.ts';

/** A subnet, or a single address as the narrowest one. */
export interface Subnet {
  /** As written in the configuration. */
  readonly text: string;
  readonly family: IpAddress['family'];
  /** Length of the prefix in bits. */
  readonly prefix: number;
  contains(address: IpAddress): boolean;
}

const width = { ipv4: 32, ipv6: 128 } as const;

/** Parses `192.0.2.7`, `10.0.0.0/8`, `2001:db8::/32`, `::ffff:10.0.0.0/104`. Throws an error that names the entry. */
export function parseSubnet(text: string): Subnet {
  const [written = '', bits, ...rest] = text.trim().split('/');
  const address = parseIpAddress(written);
  if (!address || rest.length > 0 || written.includes('%'))
    throw new Error(`'${text}' is not an address or subnet, such as '192.0.2.7' or '10.0.0.0/8'`);
  // A prefix written for the IPv6 form of an IPv4 subnet counts the 96 bits in front of it.
  const ahead = address.family === 'ipv4' && written.includes(':') ? 96 : 0;
  const most = width[address.family] + ahead;
  const length = bits === undefined ? most : /^\d{1,3}$/.test(bits) ? Number(bits) : Number.NaN;
  if (!(length >= ahead && length <= most)) throw new Error(`'${text}' must have a prefix length from ${ahead} to ${most}`);
  return subnet(text, address, length - ahead);
}

function subnet(text: string, { family, text: network }: IpAddress, prefix: number): Subnet {
  const list = new BlockList();
  list.addSubnet(network, prefix, family);
  return { text, family, prefix, contains: address => address.family === family && list.check(address.text, family) };
}
