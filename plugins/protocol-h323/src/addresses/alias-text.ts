import { isIP } from 'node:net';
import type { Alias } from '@opencvi/h323-js-bindings';
import { plainText } from '@opencvi/plugin-api';

/** What one alias names: somebody, a host, or somebody at a host. */
export interface NamedPlace {
  readonly user: string;
  /** Lower case; IPv6 without brackets. */
  readonly host?: string;
}

/** Reads an alias as people and devices write them; `undefined` when there is nothing in it. */
export function readAlias({ kind, value }: Alias): NamedPlace | undefined {
  const text = plainText(kind === 'url-ID' ? unescaped(value.replace(/[;?].*$/s, '')) : value);
  if (text === '' || kind === 'mobileUIM') return undefined;
  // The called party number of Q.931 has room for an address as well, and some devices put one there
  return kind === 'transportID' ? hostOnly(text) : addressed(text);
}

/** `user@host`, with or without a scheme (RFC 3508: `h323:`), `host##user`, or a name alone. */
function addressed(text: string): NamedPlace | undefined {
  const plain = text.replace(/^(h323|sips?|tel):/i, '');
  const at = plain.lastIndexOf('@');
  if (at < 0) return numbered(plain);
  // What follows a URL is nothing of the host, and some devices have URLs in an h323-ID
  const host = hostOf(plain.slice(at + 1).replace(/[;?].*$/s, ''));
  const user = numbered(plain.slice(0, at))?.user ?? '';
  return { user, ...(host !== undefined && { host }) };
}

/**
 * `address##id` (with one `#` from some), as room systems dial by address; what comes after another `#` is a PIN, which meetings here have none
 * of. A name that is an address names nobody there.
 */
function numbered(text: string): NamedPlace | undefined {
  const [, first = text, second] = /^([^#]*)##?(.*)$/s.exec(text) ?? [];
  const host = looksLikeHost(first) ? hostOf(first) : undefined;
  if (second !== undefined && host !== undefined) return { user: withoutPin(second), host };
  return hostOnly(text) ?? { user: withoutPin(text.replace(/^##/, '')) };
}

function hostOnly(text: string): NamedPlace | undefined {
  const host = hostOf(text);
  return host !== undefined && isIP(host) !== 0 ? { user: '', host } : undefined;
}

/** Conference ids have no dots, and a number with a tenant key before the dot is no host. */
function looksLikeHost(text: string): boolean {
  const host = hostOf(text) ?? '';
  return isIP(host) !== 0 || (host.includes('.') && /[a-z]/i.test(host));
}

function withoutPin(text: string): string {
  return text.replace(/#.*$/s, '').trim();
}

/** The host of `host`, `host:port`, `[v6]`, `[v6]:port` or an IPv6 address as it is. */
function hostOf(text: string): string | undefined {
  if (isIP(text) !== 0) return text.toLowerCase();
  const [, bracketed, plain] = /^(?:\[([0-9a-f:.]+)\]|([^\s:[\]<>"@#]+))(?::\d{0,5})?$/i.exec(text) ?? [];
  // RFC 1034 3.1: a name may end with the root's dot
  return (bracketed ?? plain)?.toLowerCase().replace(/\.$/, '');
}

/** RFC 3986 2.1; what is not escaped properly is taken as written. */
function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
