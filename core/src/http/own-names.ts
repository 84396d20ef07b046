import { isIP } from 'node:net';
import type { GatewaySettings } from '../config/gateway-settings.ts';

const loopback = /^(?:localhost|127(?:\.\d+){3}|::1)$/;

/**
 * Whether a request is for us by its `Host`. A page of another site can have its name lead to this machine (DNS rebinding): to the browser
 * the gateway is that site then, and what only this machine should reach is open to it. An address cannot be made to lead elsewhere, and
 * with a `publicUrl` others reach us anyway.
 */
export function isOwnName({ host, publicUrl }: GatewaySettings['http'], asked: string): boolean {
  if (!loopback.test(host) || publicUrl !== undefined) return true;
  const name = asked.replace(/^\[|\]$/g, '').toLowerCase();
  // RFC 6761 6.3: names in localhost lead to this machine for every resolver
  return name === '' || isIP(name) !== 0 || name === 'localhost' || name.endsWith('.localhost');
}
