import { isIP } from 'node:net';

/** An address by family. */
export interface IpAddress {
  readonly family: 'ipv4' | 'ipv6';
  readonly text: string;
}

const mapped = /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/i;

/**
 * Reads an address as sockets report it: a zone (`fe80::1%eth0`) is dropped, and an IPv4 address that came through a dual-stack socket
 * (`::ffff:192.0.2.7`, RFC 4291 2.5.5.2) is IPv4. `undefined` when it is no address.
 */
export function parseIpAddress(text: string): IpAddress | undefined {
  const bare = text.trim().replace(/%.*$/, '');
  const v4 = mapped.exec(bare)?.[1] ?? bare;
  const version = isIP(v4);
  if (version === 0) return undefined;
  return { family: version === 4 ? 'ipv4' : 'ipv6', text: v4 };
}
