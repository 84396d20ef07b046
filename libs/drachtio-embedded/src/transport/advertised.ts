import type { SipListener, SocketAddress } from './listener.ts';
import { isWildcard, localHostFor } from './local-host.ts';

/** The address a listener is known by to a given peer. */
export function advertisedAddress(options: SipListener, local: SocketAddress, remoteHost: string): SocketAddress {
  const host = options.publicAddress ?? (isWildcard(local.host) ? cachedLocalHost(remoteHost) : local.host);
  return { host, port: local.port };
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
