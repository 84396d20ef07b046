import { formatHostPort, parseHostPort } from './host-port.ts';
import { formatParams, type Params, parseParams } from './params.ts';
import { Scanner } from './scanner.ts';

/** One Via element (RFC 3261 20.42). */
export interface Via {
  readonly protocol: string;
  readonly host: string;
  readonly port?: number;
  readonly params: Params;
}

/** RFC 3261 8.1.1.7: a branch that begins so identifies a transaction by itself. */
export const magicCookie = 'z9hG4bK';

export function parseVia(text: string): Via | undefined {
  const scanner = new Scanner(text.trim());
  if (scanner.token().toUpperCase() !== 'SIP' || !scanner.take('/')) return undefined;
  if (scanner.token() !== '2.0' || !scanner.take('/')) return undefined;
  const protocol = scanner.token().toUpperCase();
  const before = scanner.at;
  scanner.space();
  if (protocol === '' || scanner.at === before) return undefined;
  const address = parseHostPort(scanner.until(';').replace(/[ \t]/g, ''));
  const params = address && parseParams(scanner);
  return params && { protocol, ...address, params };
}

export function formatVia(via: Via): string {
  return `SIP/2.0/${via.protocol} ${formatHostPort(via.host, via.port)}${formatParams(via.params)}`;
}
