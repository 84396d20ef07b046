import { type Params, parseParams } from './params.ts';
import { Scanner } from './scanner.ts';
import { uriScheme } from './sip-uri.ts';

/** The value of From, To, Contact, Route and their like (RFC 3261 20.10): a URI, who it is, and parameters of the header. */
export interface NameAddr {
  /** As written, quotes included. */
  readonly displayName?: string;
  readonly uri: string;
  readonly params: Params;
}

/** Reads one name-addr or addr-spec; undefined when it is neither. */
export function parseNameAddr(text: string): NameAddr | undefined {
  const scanner = new Scanner(text.trim());
  return scanner.text.includes('<') ? nameAddr(scanner) : addrSpec(scanner);
}

function nameAddr(scanner: Scanner): NameAddr | undefined {
  let displayName: string | undefined;
  if (scanner.peek() === '"') {
    displayName = scanner.quoted();
    if (displayName === undefined) return undefined;
  } else {
    displayName = scanner.until('<"').trim();
  }
  if (!scanner.take('<')) return undefined;
  const uri = scanner.until('>').trim();
  if (!scanner.take('>') || !isUri(uri)) return undefined;
  const params = parseParams(scanner);
  return params && { uri, params, ...(displayName && { displayName }) };
}

/** RFC 3261 20.10: without angle brackets, what follows the first semicolon belongs to the header, not to the URI. */
function addrSpec(scanner: Scanner): NameAddr | undefined {
  const uri = scanner.until('; \t');
  if (!isUri(uri) || /[,?"]/.test(uri)) return undefined;
  const params = parseParams(scanner);
  return params && { uri, params };
}

function isUri(text: string): boolean {
  return uriScheme(text) !== undefined && !/[\s<>"]/.test(text);
}

/** The tag of a From or To value. */
export function tagOf(value: string): string | undefined {
  return parseNameAddr(value)?.params.get('tag');
}

/** A From or To value with a tag, put at its end where none was. */
export function withTag(value: string, tag: string): string {
  return tagOf(value) === undefined ? `${value};tag=${tag}` : value;
}
