import { isIP } from 'node:net';

/** A host, IPv6 without brackets, and perhaps a port. */
export interface HostPort {
  readonly host: string;
  readonly port?: number;
}

const hostname = /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9_.])?$/;

/** RFC 3261 25.1 hostport; undefined when it is not one. */
export function parseHostPort(text: string): HostPort | undefined {
  const bracketed = text.startsWith('[');
  const end = bracketed ? text.indexOf(']') + 1 : text.indexOf(':');
  if (bracketed && end === 0) return undefined;
  const host = bracketed ? text.slice(1, end - 1) : end < 0 ? text : text.slice(0, end);
  if (bracketed ? isIP(host) !== 6 : host.length > 255 || !hostname.test(host)) return undefined;
  const rest = end < 0 ? '' : text.slice(end);
  if (rest === '') return { host };
  const port = rest.startsWith(':') ? parsePort(rest.slice(1)) : undefined;
  return port === undefined ? undefined : { host, port };
}

function parsePort(text: string): number | undefined {
  if (!/^\d{1,5}$/.test(text)) return undefined;
  const port = Number(text);
  return port <= 65535 ? port : undefined;
}

/** The host as it stands in a URI: IPv6 in brackets. */
export function formatHost(host: string): string {
  return host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;
}

export function formatHostPort(host: string, port: number | undefined): string {
  return port === undefined ? formatHost(host) : `${formatHost(host)}:${port}`;
}
