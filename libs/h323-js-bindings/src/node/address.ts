import type { Socket } from 'node:net';
import type { SocketAddress } from '../machine.ts';

/** An address as H.323 messages say it: an IPv4 one that came mapped into IPv6 (RFC 4291 2.5.5.2) as itself. */
export function plainAddress(address: string): string {
  return /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;
}

/** Both ends of a connected socket; undefined where it broke before anybody could ask. */
export function endsOf(socket: Socket): { readonly local: SocketAddress; readonly remote: SocketAddress } | undefined {
  const { localAddress, localPort, remoteAddress, remotePort } = socket;
  if (localAddress === undefined || localPort === undefined || remoteAddress === undefined || remotePort === undefined) return undefined;
  return {
    local: { address: plainAddress(localAddress), port: localPort },
    remote: { address: plainAddress(remoteAddress), port: remotePort },
  };
}
