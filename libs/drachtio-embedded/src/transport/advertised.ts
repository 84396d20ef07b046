import { isIP } from 'node:net';
import type { SipListener, SocketAddress } from './listener.ts';
import { isWildcard, localHostFor } from './local-host.ts';

/** The address a listener is known by to a given peer. */
export function advertisedAddress(options: SipListener, local: SocketAddress, remoteHost: string): SocketAddress {
  const { publicAddress } = options;
  const isMany = isWildcard(local.host);
  if (publicAddress !== undefined && (!isMany || isOfUse(publicAddress, remoteHost))) return { host: publicAddress, port: local.port };
  return { host: isMany ? cachedLocalHost(remoteHost) : local.host, port: local.port };
}

/** Names are, and addresses to those of their family. */
function isOfUse(publicAddress: string, remoteHost: string): boolean {
  return isIP(publicAddress) === 0 || isIP(remoteHost) === 0 || isIP(publicAddress) === isIP(remoteHost);
}

const cache = new Map<string, string>();
const maxCached = 1000;

function cachedLocalHost(remoteHost: string): string {
  const known = cache.get(remoteHost);
  if (known !== undefined) return known;
  if (cache.size >= maxCached) cache.clear();
  const host = localHostFor(remoteHost);
  cache.set(remoteHost, host);
  return host;
}
