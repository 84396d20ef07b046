import { type Address, isPlain } from '@opencvi/plugin-api';

/** A SIP, SIPS or TEL URI in neutral form; `undefined` for any other scheme, and for what is no URI (RFC 3261 19.1, RFC 3966). */
export function parseUri(text: string): Address | undefined {
  // RFC 3261 25.1: no part of a URI may hold control characters
  if (!isPlain(text.trim())) return undefined;
  const [, scheme = '', rest = ''] = /^([a-z][a-z0-9+.-]*):(.*)$/is.exec(text.trim()) ?? [];
  switch (scheme.toLowerCase()) {
    case 'sip':
    case 'sips':
      return parseSip(rest);
    case 'tel':
      return parseTel(rest);
    default:
      return undefined;
  }
}

function parseSip(text: string): Address | undefined {
  // The user part may hold ';' and '?': only the last '@' ends it (RFC 3261 25.1, user-unreserved)
  const at = text.lastIndexOf('@');
  const host = hostOf(text.slice(at + 1));
  if (host === undefined) return undefined;
  // A password, and parameters that belong to a telephone number (19.1.6), are no part of the name
  const user = at < 0 ? '' : (text.slice(0, at).split(/[:;]/, 1)[0] ?? '');
  return { user: unescapeUser(user), host };
}

function parseTel(text: string): Address | undefined {
  const number = (text.split(';', 1)[0] ?? '').replaceAll(/[-.() ]/g, '');
  return /^\+?[0-9A-D*#]+$/i.test(number) ? { user: number, host: '' } : undefined;
}

function hostOf(text: string): string | undefined {
  const hostPort = text.split(/[;?]/, 1)[0] ?? '';
  const [, bracketed, plain] = /^(?:\[([0-9a-f:.]+)\]|([^\s:[\]<>"@]+))(?::\d{0,5})?$/i.exec(hostPort) ?? [];
  return (bracketed ?? plain)?.toLowerCase();
}

/** RFC 3261 19.1.2; what is not escaped properly, or hides control characters, is taken as written. */
function unescapeUser(text: string): string {
  try {
    const user = decodeURIComponent(text);
    return isPlain(user) ? user : text;
  } catch {
    return text;
  }
}

/** A SIP URI for an address; `port` and `transport` where the address alone does not lead there. */
export function formatUri({ user, host }: Address, { transport, port }: { transport?: string; port?: number } = {}): string {
  const name = user === '' ? '' : `${escapeUser(user)}@`;
  const target = host.includes(':') ? `[${host}]` : host;
  return `sip:${name}${target}${port === undefined ? '' : `:${port}`}${transport === undefined ? '' : `;transport=${transport}`}`;
}

/** RFC 3261 25.1: of what encodeURIComponent escapes, a user part may hold these as they are. */
function escapeUser(user: string): string {
  const wellFormed = Buffer.from(user).toString();
  return encodeURIComponent(wellFormed).replaceAll(/%(26|3D|2B|24|2C|2F)/g, escaped => decodeURIComponent(escaped));
}
