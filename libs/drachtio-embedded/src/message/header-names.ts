import { isToken } from './scanner.ts';

/** RFC 3261 7.3.3 and later: one-letter names that stand for a whole one. */
const compactForms: Readonly<Record<string, string>> = {
  a: 'accept-contact', // RFC 3841
  b: 'referred-by', // RFC 3892
  c: 'content-type',
  d: 'request-disposition', // RFC 3841
  e: 'content-encoding',
  f: 'from',
  i: 'call-id',
  j: 'reject-contact', // RFC 3841
  k: 'supported',
  l: 'content-length',
  m: 'contact',
  n: 'identity-info', // RFC 4474
  o: 'event', // RFC 6665
  r: 'refer-to', // RFC 3515
  s: 'subject',
  t: 'to',
  u: 'allow-events', // RFC 6665
  v: 'via',
  x: 'session-expires', // RFC 4028
  y: 'identity', // RFC 8224
};

/** Names whose usual spelling is not "a capital after each dash". */
const irregularNames: Readonly<Record<string, string>> = {
  'call-id': 'Call-ID',
  cseq: 'CSeq',
  'content-id': 'Content-ID',
  'mime-version': 'MIME-Version',
  'min-se': 'Min-SE',
  rack: 'RAck',
  rseq: 'RSeq',
  'sip-etag': 'SIP-ETag',
  'sip-if-match': 'SIP-If-Match',
  'www-authenticate': 'WWW-Authenticate',
};

const keys = new Map<string, string>();
const names = new Map<string, string>();
const maxRemembered = 1000; // names come from the network: the memory of them must not grow for ever

function remember(memory: Map<string, string>, from: string, to: string): string {
  if (memory.size < maxRemembered && isToken(from)) memory.set(from, to);
  return to;
}

/** The one key for all spellings of a header name: lower case, compact form spelt out. */
export function headerKey(name: string): string {
  const known = keys.get(name);
  if (known !== undefined) return known;
  const lower = name.toLowerCase();
  const long = lower.length === 1 && Object.hasOwn(compactForms, lower) ? compactForms[lower] : lower;
  return remember(keys, name, long ?? lower);
}

/** Whether a text can be a header name; the names seen before need no second look. */
export function isHeaderName(name: string): boolean {
  return keys.has(name) || isToken(name);
}

/** How a header name is written; an extension (X-, P-) keeps the spelling it came with. */
export function headerName(name: string): string {
  const known = names.get(name);
  if (known !== undefined) return known;
  const key = headerKey(name);
  if (key.startsWith('x-') && name.length > 1) return remember(names, name, name);
  const irregular = Object.hasOwn(irregularNames, key) ? irregularNames[key] : undefined;
  return remember(names, name, irregular ?? key.replace(/(^|-)([a-z])/g, (_, dash: string, letter: string) => dash + letter.toUpperCase()));
}
