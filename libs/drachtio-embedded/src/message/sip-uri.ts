import { formatHostPort, parseHostPort } from './host-port.ts';
import { formatParams, type Params } from './params.ts';

/** A sip: or sips: URI (RFC 3261 19.1). User, password and headers stay as written, escapes included. */
export interface SipUri {
  readonly scheme: 'sip' | 'sips';
  readonly user?: string;
  readonly host: string;
  readonly port?: number;
  readonly params: Params;
  readonly headers?: string;
}

/** The scheme of any absolute URI, in lower case; undefined when there is none. */
export function uriScheme(text: string): string | undefined {
  const colon = text.indexOf(':');
  const scheme = colon > 0 ? text.slice(0, colon) : '';
  return /^[A-Za-z][A-Za-z0-9+.-]*$/.test(scheme) ? scheme.toLowerCase() : undefined;
}

/** Reads a sip or sips URI; undefined for any other scheme and for what breaks the grammar. */
export function parseSipUri(text: string): SipUri | undefined {
  const scheme = uriScheme(text);
  if (scheme !== 'sip' && scheme !== 'sips') return undefined;
  if (/[\s<>"]/.test(text)) return undefined;
  let rest = text.slice(scheme.length + 1);
  // The user part may itself hold ';' and '?' (RFC 3261 25.1 user-unreserved): the '@' decides where it ends
  const at = rest.lastIndexOf('@');
  const user = at >= 0 ? rest.slice(0, at) : undefined;
  if (user === '' || user?.includes('@')) return undefined;
  rest = rest.slice(at + 1);
  const question = rest.indexOf('?');
  const headers = question >= 0 ? rest.slice(question + 1) : undefined;
  if (question >= 0) rest = rest.slice(0, question);
  const semicolon = rest.indexOf(';');
  const address = parseHostPort(semicolon >= 0 ? rest.slice(0, semicolon) : rest);
  const params = uriParams(semicolon >= 0 ? rest.slice(semicolon) : '');
  if (!address) return undefined;
  return { scheme, ...address, params, ...(user !== undefined && { user }), ...(headers !== undefined && { headers }) };
}

/** URI parameters allow more characters than header parameters do (RFC 3261 25.1 param-unreserved). */
function uriParams(text: string): Params {
  const params = new Map<string, string | undefined>();
  for (const part of text.split(';')) {
    if (part === '') continue;
    const equals = part.indexOf('=');
    params.set((equals < 0 ? part : part.slice(0, equals)).toLowerCase(), equals < 0 ? undefined : part.slice(equals + 1));
  }
  return params;
}

export function formatSipUri(uri: SipUri): string {
  const user = uri.user === undefined ? '' : `${uri.user}@`;
  const headers = uri.headers === undefined ? '' : `?${uri.headers}`;
  return `${uri.scheme}:${user}${formatHostPort(uri.host, uri.port)}${formatParams(uri.params)}${headers}`;
}
