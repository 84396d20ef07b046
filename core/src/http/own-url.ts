import { isIPv6 } from 'node:net';
import type { GatewaySettings } from '../config/gateway-settings.ts';

/** Where the gateway is reached: as the configuration says, or on this machine at `port`. No slash at the end. */
export function ownUrl({ host, port: configured, publicUrl, tls }: GatewaySettings['http'], port = configured): string {
  if (publicUrl) return publicUrl.replace(/\/+$/, '');
  const shown = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `${tls ? 'https' : 'http'}://${isIPv6(shown) ? `[${shown}]` : shown}:${port}`;
}
